import { expect, test } from 'vitest';
import { SCOPES } from '../../../src/platforms/slack/manifest.ts';
import { eventPayload } from '../../doubles/slack/payloads.ts';
import { reading, startHarness, textOf, until } from './harness.ts';

const QUESTION = 'when did Kazakhstan and Germany establish diplomatic relations?';

test('a mention is answered in its thread, in the open, and a mention in a thread in that thread', async () => {
  const { anna, answer } = await startHarness();
  const asked = await anna.says('C1', `@dostyk ${QUESTION}`);
  const first = await answer();
  expect(first).toMatchObject({ thread: asked.ts });
  expect(first.onlyFor).toBeUndefined();
  expect(textOf(first)).toContain('1992');
  await anna.says('C1', `hey @dostyk ${QUESTION}`, asked.ts);
  expect((await answer(1)).thread).toBe(asked.ts);
});

test('a direct message is answered beside it, and one in a thread in the thread', async () => {
  const { anna, answer, direct } = await startHarness();
  const asked = await anna.says(direct, QUESTION);
  const first = await answer(0, direct);
  expect(first.thread).toBeUndefined();
  expect(textOf(first)).toContain('1992');
  await anna.says(direct, 'topics', asked.ts);
  expect((await answer(1, direct)).thread).toBe(asked.ts);
});

test('thanks get a reaction, or a line where the scope for it was not given', async () => {
  const scopes = [...SCOPES, 'reactions:write'];
  const allowed = await startHarness({ slack: { scopes } });
  const thanks = await allowed.anna.says('C1', '@dostyk thanks a lot!');
  await until(() => thanks.reactions);
  expect(thanks.reactions).toEqual(['heart']);
  expect(allowed.answers()).toEqual([]);
  const without = await startHarness();
  await without.anna.says('C1', '@dostyk thanks a lot!');
  expect(textOf(await without.answer())).toContain('welcome');
});

test('what only concerns the asker is shown to the asker alone', async () => {
  const { anna, answer } = await startHarness();
  await anna.says('C1', '@dostyk help');
  expect((await answer()).onlyFor).toBe('UANNA');
});

test('a private answer to a mention is shown to everyone in the thread of the mention, once', async () => {
  const { anna, answer, answers } = await startHarness();
  const asked = await anna.says('C1', `@dostyk ask private:true ${QUESTION}`);
  const hidden = await answer();
  expect(hidden.onlyFor).toBe('UANNA');
  await Promise.all([anna.presses(hidden, 'Show everyone'), anna.presses(hidden, 'Show everyone')]);
  const shared = await until(() => answers().find(({ onlyFor }) => onlyFor === undefined));
  expect(shared.thread).toBe(asked.ts);
  await until(() => hidden.isDeleted || undefined);
  expect(answers()).toHaveLength(1);
});

test('the message shortcut answers any message, also in a thread, and shows it there to everyone', async () => {
  const { anna, answer, answers, slack } = await startHarness();
  const message = slack.workspace.add({ channel: 'C1', user: 'UBEN', text: QUESTION, blocks: [], thread: '1.000001' });
  await anna.usesShortcut(message, 'ask');
  const [, private_] = [message, await answer(1)];
  expect(private_).toMatchObject({ onlyFor: 'UANNA', thread: '1.000001' });
  await anna.presses(private_, 'Show everyone');
  const shared = await until(() => answers().find((one) => one.user === 'UDOSTYK' && one.onlyFor === undefined));
  expect(shared.thread).toBe('1.000001');
  expect(textOf(shared)).toContain('1992');
});

test('a redelivered envelope and a message beside a mention are one question', async () => {
  const { anna, answer, answers, slack } = await startHarness();
  const asked = await anna.says('C1', `@dostyk ${QUESTION}`);
  await answer();
  const event = {
    type: 'app_mention',
    channel: 'C1',
    user: 'UANNA',
    text: asked.text,
    ts: asked.ts,
    event_ts: asked.ts,
  };
  await slack.deliver('events_api', eventPayload(slack.workspace, event), { attempt: 1, reason: 'timeout' });
  const asMessage = { ...event, type: 'message', channel_type: 'im' };
  await slack.deliver('events_api', eventPayload(slack.workspace, asMessage), { attempt: 2, reason: 'timeout' });
  await anna.says('C1', `@dostyk ${QUESTION}`);
  await answer(1);
  expect(answers()).toHaveLength(2);
});

test('neither bots nor edits, deletions and messages in channels are answered', async () => {
  const { anna, answer, answers, slack, direct } = await startHarness();
  const base = {
    user: 'UANNA',
    text: QUESTION,
    ts: '5.000001',
    event_ts: '5.000001',
    channel: direct,
    channel_type: 'im',
  };
  const events = [
    { ...base, type: 'message', bot_id: 'BOTHER' },
    { ...base, type: 'message', subtype: 'bot_message', bot_id: 'BOTHER' },
    { ...base, type: 'message', subtype: 'message_changed', message: base, previous_message: base },
    { ...base, type: 'message', subtype: 'message_deleted', deleted_ts: '5.000001' },
    { ...base, type: 'message', channel: 'C1', channel_type: 'channel' },
    { ...base, type: 'message', user: 'UDOSTYK' },
    { ...base, type: 'app_mention', channel: 'C1', bot_id: 'BOTHER' },
  ];
  for (const event of events) await slack.deliver('events_api', eventPayload(slack.workspace, event));
  await anna.says(direct, QUESTION);
  await answer(0, direct);
  expect(answers(direct)).toHaveLength(1);
  expect(answers()).toHaveLength(0);
});

test('buttons of a public answer: what concerns one is for one, the rest stands in the thread', async () => {
  const { anna, answer } = await startHarness();
  const asked = await anna.says('C1', '@dostyk fact energy');
  const fact = await answer();
  await anna.presses(fact, 'Sources');
  expect(await answer(1)).toMatchObject({ onlyFor: 'UANNA', thread: asked.ts });
  await anna.presses(fact, 'Another');
  const another = await answer(2);
  expect(another.onlyFor).toBeUndefined();
  expect(another.thread).toBe(asked.ts);
});

test('only the words that were typed reach the question', async () => {
  const { anna, answer, lastReply } = await startHarness();
  await anna.says('C1', '@dostyk is it <3 & >2 at https://example.org/?a=1&b=2 <!channel>');
  await answer();
  expect(lastReply()?.question).toBe('is it <3 & >2 at https://example.org/?a=1&b=2 <!channel>');
});

test('pictures are brought to Slack and described', async () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  const { anna, answer, slack } = await startHarness({
    bot: {
      dispatcher: {
        complete: () => [],
        form: () => undefined,
        dispatch: async () => ({
          body: [{ kind: 'answer', text: 'A picture' }],
          facts: [],
          actions: [],
          audience: 'everyone',
          picture: { png, name: 'trade.png', alt: 'Trade, by year' },
        }),
      },
    },
  });
  await anna.says('C1', '@dostyk chart trade');
  const [picture] = reading(await answer()).pictures;
  expect(picture?.altText).toBe('Trade, by year');
  expect(slack.workspace.files.get(picture?.file ?? '')?.bytes).toEqual(png);
  slack.workspace.slowness.pictures = 1;
  await anna.commands('C1', '/dostyk chart trade');
  expect(reading(await answer(1)).pictures).toHaveLength(1);
  slack.workspace.slowness.pictures = 9;
  await anna.says('C1', '@dostyk chart trade');
  expect(reading(await answer(2)).pictures).toEqual([]);
  slack.faults.plan({ method: 'files.getUploadURLExternal', fault: { kind: 'error', error: 'internal_error' } });
  await anna.says('C1', '@dostyk chart trade');
  expect(reading(await answer(3)).pictures).toEqual([]);
});

test('in a thread anybody can ask on, and who was answered there asks on from their own', async () => {
  const { anna, slack, answers } = await startHarness();
  const ben = slack.person('UBEN');
  const answer = (before = 0) => until(() => answers().filter(({ user }) => user === 'UDOSTYK')[before]);
  const asked = await anna.says('C1', `@dostyk ${QUESTION}`);
  await answer();
  await ben.says('C1', '@dostyk source?', asked.ts);
  expect(textOf(await answer(1))).toContain('Sources');
  await ben.says('C1', '@dostyk who is the German ambassador in Kazakhstan?', asked.ts);
  await answer(2);
  await anna.says('C1', '@dostyk in german please', asked.ts);
  expect(textOf(await answer(3))).toContain('11. Februar 1992');
});
