import { defineCommand } from '../src/chat/command.ts';
import { remembering, requireManager, sentence } from './daily.ts';
import type { Services } from './services.ts';

export const dailyOff = defineCommand<Services>()({
  name: 'daily off',
  description: 'command.daily-off.description',
  options: {},
  run: async ({ asker, channel, services, words }) => {
    await requireManager({ asker, channel, services });
    const wasOn = await remembering(services.daily.turnOff(channel));
    return sentence(words(wasOn ? 'daily.turned-off' : 'daily.was-off', {}));
  },
});
