import { expect, test } from 'vitest';
import type { StartError } from '../../../src/platforms/platform.ts';
import { startHarness, textOf, until } from './harness.ts';

const QUESTION = '@dostyk when did Kazakhstan and Germany establish diplomatic relations?';
const FAST = { pong: 150, hello: 300, stale: 300, retry: 10 };

test('a fresh connection is made when Slack asks for it, before the old one closes', async () => {
  const { anna, answer, slack } = await startHarness({ overrides: { timing: FAST } });
  slack.socketMode.refresh();
  await until(() => (slack.socketMode.connections() === 1 && opened(slack) === 2) || undefined);
  await anna.says('C1', QUESTION);
  expect(textOf(await answer())).toContain('1992');
});

test('lost connections come back, and what was not acknowledged is delivered again and answered once', async () => {
  const { anna, answer, answers, slack } = await startHarness({ overrides: { timing: FAST } });
  for (let round = 1; round <= 5; round++) {
    slack.socketMode.drop();
    await anna.says('C1', QUESTION);
    await answer(round - 1);
  }
  expect(answers()).toHaveLength(5);
});

test('a silent connection is replaced', async () => {
  const { anna, answer, slack, platform } = await startHarness({ overrides: { timing: FAST } });
  slack.socketMode.silence(true);
  await until(() => opened(slack) > 1 || undefined);
  slack.socketMode.silence(false);
  await until(() => platform.secondsSinceLastEvent() < 0.2 || undefined);
  await anna.says('C1', QUESTION);
  expect(textOf(await answer())).toContain('1992');
});

test('a connection without hello is replaced', async () => {
  const { anna, answer, slack } = await startHarness({ overrides: { timing: FAST } });
  slack.socketMode.greet(false);
  slack.socketMode.drop();
  await until(() => opened(slack) > 2 || undefined);
  slack.socketMode.greet(true);
  await anna.says('C1', QUESTION);
  expect(textOf(await answer())).toContain('1992');
});

test('Slack that cannot be reached is tried again, not despaired of', async () => {
  const { anna, answer, slack } = await startHarness({ overrides: { timing: FAST } });
  for (const fault of [
    { kind: 'status', status: 500 },
    { kind: 'refused' },
    { kind: 'ratelimited', retryAfterSeconds: 1 },
  ] as const) {
    slack.faults.plan({ method: 'apps.connections.open', fault });
  }
  slack.socketMode.drop();
  await anna.says('C1', QUESTION);
  expect(textOf(await answer())).toContain('1992');
});

test('after a long silence the program gives up', async () => {
  const failures: StartError[] = [];
  const { slack } = await startHarness({
    bot: { fail: (error) => failures.push(error) },
    overrides: { timing: { ...FAST, silence: 500, stale: 200 } },
  });
  slack.socketMode.silence(true);
  const [failure] = await until(() => (failures.length > 0 ? failures : undefined));
  expect(failure?.message).toMatch(/Slack has been silent for \d+ seconds/);
});

test('a token that is taken away ends the program when the connection is to be made again', async () => {
  const failures: StartError[] = [];
  const { slack } = await startHarness({
    bot: { fail: (error) => failures.push(error) },
    overrides: { timing: FAST },
  });
  slack.failTokens('token_revoked');
  slack.socketMode.drop();
  const [failure] = await until(() => (failures.length > 0 ? failures : undefined));
  expect(failure?.message).toContain('SLACK_APP_TOKEN');
});

function opened({ calls }: { readonly calls: readonly { readonly method: string }[] }): number {
  return calls.filter(({ method }) => method === 'apps.connections.open').length;
}
