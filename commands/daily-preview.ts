import { defineCommand } from '../src/chat/command.ts';
import { remembering, sentence } from './daily.ts';
import type { Services } from './services.ts';

export const dailyPreview = defineCommand<Services>()({
  name: 'daily preview',
  description: 'command.daily-preview.description',
  options: {},
  run: async ({ channel, services, words }) => {
    const post = await remembering(services.daily.preview(channel));
    return post ? { ...post, audience: 'asker' } : sentence(words('daily.no-facts', {}));
  },
});
