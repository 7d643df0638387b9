import { App, LogLevel, type types } from '@slack/bolt';

/**
 * A Bolt app as its guide shows it, that answers every mention with a constant of the shape of Dostyk's answers: what no
 * bot on Bolt can undercut.
 */
const section = (text: string): types.RichTextSection => ({
  type: 'rich_text_section',
  elements: [{ type: 'text', text }],
});
const blocks: types.KnownBlock[] = [
  { type: 'header', text: { type: 'plain_text', text: 'Four', emoji: false } },
  {
    type: 'rich_text',
    elements: [section('Four agreements were signed at the Erfurt meeting of 12 March 2024, on energy and training.')],
  },
  { type: 'context', elements: [{ type: 'plain_text', text: 'As of 12 March 2024', emoji: false }] },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Source: The Astana Times, ' },
          { type: 'link', text: 'Kazakhstan, Germany bolster partnership', url: 'https://example.org/article' },
        ],
      },
    ],
  },
  {
    type: 'actions',
    elements: ['Sources', 'Related'].map((label) => ({
      type: 'button',
      action_id: label,
      text: { type: 'plain_text', text: label, emoji: false },
      value: label,
    })),
  },
];

const app = new App({
  token: process.env['SLACK_BOT_TOKEN'] ?? '',
  appToken: process.env['SLACK_APP_TOKEN'] ?? '',
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: process.env['SLACK_API_URL'] ?? '' },
});
app.event('app_mention', async ({ event, client }) => {
  await client.chat.postMessage({
    channel: event.channel,
    thread_ts: event.thread_ts ?? event.ts,
    text: 'Four',
    blocks,
  });
});
await app.start();
