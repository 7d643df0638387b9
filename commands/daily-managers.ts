import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { optionalChoice } from '../src/chat/options.ts';
import { remembering, sentence } from './daily.ts';
import type { Services } from './services.ts';

/** Lets everybody change the daily fact of a channel, or no longer. Only administrators may say so. */
export const dailyManagers = defineCommand<Services>()({
  name: 'daily managers',
  description: 'command.daily-managers.description',
  options: {
    who: optionalChoice({
      description: 'command.daily-managers.option.who',
      choices: [
        { value: 'admins', label: 'choice.daily-managers.admins' },
        { value: 'everybody', label: 'choice.daily-managers.everybody' },
      ],
    }),
  },
  run: async ({ options, asker, channel, services, words }) => {
    const { platform } = channel;
    if (!(await asker.isAdmin())) throw new UserError('error.admins-only', { platform });
    const everybody = options.who === 'everybody';
    await remembering(services.daily.letEverybodyManage(channel, everybody));
    return sentence(everybody ? words('daily.managers-everybody', {}) : words('daily.managers-admins', { platform }));
  },
});
