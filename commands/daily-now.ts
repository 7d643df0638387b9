import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { PostError } from '../src/daily/types.ts';
import { remembering, requireManager, sentence } from './daily.ts';
import type { Services } from './services.ts';

export const dailyNow = defineCommand<Services>()({
  name: 'daily now',
  description: 'command.daily-now.description',
  options: {},
  run: async ({ id, asker, channel, services, words }) => {
    await requireManager({ asker, channel, services });
    const posted = await remembering(services.daily.postNow(channel, id)).catch((error: unknown) => {
      throw error instanceof PostError ? sayWhy(error, channel.platform) : error;
    });
    return sentence(words(posted ? 'daily.posted-now' : 'daily.no-facts', {}));
  },
});

function sayWhy({ failure, message: problem }: PostError, platform: string): UserError {
  switch (failure) {
    case 'permanent':
      return new UserError('daily.post-refused', { problem, platform });
    case 'later':
      return new UserError('daily.post-later', { problem });
    case 'unknown':
      return new UserError('daily.post-unknown', { problem });
  }
}
