import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import type { Services } from './services.ts';

/** What a button from an older version invokes, since nobody knows any more what it meant. */
export const outdated = defineCommand<Services>()({
  name: 'outdated',
  options: {},
  run: () => {
    throw new UserError('error.outdated-action', {});
  },
});
