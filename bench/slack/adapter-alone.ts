import { commands, groups } from '../../commands/index.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { readConfig } from '../../src/config/index.ts';
import { createLog } from '../../src/ops/log.ts';
import { startSlack } from '../../src/platforms/slack/start.ts';

/** Dostyk's own way to and from Slack with a constant reply: the difference to Dostyk is what finding an answer takes. */
const reply: Reply = {
  body: [
    { kind: 'answer', text: 'Four' },
    {
      kind: 'paragraph',
      text: 'Four agreements were signed at the Erfurt meeting of 12 March 2024, on energy and training.',
    },
    { kind: 'note', text: 'As of 12 March 2024' },
    {
      kind: 'citation',
      text: [
        'Source: The Astana Times, ',
        { link: 'Kazakhstan, Germany bolster partnership', url: 'https://example.org/article' },
      ],
    },
  ],
  facts: [],
  actions: ['Sources', 'Related'].map((label) => ({ label, command: 'sources', options: {} })),
  audience: 'everyone',
};

const { slack } = readConfig(process.env);
if (!slack || !('botToken' in slack)) throw new Error('SLACK_BOT_TOKEN is needed.');
await startSlack(slack, {
  commands,
  groups,
  dispatcher: { dispatch: async () => reply, complete: () => [], form: () => undefined },
  isFirstDelivery: async () => true,
  log: createLog({ level: 'warn', secrets: [] }),
  fail: (error) => {
    throw error;
  },
});
