import { expect, test } from 'vitest';
import { createSlackPoster } from '../../../src/platforms/slack/poster.ts';
import type { Message } from '../../doubles/slack/workspace.ts';
import { TOKENS } from '../../doubles/slack/workspace.ts';
import { reading, SILENT, startHarness, textOf, until } from './harness.ts';

const DISPUTED = 'how many German companies are in Kazakhstan?';
const kindsOf = ({ blocks }: Message) =>
  new Set(JSON.stringify(blocks).match(/(?<="type":")(?:container|table|context_actions)/g) ?? []);
const ALL = new Set(['container', 'table', 'context_actions']);

test('an answer has containers, a table and buttons for feedback, which count', async () => {
  const { anna, answer } = await startHarness();
  await anna.says('C1', `@dostyk ${DISPUTED}`);
  const message = await answer();
  expect(kindsOf(message)).toEqual(ALL);
  await anna.presses(message, '👍');
  expect(textOf(await answer(1))).toMatch(/thank/i);
});

test('a page is opened without an answer', async () => {
  const { anna, answer, answers } = await startHarness();
  await anna.says('C1', '@dostyk What was the bilateral trade volume in 2018?');
  await anna.presses(await answer(), 'Details');
  const message = await answer(1);
  const page = reading(message).controls.find(({ actionId }) => actionId.startsWith('open '));
  await anna.presses(message, page?.label ?? '');
  await anna.presses(message, 'Sources');
  expect(textOf(await answer(2))).toContain('Sources');
  expect(answers()).toHaveLength(3);
});

test.each([true, false])(
  'a kind of block that is refused is not sent again, whether Slack says which (%s) or not',
  async (saysWhich) => {
    const { anna, answer, slack } = await startHarness();
    slack.workspace.refusals.blocks.add('context_actions');
    slack.workspace.refusals.saysWhich = saysWhich;
    const left = saysWhich ? new Set(['container', 'table']) : new Set();
    // Over the Web API, and at a response_url.
    await anna.says('C1', `@dostyk ${DISPUTED}`);
    const first = await answer();
    expect(kindsOf(first)).toEqual(left);
    expect(reading(first).controls.map(({ label }) => label)).toContain('👍');
    await anna.commands('C1', `/ask ${DISPUTED}`);
    expect(kindsOf(await answer(1))).toEqual(left);
    const posts = slack.calls.filter(({ method }) => method === 'chat.postMessage' || method === 'blocks.validate');
    expect(posts.map(({ method }) => method)).toEqual(['chat.postMessage', 'blocks.validate', 'chat.postMessage']);
  },
);

test('a private answer does without what is refused, and a message that is refused anyhow leaves nothing remembered', async () => {
  const { anna, answer, slack } = await startHarness();
  slack.workspace.refusals.blocks.add('table');
  await anna.commands('C1', `/ask ${DISPUTED}`);
  expect(kindsOf(await answer())).toEqual(new Set(['container', 'context_actions']));
  slack.faults.plan({ method: 'chat.postMessage', fault: { kind: 'error', error: 'invalid_blocks' }, times: 2 });
  await anna.says('C1', `@dostyk ${DISPUTED}`);
  await until(() => slack.calls.filter(({ method }) => method === 'chat.postMessage').length === 2);
  await anna.says('C1', `@dostyk ${DISPUTED}`);
  expect(kindsOf(await answer(1))).toEqual(new Set(['container', 'context_actions']));
});

test('a post does without what is refused, and keeps its picture', async () => {
  const { slack } = await startHarness();
  const poster = createSlackPoster({ botToken: TOKENS.bot, apiUrl: slack.apiUrl, log: SILENT, timeoutMs: 6_000 });
  slack.workspace.refusals.blocks.add('container');
  const picture = { png: new Uint8Array([1]), name: 'a.png', alt: 'A picture' };
  const reply = {
    body: [{ kind: 'list' as const, items: ['one', 'two'] }],
    facts: [],
    actions: [],
    audience: 'everyone' as const,
    picture,
  };
  const id = (await poster.upload?.({ id: 'C1' }, picture, async () => true)) ?? '';
  const post = (key: string) => poster.post({ id: 'C1' }, reply, key, { id, acquire: async () => true });
  await post('key 1');
  await post('key 2');
  const posts = slack.seenBy('UANNA', 'C1');
  expect(posts.map((one) => [...kindsOf(one)])).toEqual([[], []]);
  expect(posts.map((one) => reading(one).pictures.length)).toEqual([1, 1]);
});
