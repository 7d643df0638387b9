import { expect, test } from 'vitest';
import type { Claim, Subscription } from '../../src/daily/types.ts';
import { createPseudonyms } from '../../src/questions/pseudonyms.ts';
import { TENANT } from '../../src/questions/question-log.ts';
import type { Store } from '../../src/store/store.ts';
import { overBothEngines } from './engines.ts';

const channel = { platform: 'harbour', id: 'c1', space: 's1' };
const HOUR = 3_600_000;

/** A subscription that is due at the moment given. */
function newSubscription(dueAt: number, id = 'c1') {
  return {
    channel: { ...channel, id },
    schedule: { time: '09:00', zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5] },
    topics: ['ships'],
    language: 'de',
    card: false,
    setBy: 'anna',
    changedAt: 5,
    nextDueAt: dueAt,
    seed: 'seed',
  };
}

/** Nothing left, and nothing was refused. */
const NOTHING = { sentAt: undefined, refusedAt: undefined };

/** Posts the fact "f1" for a date that is the moment itself, and is next due an hour later. */
function plan(subscription: Subscription) {
  const dueAt = subscription.nextDueAt ?? 0;
  const rotation = { ...subscription.rotation, shown: [...subscription.rotation.shown, 'f1'] };
  return { delivery: { date: `d${dueAt}`, dueAt, fact: 'f1', rotation }, nextDueAt: dueAt + HOUR };
}

function claim(store: Store, now: number, { worker = 'w1', limit = 10 } = {}): Promise<readonly Claim[]> {
  return store.claimDeliveries({
    platform: 'harbour',
    worker,
    now,
    leaseMs: 100,
    limit,
    plan,
    onUnreadable: () => now + HOUR,
  });
}

async function claimOne(store: Store, now: number): Promise<Claim> {
  const [only] = await claim(store, now);
  if (!only) throw new Error('There was nothing to claim.');
  return only;
}

overBothEngines((createDatabase) => {
  test('a conversation is kept by several names, replaced by what is said next, and forgotten', async () => {
    const { open } = await createDatabase();
    const [one, other] = [open(), open()];
    await one.saveConversation(['anna', 'thread'], 't', 'first', 1_000);
    await other.saveConversation(['anna'], 't', 'second', 2_000);
    expect(await one.conversation('anna', 1_000)).toBe('second');
    expect(await other.conversation('thread', 1_000)).toBe('first');
    expect(await other.conversation('thread', 1_001)).toBeUndefined();
    await one.deleteConversations(2_000);
    expect(await other.conversation('thread', 0)).toBeUndefined();
    expect(await other.conversation('anna', 0)).toBe('second');
  });

  test('a message is new once, for all processes', async () => {
    const { open } = await createDatabase();
    const [one, other] = [open(), open()];
    const message = { platform: 'harbour', channel: 'c', message: 'm' };
    const answers = await Promise.all([one, other, one, other].map((store) => store.seeMessage(message, 1_000)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await other.seeMessage({ ...message, message: "'; drop table messages; --" }, 1_000)).toBe(true);
    await one.deleteMessages(1_000);
    expect(await other.seeMessage(message, 1_001)).toBe(false);
    await one.deleteMessages(1_001);
    expect(await other.seeMessage(message, 1_001)).toBe(true);
  });

  test('a setting is kept by what it applies to, changed and forgotten', async () => {
    const store = (await createDatabase()).open();
    const person = { kind: 'person', platform: 'harbour', id: '1' } as const;
    expect(await store.setting(person, 'language')).toBeUndefined();
    await store.changeSetting(person, 'language', 'kk');
    await store.changeSetting({ ...person, kind: 'channel' }, 'language', 'ru');
    await store.changeSetting(person, 'language', 'de');
    expect(await store.setting(person, 'language')).toBe('de');
    expect(await store.setting({ ...person, kind: 'channel' }, 'language')).toBe('ru');
    expect(await store.setting({ ...person, platform: 'lake' }, 'language')).toBeUndefined();
    await store.changeSetting(person, 'language', undefined);
    expect(await store.setting(person, 'language')).toBeUndefined();
  });

  test('a subscription is read as it was set up; changing it keeps rotation and last date', async () => {
    const store = (await createDatabase()).open();
    await store.subscribe(newSubscription(1_000));
    const { nextDueAt, seed, ...settings } = newSubscription(1_000);
    expect(await store.subscription(channel)).toEqual({
      ...settings,
      nextDueAt,
      state: 'on',
      problem: undefined,
      lastDate: undefined,
      rotation: { seed, round: 0, shown: [], before: [] },
    });
    await claim(store, 1_000);
    await store.subscribe({ ...newSubscription(9_000), topics: [], language: undefined, card: true, seed: 'other' });
    expect(await store.subscription(channel)).toMatchObject({
      topics: [],
      language: undefined,
      card: true,
      lastDate: 'd1000',
      nextDueAt: 9_000,
      rotation: { seed: 'seed', shown: ['f1'] },
    });
    expect(await store.subscription({ ...channel, platform: 'lake' })).toBeUndefined();
  });

  test('what is due is claimed once, in the order of its time, and not before it', async () => {
    const { open } = await createDatabase();
    const [one, other] = [open(), open()];
    for (let at = 0; at < 30; at++) await one.subscribe(newSubscription(1_000 + at, `c${at}`));
    expect(await one.nextClaimAt('harbour', 900)).toBe(1_000);
    expect(await one.nextClaimAt('lake', 900)).toBeUndefined();
    expect(await claim(one, 999)).toEqual([]);
    expect((await claim(one, 1_010, { limit: 2 })).map(({ channel: { id } }) => id)).toEqual(['c0', 'c1']);
    const rest = await Promise.all(
      Array.from({ length: 10 }, (_, at) => claim(at % 2 === 0 ? one : other, 1_029, { worker: `w${at}`, limit: 5 })),
    );
    const ids = rest.flat().map(({ channel: { id } }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const later = await claim(other, 1_029, { limit: 100 });
    expect(ids.length + later.length).toBe(28);
  });

  test('a claim is given to others when its lease ends, with what is known of the attempts before', async () => {
    const store = (await createDatabase()).open();
    await store.subscribe(newSubscription(1_000));
    const first = await claimOne(store, 1_000);
    expect(first).toMatchObject({ date: 'd1000', dueAt: 1_000, fact: 'f1', attempts: 1, leaseUntil: 1_100 });
    expect(first.channel).toEqual(channel);
    expect(await claim(store, 1_099)).toEqual([]);
    expect(await store.nextClaimAt('harbour', 1_050)).toBe(1_100);
    const second = await claimOne(store, 1_100);
    expect(second).toMatchObject({ attempts: 2, firstClaimedAt: 1_000, leaseUntil: 1_200, fact: 'f1' });
    await store.postponeDelivery(first, { readyAt: 1_101, problem: 'too late to say', unknown: true, ...NOTHING });
    expect(await claim(store, 1_150)).toEqual([]);
    await store.postponeDelivery(second, { readyAt: 1_160, problem: 'slow', unknown: true, ...NOTHING });
    expect(await claimOne(store, 1_160)).toMatchObject({ attempts: 3, unknownOutcomes: 1, problem: 'slow' });
  });

  test('a delivery is confirmed once, even by a worker that lost the lease', async () => {
    const store = (await createDatabase()).open();
    await store.subscribe(newSubscription(1_000));
    const first = await claimOne(store, 1_000);
    const second = await claimOne(store, 1_100);
    expect(await store.confirmDelivery(first, 'm1', 1_105)).toBe(true);
    expect(await store.confirmDelivery(second, 'm2', 1_106)).toBe(false);
    await store.giveUpDelivery(second, 'too late', (rotation) => ({ ...rotation, shown: [] }));
    expect(await claim(store, 5_000)).toEqual([]);
    const [posted] = await store.deliveries(channel, 5);
    expect(posted).toMatchObject({ state: 'posted', message: 'm1', postedAt: 1_105, problem: undefined });
    expect((await store.subscription(channel))?.rotation.shown).toEqual(['f1']);
  });

  test('what was sent and refused before is known to the worker that takes it up, until it is known to have come to nothing', async () => {
    const store = (await createDatabase()).open();
    await store.subscribe(newSubscription(1_000));
    const first = await claimOne(store, 1_000);
    expect([first.sentAt, first.refusedAt]).toEqual([undefined, undefined]);
    // Nobody heard of it again: it may have been sent from the moment of the claim on.
    const second = await claimOne(store, 1_100);
    expect(second.sentAt).toBe(1_000);
    await store.noteSending(first, 5_000);
    await store.noteSending(second, 1_110);
    await store.postponeDelivery(second, { readyAt: 1_120, problem: 'p', unknown: false, sentAt: 1_110, refusedAt: 9 });
    expect(await store.countRefused('harbour', 9, 9)).toBe(1);
    expect(await store.countRefused('harbour', 10, 99)).toBe(0);
    expect(await store.countRefused('lake', 0, 99)).toBe(0);
    const third = await claimOne(store, 1_120);
    expect(third).toMatchObject({ sentAt: 1_110, refusedAt: 9 });
    await store.postponeDelivery(third, { readyAt: 1_130, problem: 'p', unknown: false, ...NOTHING });
    expect(await claimOne(store, 1_130)).toMatchObject({ sentAt: undefined, refusedAt: undefined });
  });

  test('what a clock that was wrong has put off is due now, unless somebody has it', async () => {
    const store = (await createDatabase()).open();
    await store.subscribe(newSubscription(1_000));
    const first = await claimOne(store, 1_000);
    const wrong = 1_000 + 24 * HOUR;
    await store.postponeDelivery(first, { readyAt: wrong, problem: 'p', unknown: false, ...NOTHING });
    expect(await store.nextClaimAt('harbour', 2_000)).toBe(2_000);
    const second = await claimOne(store, 2_000);
    await store.postponeDelivery(second, { readyAt: 2_000 + HOUR / 2, problem: 'p', unknown: false, ...NOTHING });
    expect(await claim(store, 2_001)).toEqual([]);
    const third = await claimOne(store, wrong);
    expect(third.leaseUntil).toBe(wrong + 100);
    expect(await claim(store, 2_002)).toEqual([]);
  });

  test('the settings of the moment are given to the worker that has the claim, while it is on', async () => {
    const store = (await createDatabase()).open();
    await store.subscribe(newSubscription(1_000));
    const first = await claimOne(store, 1_000);
    await store.subscribe({ ...newSubscription(9_000), language: 'ru', changedAt: 1_005 });
    expect(await store.settingsOf(first)).toMatchObject({ language: 'ru', changedAt: 1_005 });
    const second = await claimOne(store, 1_100);
    expect(await store.settingsOf(first)).toBeUndefined();
    expect(await store.settingsOf(second)).toMatchObject({ language: 'ru' });
    expect(await store.pause(channel, 'gone', 5)).toBe(false);
    await store.unsubscribe(channel);
    expect(await store.settingsOf(second)).toBeUndefined();
    await store.subscribe(newSubscription(9_000));
    expect(await store.settingsOf(second)).toBeUndefined();
  });

  test('one that is given up puts its fact back and is not tried again', async () => {
    const store = (await createDatabase()).open();
    await store.subscribe(newSubscription(1_000));
    const only = await claimOne(store, 1_000);
    await store.giveUpDelivery(only, 'gone', (rotation) => ({
      ...rotation,
      shown: rotation.shown.filter((id) => id !== 'f1'),
    }));
    expect(await claim(store, 5_000)).toEqual([]);
    expect((await store.subscription(channel))?.rotation.shown).toEqual([]);
    expect(await store.deliveries(channel, 5)).toMatchObject([{ state: 'given-up', problem: 'gone' }]);
  });

  test('a date that was posted is never claimed again, whatever the settings say', async () => {
    const store = (await createDatabase()).open();
    await store.subscribe(newSubscription(1_000));
    await store.confirmDelivery(await claimOne(store, 1_000), 'm1', 1_001);
    await store.subscribe(newSubscription(1_000));
    expect(await claim(store, 1_500)).toEqual([]);
    expect((await store.subscription(channel))?.nextDueAt).toBe(1_000 + HOUR);
  });

  test('a plan without a delivery only moves the time on', async () => {
    const store = (await createDatabase()).open();
    await store.subscribe(newSubscription(1_000));
    const request = { platform: 'harbour', worker: 'w', now: 1_000, leaseMs: 100, limit: 1 };
    const claims = await store.claimDeliveries({
      ...request,
      plan: () => ({ delivery: undefined, nextDueAt: 7_000 }),
      onUnreadable: () => 0,
    });
    expect(claims).toEqual([]);
    expect(await store.subscription(channel)).toMatchObject({ nextDueAt: 7_000, lastDate: undefined });
  });

  test('switched off, nothing is posted any more, not even what was begun', async () => {
    const store = (await createDatabase()).open();
    expect(await store.unsubscribe(channel)).toBe(false);
    await store.subscribe(newSubscription(1_000));
    await claim(store, 1_000);
    expect(await store.unsubscribe(channel)).toBe(true);
    expect(await store.unsubscribe(channel)).toBe(false);
    expect(await claim(store, 9 * HOUR)).toEqual([]);
    expect(await store.subscription(channel)).toMatchObject({ state: 'off', nextDueAt: undefined });
  });

  test('of several that pause it one is told so, and setting it up again ends the pause', async () => {
    const { open } = await createDatabase();
    const stores = [open(), open()];
    await stores[0]?.subscribe(newSubscription(1_000));
    const answers = await Promise.all(stores.map((store) => store.pause(channel, 'is_archived', 5)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await stores[0]?.subscription(channel)).toMatchObject({ state: 'paused', problem: 'is_archived' });
    await stores[0]?.subscribe(newSubscription(2_000));
    expect(await stores[0]?.subscription(channel)).toMatchObject({ state: 'on', problem: undefined });
  });

  test('a rotation is changed by one at a time', async () => {
    const { open } = await createDatabase();
    const stores = [open(), open()];
    await stores[0]?.subscribe(newSubscription(1_000));
    const drawn = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        stores[at % 2]?.changeRotation(channel, (rotation) => ({
          rotation: { ...rotation, shown: [...rotation.shown, String(rotation.shown.length)] },
          result: rotation.shown.length,
        })),
      ),
    );
    expect(drawn.toSorted()).toEqual(Array.from({ length: 10 }, (_, at) => at));
    expect(
      await stores[1]?.changeRotation({ ...channel, id: 'none' }, (rotation) => ({ rotation, result: 1 })),
    ).toBeUndefined();
  });

  test('all processes share one pace, which a long wait holds up and a wrong clock does not', async () => {
    const { open } = await createDatabase();
    const stores = [open(), open()];
    const starts = await Promise.all(
      Array.from({ length: 10 }, (_, at) => stores[at % 2]?.reserve('harbour', 1_000, 2, 20) ?? 0),
    );
    expect(starts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, at) => 1_000 + 40 * at));
    expect(await stores[0]?.reserve('lake', 1_000, 1, 20)).toBe(1_000);
    expect(await stores[0]?.reserve('harbour', 50_000, 1, 20)).toBe(50_000);
    await stores[0]?.blockBucket('harbour', 60_000);
    await stores[0]?.blockBucket('harbour', 55_000);
    expect(await stores[1]?.reserve('harbour', 50_100, 1, 20)).toBe(60_000);
    // Set back by less than an hour, too.
    expect(await stores[1]?.reserve('harbour', 60_100 - 59 * 60_000, 1, 20)).toBe(60_100 - 59 * 60_000);
    expect(await stores[1]?.reserve('harbour', 60_100, 1, 20)).toBe(60_100);
    await stores[0]?.blockBucket('harbour', 100 * HOUR);
    expect(await stores[1]?.reserve('harbour', 60_100, 1, 20)).toBe(60_100);
  });

  test('old deliveries are forgotten, open ones are not', async () => {
    const store = (await createDatabase()).open();
    await store.subscribe(newSubscription(1_000));
    await store.confirmDelivery(await claimOne(store, 1_000), 'm', 1_001);
    await claim(store, 1_000 + HOUR);
    await store.deleteDeliveries(9 * HOUR);
    expect((await store.deliveries(channel, 9)).map(({ state }) => state)).toEqual(['open']);
  });

  test('several processes that start together bring the tables up to date once', async () => {
    const { open } = await createDatabase();
    const stores = Array.from({ length: 4 }, open);
    await Promise.all(stores.map((store) => store.rememberQuestion('Why?', channel, '2026-11-01')));
    expect((await stores[0]?.questions(channel, 1))?.[0]?.times).toBe(4);
  });

  test('an installation is kept, replaced, and its token changed only while it is the one that was meant', async () => {
    const store = (await createDatabase()).open();
    const space = { platform: 'harbour', id: 's1' };
    const first = { space, token: 'a', botUser: 'b', installedAt: 1 };
    await store.saveInstallation(first);
    await store.saveInstallation({ ...first, space: { ...space, platform: 'lake' } });
    await store.saveInstallation({ ...first, token: 'c', installedAt: 2 });
    await store.replaceToken(first, 'never');
    expect(await store.installation(space)).toEqual({ ...first, token: 'c', installedAt: 2 });
    await store.replaceToken({ ...first, token: 'c' }, 'd');
    expect((await store.installations('harbour')).map(({ token }) => token)).toEqual(['d']);
    expect(await store.installation({ ...space, id: 's2' })).toBeUndefined();
  });

  test('an uninstallation deletes all of its workspace and nothing else', async () => {
    const pseudonyms = createPseudonyms(new Map([['harbour', ['new secret', 'old secret']]]));
    const before = createPseudonyms(new Map([['harbour', ['old secret']]]));
    const store = (await createDatabase()).open(pseudonyms);
    // Names that would be others' if they were taken as patterns, or as the beginning of others.
    const spaces = ['s1', 's11', 's_', 'S1', 's%'];
    const scopes = (id: string) =>
      [
        { kind: 'person', platform: 'harbour', id: `${id}/anna` },
        { kind: 'channel', platform: 'harbour', id: `${id}/c1` },
        { kind: 'space', platform: 'harbour', id },
      ] as const;
    for (const id of spaces) {
      const space = { platform: 'harbour', id };
      await store.saveInstallation({ space, token: `token of ${id}`, botUser: 'b', installedAt: 1 });
      await store.subscribe({ ...newSubscription(1_000), channel: { ...space, id: `${id}/c1`, space: id } });
      for (const scope of scopes(id)) await store.changeSetting(scope, 'language', 'kk');
      await store.seeMessage({ platform: 'harbour', channel: `${id}/c1`, message: 'm' }, 1);
      await store.rememberQuestion('Why?', { platform: 'harbour', space: id }, '2026-11-01');
      const place = { platform: 'harbour', space: id };
      for (const { name, of } of [
        { name: 'new', of: pseudonyms.of },
        { name: 'old', of: before.of },
      ]) {
        const key = { id: `${name} of ${id}`, tenant: of('harbour', TENANT, id) };
        await store.rememberAnswered(key, 'How many?', 1);
        await store.castVote(key, place, { fact: 'ships', isUp: true }, 1);
      }
    }
    await store.subscribe({ ...newSubscription(1_000, 'c9'), channel: { ...channel, id: 'c9', space: 's1' } });
    await store.changeSetting({ kind: 'channel', platform: 'lake', id: 's1/c1' }, 'language', 'kk');
    expect(await claim(store, 1_000)).toHaveLength(6);

    const space = { platform: 'harbour', id: 's1' };
    expect(await store.uninstall(space, 'an older token')).toBe(false);
    expect(await store.uninstall(space, undefined)).toBe(false);
    expect((await store.installations('harbour')).length).toBe(5);
    expect(await store.uninstall(space, 'token of s1')).toBe(true);
    expect(await store.uninstall(space, 'token of s1')).toBe(true);

    for (const id of spaces) {
      const isGone = id === 's1';
      const there = { platform: 'harbour', id: `${id}/c1`, space: id };
      expect([id, (await store.installation({ ...space, id })) === undefined]).toEqual([id, isGone]);
      expect([id, (await store.subscription(there)) === undefined]).toEqual([id, isGone]);
      expect([id, (await store.deliveries(there, 5)).length]).toEqual([id, isGone ? 0 : 1]);
      const place = { platform: 'harbour', space: id };
      expect([id, (await store.questions(place, 5)).length]).toEqual([id, isGone ? 0 : 1]);
      expect([id, (await store.votesOf(['ships'], place)).size]).toEqual([id, isGone ? 0 : 1]);
      for (const [name, { of }] of Object.entries({ new: pseudonyms, old: before })) {
        const key = { id: `${name} of ${id}`, tenant: of('harbour', TENANT, id) };
        expect([id, await store.answeredQuestion(key)]).toEqual([id, isGone ? undefined : 'How many?']);
        // Whose ballot is gone as well can vote again; the others have voted.
        await store.castVote(key, place, { fact: 'ships', isUp: true }, 2);
      }
      expect([id, (await store.votesOf(['ships'], place)).get('ships')?.up]).toEqual([id, 2]);
      for (const scope of scopes(id)) {
        expect([id, await store.setting(scope, 'language')]).toEqual([id, isGone ? undefined : 'kk']);
      }
      const isNew = await store.seeMessage({ platform: 'harbour', channel: `${id}/c1`, message: 'm' }, 2);
      expect([id, isNew]).toEqual([id, isGone]);
    }
    expect(await store.subscription({ ...channel, id: 'c9' })).toBeUndefined();
    expect(await store.deliveries({ ...channel, id: 'c9' }, 5)).toEqual([]);
    expect(await store.setting({ kind: 'channel', platform: 'lake', id: 's1/c1' }, 'language')).toBe('kk');
  });

  test('what is under way when a workspace is deleted neither fails nor brings anything back', async () => {
    const store = (await createDatabase()).open();
    const there = { platform: 'harbour', id: 's1/c1', space: 's1' };
    await store.subscribe({ ...newSubscription(1_000), channel: there });
    const claimed = await claimOne(store, 1_000);
    await store.uninstall({ platform: 'harbour', id: 's1' }, undefined);
    expect(await store.confirmDelivery(claimed, 'm', 1_001)).toBe(false);
    await store.postponeDelivery(claimed, { readyAt: 1_002, problem: 'p', unknown: true, ...NOTHING });
    await store.giveUpDelivery(claimed, 'p', (rotation) => rotation);
    expect(await store.pause(there, 'p', 5)).toBe(false);
    expect(await store.changeRotation(there, (rotation) => ({ rotation, result: 1 }))).toBeUndefined();
    expect(await store.deliveries(there, 5)).toEqual([]);
    expect(await store.nextClaimAt('harbour', 2_000)).toBeUndefined();
  });
});
