import { expect, test } from 'vitest';
import { createDeduplicator } from '../../../src/app/middleware/deduplicate.ts';
import { eventPayload } from '../../doubles/slack/payloads.ts';
import { BOT, type User } from '../../doubles/slack/workspace.ts';
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
        form: () => undefined,
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

test('who may change settings: owners and admins of this very team, and the member of it who made the channel', async () => {
  const asked: (readonly boolean[])[] = [];
  const { slack } = await startHarness({
    bot: {
      dispatcher: {
        complete: () => [],
        form: () => undefined,
        dispatch: async ({ user }) => {
          asked.push([await user.isAdmin(), await user.isAdmin('space')]);
          return { ...EMPTY, body: [{ kind: 'paragraph', text: 'ok' }] };
        },
      },
    },
  });
  const users: readonly (readonly [person: User, ofChannel: boolean, ofSpace: boolean, channel?: string])[] = [
    [{ id: 'UOWNER', isOwner: true }, true, true],
    [{ id: 'UADMIN', isAdmin: true }, true, true],
    [{ id: 'UCHIEF' }, true, false],
    [{ id: 'UANNA' }, false, false],
    // Slack may tell of them what they are at home.
    [{ id: 'USTRANGER', isAdmin: true, isStranger: true }, false, false],
    [{ id: 'UELSEWHERE', isOwner: true, team: 'TOTHER' }, false, false],
    [{ id: 'UORG', isAdmin: true, team: 'TOTHER', furtherTeams: ['TOTHER', BOT.team] }, true, true],
    [{ id: 'UORG2', isAdmin: true, team: 'TOTHER', furtherTeams: ['TOTHER'] }, false, false],
    [{ id: 'UGUEST', isAdmin: true, isGuest: true }, false, false],
    [{ id: 'UGONE', isOwner: true, isDeleted: true }, false, false],
    // Who made a channel that two organisations share may be of the other one, or a guest by now.
    [{ id: 'UHOST', isStranger: true, team: 'TOTHER' }, false, false, 'CSHARED'],
    [{ id: 'UFORMER', isGuest: true }, false, false, 'CFORMER'],
  ];
  for (const [at, [person, , , channel = 'C1']] of users.entries()) {
    slack.workspace.addUser(person);
    if (channel !== 'C1') slack.workspace.addChannel(channel, { creator: person.id });
    slack.workspace.channels.get(channel)?.members.add(person.id);
    await slack.person(person.id).says(channel, '@dostyk daily on');
    await until(() => asked.length > at || undefined);
  }
  expect(asked.map((is, at) => [users[at]?.[0].id, ...is])).toEqual(
    users.map(([{ id }, ofChannel, ofSpace]) => [id, ofChannel, ofSpace]),
  );
});

test('stop waits for what is under way', async () => {
  const { anna, answers, platform } = await startHarness();
  await anna.commands('C1', `/ask ${QUESTION}`);
  await platform.stop();
  expect(answers()).toHaveLength(1);
});
