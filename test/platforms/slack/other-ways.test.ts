import { expect, test } from 'vitest';
import { eventPayload } from '../../doubles/slack/payloads.ts';
import { BOT, type Message, type View } from '../../doubles/slack/workspace.ts';
import { startHarness, textOf, until } from './harness.ts';

const QUESTION = 'When did Kazakhstan and Germany establish diplomatic relations?';
const OVER = { method: 'response_url', fault: { kind: 'status', status: 404 } } as const;

type Harness = Awaited<ReturnType<typeof startHarness>>;

function openView({ slack }: Harness, type: View['type']): Promise<View> {
  return until(() => [...slack.workspace.views.values()].find((view) => view.type === type));
}

test.each(['expired_trigger_id', 'invalid_trigger_id', 'internal_error'])(
  'a form that Slack does not open (%s) is asked for in words',
  async (error) => {
    const { anna, answer, slack } = await startHarness();
    slack.faults.plan({ method: 'views.open', fault: { kind: 'error', error }, times: 9 });
    await anna.commands('C1', '/ask');
    const message = await answer();
    expect(textOf(message)).toContain('What would you like to know?');
    expect(message.onlyFor).toBe('UANNA');
  },
);

test('a form that is sent when its address is over is answered all the same, to the person alone', async () => {
  const harness = await startHarness();
  const { anna, answer, slack } = harness;
  await anna.commands('C1', '/ask');
  const view = await openView(harness, 'modal');
  slack.faults.plan(OVER);
  await anna.submits(view, { question: QUESTION });
  const message = await answer();
  expect(message.onlyFor).toBe('UANNA');
  expect(textOf(message)).toContain('11 February 1992');
  // Half an hour later nobody remembers what it answers.
  expect(textOf(message)).toContain(QUESTION);
});

test('where the bot is not in the channel it is answered in the conversation with the bot', async () => {
  const { anna, answer, slack, direct } = await startHarness();
  slack.workspace.addChannel('CWITHOUT', { members: ['UANNA'], withBot: false });
  slack.faults.plan(OVER);
  await anna.commands('CWITHOUT', `/ask ${QUESTION}`);
  const message = await answer(0, direct);
  expect(textOf(message)).toContain('11 February 1992');
  expect(slack.seenBy('UANNA', 'CWITHOUT')).toEqual([]);
});

test('buttons whose address is over: what is for one stays for one, what is for all is for all', async () => {
  const { anna, answer, slack } = await startHarness();
  await anna.commands('C1', `/ask ${QUESTION}`);
  const first = await answer();
  slack.faults.plan(OVER);
  await anna.presses(first, 'Sources');
  expect(await answer(1)).toMatchObject({ onlyFor: 'UANNA' });
  slack.faults.plan({ ...OVER, times: 2 });
  await anna.presses(first, 'Show everyone');
  const shared = await answer(2);
  expect(shared.onlyFor).toBeUndefined();
  expect(textOf(shared)).toContain('11 February 1992');
});

test('buttons in a thread, and the shortcut, are answered in it', async () => {
  const { anna, answer, slack } = await startHarness();
  const asked = await anna.says('C1', '@dostyk fact energy');
  const fact = await answer();
  slack.faults.plan(OVER);
  await anna.presses(fact, 'Another');
  expect(await answer(1)).toMatchObject({ thread: asked.ts });
  const said = slack.workspace.add({ channel: 'C1', user: 'UANNA', text: QUESTION, blocks: [], thread: asked.ts });
  slack.faults.plan(OVER);
  await anna.usesShortcut(said, 'ask');
  expect(await answer(2)).toMatchObject({ thread: asked.ts, onlyFor: 'UANNA' });
});

test('an answer that Slack may have taken is not given again another way', async () => {
  const { anna, answer, answers, slack, direct } = await startHarness();
  slack.faults.plan({ method: 'response_url', fault: { kind: 'dropped' } });
  await anna.commands('C1', `/ask ${QUESTION}`);
  await answer();
  await anna.commands('C1', '/dostyk topics');
  await answer(1);
  expect(answers()).toHaveLength(2);
  expect(answers(direct)).toHaveLength(0);
});

test('a window that Slack does not open from the App Home becomes a message', async () => {
  const harness = await startHarness();
  const { anna, answer, slack, direct } = harness;
  await anna.opensHome();
  const home = await openView(harness, 'home');
  slack.faults.plan({ method: 'views.open', fault: { kind: 'error', error: 'expired_trigger_id' } });
  await anna.pressesInView(home, '', QUESTION);
  const message = await answer(0, direct);
  expect(textOf(message)).toContain('11 February 1992');
  expect(textOf(message)).toContain(QUESTION);
});

const base = { type: 'message', user: 'UANNA', channel_type: 'im' };

test.each([
  ['thread_broadcast', { text: QUESTION, root: { ts: '5.000001' }, thread_ts: '5.000001' }],
  ['me_message', { text: QUESTION }],
  ['file_share', { text: QUESTION, files: [{ id: 'F1' }] }],
])('a direct message of the kind %s is heard', async (subtype, more) => {
  const { answer, slack, direct } = await startHarness();
  if ('thread_ts' in more) slack.workspace.prompt(direct, more.thread_ts);
  const event = { ...base, subtype, channel: direct, ts: '6.000001', event_ts: '6.000001', ...more };
  await slack.deliver('events_api', eventPayload(slack.workspace, event));
  const message = await answer(0, direct);
  expect(textOf(message)).toContain('11 February 1992');
  expect(message.thread).toBe('thread_ts' in more ? more.thread_ts : undefined);
});

test('what somebody else wrote and a person forwards is a question, and no command', async () => {
  const { answer, lastReply, slack, direct } = await startHarness();
  const attachments = [{ is_share: true, text: 'daily off' }];
  const event = { ...base, channel: direct, ts: '6.000001', event_ts: '6.000001', text: '', attachments };
  await slack.deliver('events_api', eventPayload(slack.workspace, event));
  await answer(0, direct);
  expect(lastReply()?.question).toBe('daily off');
});

const richText = (...elements: readonly object[]) => [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
];
const words = { type: 'text', text: QUESTION };

/** Messages in which the question stands elsewhere than in the text. */
const MESSAGES: readonly (readonly [where: string, message: object])[] = [
  ['rich text', { blocks: richText({ type: 'user', user_id: BOT.user }, words) }],
  ['a section', { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: QUESTION } }] }],
  [
    'a list',
    {
      blocks: [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_list', elements: [{ type: 'rich_text_section', elements: [words] }] }],
        },
      ],
    },
  ],
  [
    'a forwarded message',
    { attachments: [{ is_share: true, text: QUESTION, fallback: `[3 May] someone: ${QUESTION}` }] },
  ],
  [
    'the blocks of a forwarded message',
    { attachments: [{ message_blocks: [{ team: 'T1', message: { blocks: richText(words) } }] }] },
  ],
  ['an attachment', { attachments: [{ title: QUESTION }] }],
];

test.each(MESSAGES)('the shortcut reads %s', async (_, content) => {
  const { anna, answer, lastReply, slack } = await startHarness();
  const message: Message = slack.workspace.add({ channel: 'C1', user: 'UANNA', text: '', blocks: [], ...content });
  await anna.usesShortcut(message, 'ask');
  expect(textOf(await answer())).toContain('11 February 1992');
  expect(lastReply()?.question).toBe(QUESTION);
});

test.each(MESSAGES)('a direct message with nothing but %s is read', async (_, content) => {
  const { answer, lastReply, slack, direct } = await startHarness();
  const event = { ...base, channel: direct, ts: '6.000001', event_ts: '6.000001', text: '', ...content };
  await slack.deliver('events_api', eventPayload(slack.workspace, event));
  expect(textOf(await answer(0, direct))).toContain('11 February 1992');
  expect(lastReply()?.question).toBe(QUESTION);
});
