import { expect, test } from 'vitest';
import { createDeduplicator } from '../../../src/app/middleware/deduplicate.ts';
import { eventPayload } from '../../doubles/slack/payloads.ts';
import { SILENT, startHarness, textOf, until } from './harness.ts';

const QUESTION = 'when did Kazakhstan and Germany establish diplomatic relations?';
const never = () => new Promise<never>(() => {});

test('everything is acknowledged while the store hangs, and answered all the same', async () => {
  const reported: unknown[] = [];
  const isFirstDelivery = createDeduplicator({
    shared: { firstSight: never },
    now: Date.now,
    report: (error) => reported.push(error),
  });
  const { anna, answer, direct, slack } = await startHarness({ bot: { isFirstDelivery } });
  // Each of these resolves when the app has acknowledged it; nothing else can be done before the store is given up.
  await anna.commands('C1', `/ask ${QUESTION}`);
  await anna.says('C1', `@dostyk ${QUESTION}`);
  await anna.says(direct, QUESTION);
  await anna.opensHome();
  await anna.usesShortcut(slack.workspace.add({ channel: 'C1', user: 'UANNA', text: QUESTION, blocks: [] }), 'ask');
  expect(slack.socketMode.unacknowledged()).toBe(0);
  expect(reported).toEqual([]);
  expect(textOf(await answer())).toContain('1992');
  expect(textOf(await answer(0, direct))).toContain('1992');
  expect(reported.length).toBeGreaterThan(0);
});

test('everything is acknowledged while a command hangs', async () => {
  const { anna, slack } = await startHarness({
    bot: {
      dispatcher: {
        dispatch: () => new Promise((resolve) => setTimeout(() => resolve(EMPTY), 400)),
        complete: () => [],
      },
    },
  });
  await anna.commands('C1', `/ask ${QUESTION}`);
  await anna.says('C1', `@dostyk ${QUESTION}`);
  expect(slack.socketMode.unacknowledged()).toBe(0);
  expect(slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
});
const EMPTY = { body: [], facts: [], actions: [], audience: 'everyone' } as const;

test('Slack that does not tell the language in a second is not waited for', async () => {
  const { anna, answer, slack } = await startHarness({ overrides: { timeoutMs: 60_000 } });
  slack.faults.plan({ method: 'users.info', fault: { kind: 'silent' }, times: 3 });
  await anna.says('C1', `@dostyk ${QUESTION}`);
  expect(textOf(await answer())).toContain('1992');
});

test.each([
  ['a rate limit', { kind: 'ratelimited', retryAfterSeconds: 0 }],
  ['a server error', { kind: 'status', status: 503 }],
  ['an error that passes', { kind: 'error', error: 'internal_error' }],
  ['a connection that breaks before anything happened', { kind: 'refused' }],
  ['a connection that breaks after Slack took the answer', { kind: 'dropped' }],
] as const)('%s: one answer, in the end', async (_, fault) => {
  const { anna, answer, answers, slack, platform } = await startHarness();
  slack.faults.plan({ method: 'chat.postMessage', fault });
  await anna.says('C1', `@dostyk ${QUESTION}`);
  expect(textOf(await answer())).toContain('1992');
  await platform.stop();
  expect(answers()).toHaveLength(1);
});

test.each([
  ['a rate limit', { kind: 'ratelimited', retryAfterSeconds: 0 }, 1],
  ['a server error', { kind: 'status', status: 503 }, 1],
  ['a connection that breaks after Slack took the answer', { kind: 'dropped' }, 1],
  ['a connection that breaks before anything happened', { kind: 'refused' }, 0],
] as const)('%s on the way to a private answer: never two', async (_, fault, expected) => {
  const { anna, answers, slack, platform } = await startHarness();
  slack.faults.plan({ method: 'response_url', fault });
  await anna.commands('C1', `/ask ${QUESTION}`);
  await platform.stop();
  expect(answers()).toHaveLength(expected);
});

test('what cannot be posted is logged once, and the bot goes on', async () => {
  const logged: unknown[] = [];
  const log = { ...SILENT, error: (...parts: readonly unknown[]) => logged.push(parts[0]) };
  const { anna, answer, slack } = await startHarness({ bot: { log } });
  for (const error of ['is_archived', 'channel_not_found', 'not_in_channel', 'token_revoked', 'account_inactive']) {
    slack.faults.plan({ method: 'chat.postMessage', fault: { kind: 'error', error } });
    await anna.says('C1', `@dostyk ${QUESTION}`);
  }
  await until(() => slack.calls.filter(({ method }) => method === 'chat.postMessage').length === 5 || undefined);
  await anna.says('C1', `@dostyk ${QUESTION}`);
  expect(textOf(await answer())).toContain('1992');
  expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(6);
  expect(logged).toHaveLength(5);
  expect(logged[0]).toEqual({ team: 'TDOSTYK', channel: 'C1', kind: 'permanent', reason: 'is_archived' });
});

test('an answer for the asker alone is given in the open where Slack does not know the asker', async () => {
  const { anna, answer, slack } = await startHarness();
  slack.faults.plan({ method: 'chat.postEphemeral', fault: { kind: 'error', error: 'user_not_in_channel' } });
  await anna.says('C1', '@dostyk help');
  expect((await answer()).onlyFor).toBeUndefined();
});

test('payloads that make no sense harm nobody', async () => {
  const { anna, answer, slack } = await startHarness();
  const { workspace } = slack;
  await slack.deliver('events_api', eventPayload(workspace, { type: 'app_mention', channel: 'C1' }));
  await slack.deliver('events_api', eventPayload(workspace, { type: 'something_new' }));
  await slack.deliver('events_api', eventPayload(workspace, { type: 'message', channel: 'D1', channel_type: 'im' }));
  await anna.says('C1', `@dostyk ${QUESTION}`);
  expect(textOf(await answer())).toContain('1992');
});

test('who may change settings: owners, admins, and whoever made the channel', async () => {
  const asked: boolean[] = [];
  const { slack } = await startHarness({
    bot: {
      dispatcher: {
        complete: () => [],
        dispatch: async ({ user }) => {
          asked.push(await user.isAdmin());
          return { ...EMPTY, body: [{ kind: 'paragraph', text: 'ok' }] };
        },
      },
    },
  });
  const users = [{ id: 'UOWNER', isOwner: true }, { id: 'UADMIN', isAdmin: true }, { id: 'UCHIEF' }, { id: 'UANNA' }];
  for (const [at, person] of users.entries()) {
    slack.workspace.addUser(person);
    slack.workspace.channels.get('C1')?.members.add(person.id);
    await slack.person(person.id).says('C1', '@dostyk daily on');
    await until(() => asked.length > at || undefined);
  }
  expect(asked).toEqual([true, true, true, false]);
});

test('stop waits for what is under way', async () => {
  const { anna, answers, platform } = await startHarness();
  await anna.commands('C1', `/ask ${QUESTION}`);
  await platform.stop();
  expect(answers()).toHaveLength(1);
});
