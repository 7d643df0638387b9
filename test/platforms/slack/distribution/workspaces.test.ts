import { expect, onTestFinished, test } from 'vitest';
import { createLanguages } from '../../../../src/answer/languages.ts';
import type { MessageIdentity } from '../../../../src/chat/invocation.ts';
import { createLog } from '../../../../src/ops/log.ts';
import { StoreError } from '../../../../src/store/errors.ts';
import type { Store } from '../../../../src/store/store.ts';
import type { LoopbackSlack } from '../../../doubles/slack/slack.ts';
import { createTestDaily } from '../../../fixtures/daily.ts';
import { smallPack } from '../../../fixtures/small-pack.ts';
import { dueSince } from '../../../fixtures/subscriptions.ts';
import { createVirtualClock } from '../../../fixtures/virtual-clock.ts';
import { reading, textOf, until } from '../harness.ts';
import { createStoreFile, KEY, startMany } from './harness.ts';

const QUESTION = 'when did Kazakhstan and Germany establish diplomatic relations?';
const channelOf = (team: string) => ({ platform: 'slack', id: `${team}/C1`, space: team });

/** What Anna of a workspace is answered. */
async function ask(slack: LoopbackSlack, line: string): Promise<string> {
  const seen = () => slack.seenBy('UANNA', 'C1').filter(({ user }) => user !== 'UANNA');
  const before = seen().length;
  const anna = slack.person('UANNA');
  await (line.startsWith('/') ? anna.commands('C1', line) : anna.says('C1', line));
  return textOf(await until(() => seen()[before]));
}

/** Both workspaces with the app in them, a daily fact in each, and what else is kept. */
async function startBoth(settings: Parameters<typeof startMany>[0] = {}) {
  const many = await startMany(settings);
  for (const team of ['T1', 'T2']) {
    await many.install(team);
    await ask(many.slacks.slackOf(team), '/daily on time:09:00 zone:Europe/Berlin');
  }
  return { ...many, one: many.slacks.slackOf('T1'), other: many.slacks.slackOf('T2') };
}

/** What is kept of a workspace. */
async function kept(store: Store, team: string) {
  return {
    installed: (await store.installation({ platform: 'slack', id: team })) !== undefined,
    subscribed: (await store.subscription(channelOf(team))) !== undefined,
    deliveries: (await store.deliveries(channelOf(team), 9)).length,
    language: await store.setting({ kind: 'person', platform: 'slack', id: `${team}/UANNA` }, 'language'),
  };
}
const NOTHING = { installed: false, subscribed: false, deliveries: 0, language: undefined };

/** Lets the next posts become due, and gives the clock by which they do. */
async function startPosting({ store, poster }: Pick<Awaited<ReturnType<typeof startBoth>>, 'store' | 'poster'>) {
  const clock = createVirtualClock(Date.now());
  const knowledge = createLanguages(smallPack).in(smallPack.language);
  // The day passes by this clock, of which the loopback Slacks know nothing.
  const { clock: _, ...byOurClock } = poster;
  const routes = new Map([['slack', { poster: byOurClock, requestsPerSecond: 1000, atATime: 10 }]]);
  const { daily, remove } = createTestDaily([], () => knowledge, { store, routes, clock });
  daily.start();
  onTestFinished(async () => {
    await daily.stop();
    await remove();
  });
  return {
    pass: (ms: number) => clock.passTo(clock.now() + ms),
    passTheDay: async () => {
      await clock.passTo(((await store.nextClaimAt('slack', clock.now())) ?? clock.now()) + 1000);
    },
  };
}

const posts = (slack: LoopbackSlack) => slack.workspace.messages.filter(({ text }) => text.includes('act of the day'));

test('people with the same ids in two workspaces are answered each in theirs, and what one sets is not the other’s', async () => {
  const { install, slacks } = await startMany();
  await install('T1');
  await install('T2');
  const [one, other] = [slacks.slackOf('T1'), slacks.slackOf('T2')];
  expect(await ask(one, '/dostyk language de')).toContain('Deutsch');
  expect(await ask(one, '/topics')).toContain('Fakten');
  expect(await ask(other, '/topics')).toContain('facts');
  expect(await ask(other, '/dostyk language')).not.toContain('German');
  await ask(one, '/daily on time:09:00 zone:Europe/Berlin');
  expect(await ask(other, '/daily status')).toContain('Off.');
  expect(await ask(other, `@dostyk ${QUESTION}`)).toContain('1992');
  expect(one.seenBy('UANNA', 'C1').some(({ text }) => text.includes('1992'))).toBe(false);
});

test('what is heard is known by its workspace, so that the same id in another is no repetition', async () => {
  const seen: MessageIdentity[] = [];
  const isFirstDelivery = async (message: MessageIdentity) => seen.push(message) > 0;
  const { install, slacks } = await startMany({ bot: { isFirstDelivery } });
  for (const team of ['T1', 'T2']) {
    await install(team);
    await ask(slacks.slackOf(team), `@dostyk ${QUESTION}`);
  }
  expect(seen.map(({ channel }) => channel)).toEqual(['T1/C1', 'T2/C1']);
});

test('daily facts are posted with the token of each workspace, and stop where it is lost without a word', async () => {
  const both = await startBoth();
  const { one, other, slacks, store } = both;
  const { passTheDay } = await startPosting(both);
  await passTheDay();
  await until(() => posts(one).length === 1 && posts(other).length === 1);
  await expect.poll(() => kept(store, 'T1')).toMatchObject({ deliveries: 1 });
  slacks.refuse('T1', 'account_inactive');
  await passTheDay();
  await until(() => posts(other).length === 2);
  await expect.poll(() => kept(store, 'T1')).toEqual(NOTHING);
  const before = slacks.calls.length;
  await passTheDay();
  await until(() => posts(other).length === 3);
  expect(slacks.calls.slice(before).filter(({ team }) => team === 'T1')).toEqual([]);
  expect(posts(one)).toHaveLength(1);
  expect(await kept(store, 'T2')).toMatchObject({ installed: true, subscribed: true });
});

const uninstalled = { type: 'app_uninstalled' };
const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UDOSTYK'] } };

test.each([
  ['app_uninstalled alone', [uninstalled]],
  ['tokens_revoked alone', [revoked]],
  ['one after the other', [uninstalled, revoked]],
  ['the other way round, and again', [revoked, uninstalled, revoked]],
])('%s: all of the workspace is deleted, and nothing of the other', async (_, events) => {
  const { one, other, slacks, store } = await startBoth();
  for (const slack of [one, other]) await ask(slack, '/dostyk language kk');
  slacks.refuse('T1', 'account_inactive');
  for (const event of events) expect(await slacks.tell('T1', event)).toBe(200);
  await expect.poll(() => kept(store, 'T1')).toEqual(NOTHING);
  expect(await kept(store, 'T2')).toMatchObject({ installed: true, subscribed: true, language: 'kk' });
  expect(await ask(other, '/topics')).toContain('дерек');
});

test('what comes late, after it was installed again, deletes nothing', async () => {
  const { install, slacks, store, workspaces, one } = await startBoth();
  slacks.refuse('T1', 'token_revoked');
  await install('T1');
  for (const event of [uninstalled, revoked]) await slacks.tell('T1', event);
  await workspaces.idle();
  expect(await kept(store, 'T1')).toMatchObject({ installed: true, subscribed: true });
  expect(await ask(one, '/daily status')).toContain('09:00');
});

test('what was set up for one workspace alone is paused, and the person who did so gets a request to set it up again', async () => {
  const many = await startMany();
  await many.install('T1');
  const alone = { ...channelOf('T1'), id: 'C1' };
  await many.store.subscribe({ ...dueSince(alone, Date.now()), setBy: 'UANNA' });
  const { pass, passTheDay } = await startPosting(many);
  await passTheDay();
  // It is believed the second time, some minutes later.
  await expect
    .poll(() => pass(60_000).then(() => many.store.subscription(alone)), { timeout: 20_000 })
    .toMatchObject({ state: 'paused' });
  const seen = () => many.slacks.slackOf('T1').seenBy('UANNA', 'DANNA');
  await expect.poll(() => pass(100).then(() => seen().length)).toBe(1);
  const told = await until(() => seen()[0]);
  expect(textOf(told)).toContain('in this channel: set up before the app was installed for many workspaces');
  expect(reading(told).links).toEqual([
    { text: 'this channel', url: 'https://slack.com/app_redirect?channel=C1&team=T1' },
  ]);
});

test('tokens of people, which are never asked for, are no reason to look', async () => {
  const { slacks } = await startBoth();
  const before = slacks.calls.length;
  await slacks.tell('T1', { type: 'tokens_revoked', tokens: { oauth: ['UANNA'] } });
  expect(slacks.calls.length).toBe(before);
});

test.each(['invalid_auth', 'account_inactive', 'token_revoked'] as const)(
  '%s from any call, confirmed by auth.test, is an uninstallation',
  async (trouble) => {
    const { slacks, store, one } = await startBoth();
    slacks.refuse('T1', trouble);
    await one.person('UANNA').says('C1', `@dostyk ${QUESTION}`);
    await expect.poll(() => kept(store, 'T1')).toEqual(NOTHING);
    expect(slacks.calls.filter(({ team }) => team === 'T1').map(({ method }) => method)).toContain('auth.test');
  },
);

test('one call that is refused while auth.test is not deletes nothing', async () => {
  const { slacks, store, one, workspaces } = await startBoth();
  one.faults.plan({ method: 'chat.postMessage', fault: { kind: 'error', error: 'invalid_auth' } });
  await one.person('UANNA').says('C1', `@dostyk ${QUESTION}`);
  await until(() => slacks.calls.some(({ team, method }) => team === 'T1' && method === 'auth.test') || undefined);
  await workspaces.idle();
  expect(await kept(store, 'T1')).toMatchObject({ installed: true, subscribed: true });
});

test('what Slack never told of is noticed by the daily look, which does not believe invalid_auth', async () => {
  const { slacks, store, workspaces } = await startBoth();
  slacks.refuse('T1', 'invalid_auth');
  slacks.refuse('T2', 'token_revoked');
  await workspaces.verifyAll();
  expect(await kept(store, 'T1')).toMatchObject({ installed: true, subscribed: true });
  expect(await kept(store, 'T2')).toEqual(NOTHING);
});

test('a second installation begins from nothing', async () => {
  const { install, slacks, store, one } = await startBoth();
  slacks.refuse('T1', 'account_inactive');
  await slacks.tell('T1', uninstalled);
  await expect.poll(() => kept(store, 'T1')).toEqual(NOTHING);
  await install('T1');
  expect(await ask(one, '/daily status')).toContain('Off.');
});

test('keys are changed without losing a token, and a key that is missing is said to be missing', async () => {
  const store = createStoreFile();
  const [next, wrong] = [Buffer.alloc(32, 2), Buffer.alloc(32, 3)];
  const before = await startMany({ store });
  await before.install('T1');
  const [old] = await store.installations('slack');
  await expect(startMany({ store, keys: [wrong] })).rejects.toThrow(/^SLACK_TOKEN_KEYS decrypts .* but 1 \(T1\): put/);
  const after = await startMany({ store, keys: [next, KEY] });
  const [renewed] = await store.installations('slack');
  expect(renewed?.token).not.toBe(old?.token);
  expect((await after.workspaces.find('T1'))?.team).toBe('T1');
  expect((await (await startMany({ store, keys: [next] })).workspaces.find('T1'))?.team).toBe('T1');
});

test('a token that was put into another workspace’s row is not used', async () => {
  const { store, workspaces, slacks } = await startBoth();
  const stolen = await store.installation({ platform: 'slack', id: 'T2' });
  if (!stolen) throw new Error('T2 is not installed.');
  await store.saveInstallation({ ...stolen, space: { platform: 'slack', id: 'T3' } });
  await expect(workspaces.find('T3')).rejects.toThrow('it was changed since it was encrypted');
  expect(slacks.calls.some(({ team }) => team === 'T3')).toBe(false);
});

test('a store that fails is not taken for a workspace without the app', async () => {
  const store = createStoreFile();
  const gone = new StoreError('gone', new Error('no server'));
  const { workspaces, poster } = await startMany({ store: { ...store, installation: () => Promise.reject(gone) } });
  await expect(workspaces.find('T1')).rejects.toThrow(StoreError);
  const reply = { body: [], facts: [], actions: [], audience: 'everyone' } as const;
  await expect(poster.post(channelOf('T1'), reply, 'k')).rejects.toThrow(StoreError);
});

test('a store that hangs does not keep a workspace from being answered that is known', async () => {
  const store = createStoreFile();
  let hangs = false;
  const { install, slacks, wait } = await startMany({
    store: { ...store, installation: (space) => (hangs ? new Promise(() => {}) : store.installation(space)) },
  });
  await install('T1');
  expect(await ask(slacks.slackOf('T1'), '/topics')).toContain('facts');
  hangs = true;
  wait(61_000);
  expect(await ask(slacks.slackOf('T1'), '/topics')).toContain('facts');
});

test('no token reaches the log', async () => {
  let written = '';
  const destination = { write: (line: string) => (written += line) };
  const log = createLog({ level: 'debug', secrets: [/xox[a-z]-[\w-]+/g], destination });
  const { one, slacks, store } = await startBoth({ bot: { log } });
  log.warn('xoxb-T1-1');
  slacks.refuse('T1', 'account_inactive');
  await one.person('UANNA').says('C1', `@dostyk ${QUESTION}`);
  await expect.poll(() => kept(store, 'T1')).toEqual(NOTHING);
  expect(written).toContain('«secret»');
  expect(written).not.toContain('xoxb');
});
