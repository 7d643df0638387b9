import { expect, test } from 'vitest';
import { sign } from '../../doubles/slack/http-mode.ts';
import { eventPayload } from '../../doubles/slack/payloads.ts';
import { startHarness, textOf } from './harness.ts';

const QUESTION = 'when did Kazakhstan and Germany establish diplomatic relations?';
const nowSeconds = () => Math.floor(Date.now() / 1000);

test('signed requests are answered like envelopes', async () => {
  const { anna, answer } = await startHarness({ http: true });
  await anna.commands('C1', `/ask ${QUESTION}`);
  expect(textOf(await answer())).toContain('1992');
  await anna.says('C1', `@dostyk ${QUESTION}`);
  expect((await answer(1)).onlyFor).toBeUndefined();
  await anna.presses(await answer(), 'Sources');
  expect(textOf(await answer(2))).toContain('Sources');
});

test('a retried request is answered once', async () => {
  const { anna, answer, answers, slack } = await startHarness({ http: true });
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
  await slack.deliver('events_api', eventPayload(slack.workspace, event), { attempt: 1, reason: 'http_timeout' });
  await anna.commands('C1', '/topics');
  await answer(1);
  expect(answers()).toHaveLength(2);
});

test('what Slack did not sign, or signed long ago, is refused and logged', async () => {
  const warnings: unknown[] = [];
  const note = (...parts: unknown[]) => warnings.push(parts);
  const { address, answers } = await startHarness({
    http: true,
    bot: { log: { debug: () => {}, info: () => {}, warn: note, error: () => {} } },
  });
  const body = JSON.stringify({ type: 'event_callback', event: { type: 'app_mention', text: QUESTION } });
  const send = async (headers: Record<string, string>) =>
    (await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body }))
      .status;
  expect(await send({})).toBe(401);
  expect(await send(sign(body, nowSeconds(), 'another secret'))).toBe(401);
  expect(await send(sign(`${body} `, nowSeconds()))).toBe(401);
  expect(await send(sign(body, nowSeconds() - 301))).toBe(401);
  expect(await send(sign(body, nowSeconds()))).toBe(200);
  expect(warnings).toHaveLength(4);
  expect(answers()).toEqual([]);
});

test('Slack may check the address', async () => {
  const { address } = await startHarness({ http: true });
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
  const headers = { 'Content-Type': 'application/json', ...sign(body, nowSeconds()) };
  const response = await fetch(address, { method: 'POST', headers, body });
  expect(await response.json()).toEqual({ challenge: 'c-1' });
});
