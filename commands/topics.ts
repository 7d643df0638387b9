import { defineCommand } from '../src/chat/command.ts';
import type { Services } from './services.ts';

/** Discord shows five buttons a row. */
const MOST_BUTTONS = 5;

export const topics = defineCommand<Services>()({
  name: 'topics',
  description: 'command.topics.description',
  topLevel: true,
  options: {},
  run: ({ channel, services, t }) => {
    const { pack } = services.knowledge(t.locale, channel);
    const entries = Object.entries(pack.topics)
      .map(([id, { title, emoji }]) => {
        const count = pack.factsOfTopic(id).length;
        const topic = emoji === undefined ? title : `${emoji} ${title}`;
        return { id, title, count, line: t('topics.line', { topic, count }) };
      })
      .toSorted((a, b) => b.count - a.count);
    return {
      heading: t('topics.heading', { about: pack.about }),
      body: [{ kind: 'list', items: entries.map(({ line }) => line) }],
      facts: [],
      actions: entries.slice(0, MOST_BUTTONS).map(({ id, title }, item) => ({
        label: title,
        command: 'fact',
        options: { topic: id },
        beside: { label: t('button.show', {}), item },
      })),
      audience: 'everyone',
    };
  },
});
