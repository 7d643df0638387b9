import { expect, test } from 'vitest';
import { createPack } from '../../src/facts/pack.ts';
import { StoreError } from '../../src/store/errors.ts';
import type { Store } from '../../src/store/store.ts';
import { DAY, fates, HOUR, lindau, NINE, setUpHarbour as setUp } from '../fixtures/harbour.ts';
import type { Fate } from '../fixtures/loopback-poster.ts';
import { makeFact, packFile, smallPack } from '../fixtures/small-pack.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

test('a post is made at its time, each day once, and no fact comes twice before all have come', async () => {
  const { clock, posts, deliveries } = await setUp();
  await clock.passTo(NINE - 1);
  expect(posts).toEqual([]);
  await clock.passTo(NINE + 4 * DAY + HOUR);
  expect(posts.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4].map((day) => NINE + day * DAY));
  expect(new Set(posts.map(({ fact }) => fact)).size).toBe(5);
  expect(posts[0]).toMatchObject({ channel: 'lindau', key: 'harbour/lindau/2026-11-23', heading: 'Fact of the day' });
  expect((await deliveries())[0]).toMatchObject({ date: '2026-11-27', state: 'posted', message: '5' });
});

test('an event is told of on its day of the year', async () => {
  const event = makeFact({
    id: 'opening',
    statement: 'The lighthouse of Lindau was opened on 24 November 1853.',
    date: '1853-11-24',
  });
  const pack = createPack(packFile, [...smallPack.facts, event], []);
  const { clock, posts } = await setUp({ pack: () => pack });
  await clock.passTo(NINE + 4 * DAY);
  expect(posts[1]).toMatchObject({ fact: 'opening', heading: 'On this day, 1853' });
  expect(posts.filter(({ heading }) => heading === 'Fact of the day')).toHaveLength(4);
});

test.each<[name: string, fate: Fate, seconds: readonly [least: number, most: number]]>([
  ['the answer to a post is lost', 'done-unheard', [5, 10]],
  ['the platform is out of order', 'out-of-order', [1, 2]],
  ['the platform asks to wait', 'refused-for-now', [30, 32]],
  ['a post is lost', 'lost', [5, 10]],
])('%s: there is one post all the same, and soon', async (_, fate, [least, most]) => {
  const { clock, posts, requests, deliveries } = await setUp({ fate: fates('post', fate) });
  await clock.passTo(NINE + HOUR);
  expect(posts).toHaveLength(1);
  // A second try looks first, and not before the time that the platform asked for.
  const pauseMs = (requests[1] ?? 0) - (requests[0] ?? 0);
  expect(pauseMs).toBeGreaterThanOrEqual(1_000 * least);
  expect(pauseMs).toBeLessThanOrEqual(1_000 * most + 200);
  expect(await deliveries()).toMatchObject([{ state: 'posted', attempts: 2 }]);
});

test('a platform that is out of order for hours is asked less and less often, and gets the post in the end', async () => {
  const { clock, posts, requests } = await setUp({
    fate: () => (clock.now() < NINE + 11 * HOUR ? 'out-of-order' : 'done'),
  });
  await clock.passTo(NINE + 12 * HOUR);
  expect(posts).toHaveLength(1);
  expect(posts[0]?.at).toBeLessThan(NINE + 11 * HOUR + 900_000);
  expect(requests.length).toBeLessThan(120);
});

test('when the day is over it is given up, its fact is not lost, and the next day goes on', async () => {
  const { clock, store, posts, deliveries } = await setUp({
    fate: () => (clock.now() < NINE + 13 * HOUR ? 'out-of-order' : 'done'),
  });
  await clock.passTo(NINE + 23 * HOUR);
  expect(posts).toEqual([]);
  expect(await deliveries()).toMatchObject([{ state: 'given-up', problem: 'HTTP 503' }]);
  expect((await store.subscription(lindau))?.rotation.shown).toEqual([]);
  await clock.passTo(NINE + 25 * HOUR);
  expect(posts.map(({ at }) => at)).toEqual([NINE + DAY]);
});

test('what nobody can tell the outcome of is tried three times', async () => {
  const { clock, posts, requests, deliveries } = await setUp({
    fate: ({ kind }) => (kind === 'post' ? 'lost' : 'done'),
  });
  await clock.passTo(NINE + 11 * HOUR);
  expect(posts).toEqual([]);
  expect(requests).toHaveLength(3 + 3);
  expect(await deliveries()).toMatchObject([{ state: 'given-up', unknownOutcomes: 3, problem: 'timeout' }]);
});

test('a channel that is gone pauses it, and who set it up is told once', async () => {
  let gone = true;
  const { clock, store, posts, told, requests, subscribe } = await setUp({
    fate: ({ kind }) => (kind === 'post' && gone ? 'refused-for-good' : 'done'),
  });
  await clock.passTo(NINE + 2 * DAY + HOUR);
  expect(posts).toEqual([]);
  // Two posts and a message to Anna.
  expect(requests).toHaveLength(3);
  expect((requests[1] ?? 0) - (requests[0] ?? 0)).toBeGreaterThanOrEqual(180_000);
  expect(told).toEqual([{ person: 'anna', text: expect.stringContaining('set up in lindau: channel_not_found') }]);
  expect(await store.subscription(lindau)).toMatchObject({ state: 'paused', problem: 'channel_not_found' });
  gone = false;
  await subscribe();
  await clock.passTo(NINE + 3 * DAY);
  expect(posts.map(({ at }) => at)).toEqual([NINE + 3 * DAY]);
});

test.each<[Fate[], number]>([
  [['refused-for-good'], 1],
  [['out-of-order'], 2],
  [['out-of-order', 'out-of-order', 'out-of-order'], 3],
])('telling that fails with %j is tried %d times', async (list, tries) => {
  let asked = 0;
  const { clock } = await setUp({
    fate: ({ kind }) => {
      if (kind === 'post') return 'refused-for-good';
      if (kind === 'tell') asked++;
      return kind === 'tell' ? (list.shift() ?? 'done') : 'done';
    },
  });
  await clock.passTo(NINE + HOUR);
  expect(asked).toBe(tries);
});

test('after a standstill of days there is one post, at once', async () => {
  const world = await setUp();
  await world.daily.stop();
  await world.clock.passTo(NINE + 3 * DAY + 2 * HOUR);
  world.startProcess();
  await world.clock.passTo(NINE + 4 * DAY - 1);
  expect(world.posts.map(({ at }) => at)).toEqual([NINE + 3 * DAY + 2 * HOUR]);
});

test('settings that change while it sleeps wake it', async () => {
  const { clock, posts, daily } = await setUp();
  await clock.passTo(NINE + HOUR);
  const wishes = {
    schedule: { time: '10:01', zone: 'UTC', days: EVERY_DAY },
    topics: [],
    language: undefined,
    card: false,
  };
  await daily.service.turnOn({ ...lindau, id: 'bregenz' }, wishes, 'anna');
  await clock.passTo(NINE + HOUR + 60_000);
  expect(posts.map(({ channel, at }) => [channel, at])).toEqual([
    ['lindau', NINE],
    ['bregenz', NINE + HOUR + 60_000],
  ]);
});

test('a fact that was taken out of the pack meanwhile is replaced by another', async () => {
  let pack = smallPack;
  const { clock, store, posts, deliveries } = await setUp({ fate: fates('post', 'out-of-order'), pack: () => pack });
  await clock.passTo(NINE);
  const [drawn] = await deliveries();
  pack = createPack(
    packFile,
    smallPack.facts.filter(({ id }) => id !== drawn?.fact),
    [],
  );
  await clock.passTo(NINE + HOUR);
  expect(posts).toHaveLength(1);
  expect(posts[0]?.fact).not.toBe(drawn?.fact);
  expect((await deliveries())[0]?.fact).toBe(posts[0]?.fact);
  expect((await store.subscription(lindau))?.rotation.shown).toContain(posts[0]?.fact);
});

test('a process that dies between posting and noting it: the next one finds the post', async () => {
  const world = await setUp();
  await world.daily.stop();
  const never = new Promise<never>(() => {});
  let isDead = false;
  const dying = world.startProcess({
    ...world.store,
    claimDeliveries: (request) => (isDead ? never : world.store.claimDeliveries(request)),
    confirmDelivery: () => {
      isDead = true;
      return never;
    },
  });
  dying.die();
  await world.clock.passTo(NINE + 1_000);
  expect(world.posts).toHaveLength(1);
  world.startProcess();
  await world.clock.passTo(NINE + HOUR);
  expect(world.posts).toHaveLength(1);
  expect(await world.deliveries()).toMatchObject([{ state: 'posted', attempts: 2, message: '1' }]);
});

test('a process that hardly comes to its turn leaves the post to the next one, lest both make it', async () => {
  const world = await setUp();
  await world.daily.stop();
  await world.store.blockBucket('harbour', NINE + 30_000);
  world.startProcess();
  await world.clock.passTo(NINE + 44_999);
  expect(world.posts).toEqual([]);
  await world.clock.passTo(NINE + 90_000);
  expect(world.posts).toHaveLength(1);
});

test('a store that fails is asked again until it works, and what was due is posted then', async () => {
  const world = await setUp();
  await world.daily.stop();
  let broken = true;
  const failing: Store = {
    ...world.store,
    claimDeliveries: (request) =>
      broken ? Promise.reject(new StoreError('gone', new Error('no route'))) : world.store.claimDeliveries(request),
  };
  world.startProcess(failing);
  await world.clock.passTo(NINE + 2 * HOUR);
  expect(world.posts).toEqual([]);
  broken = false;
  await world.clock.passTo(NINE + 2 * HOUR + 61_000);
  expect(world.posts).toHaveLength(1);
});

test('a store that fails just after a post is told of it as soon as it works', async () => {
  const world = await setUp();
  await world.daily.stop();
  let failures = 5;
  const failing: Store = {
    ...world.store,
    confirmDelivery: (...given) =>
      failures-- > 0
        ? Promise.reject(new StoreError('full', new Error('disk')))
        : world.store.confirmDelivery(...given),
  };
  world.startProcess(failing);
  await world.clock.passTo(NINE + 25_000);
  expect(world.posts).toHaveLength(1);
  expect(await world.deliveries()).toMatchObject([{ state: 'posted', attempts: 1 }]);
});

test('many channels at one minute are spread, by two processes together, below the limit of the platform', async () => {
  const world = await setUp();
  world.startProcess();
  for (let at = 0; at < 100; at++) await world.subscribe({ ...lindau, id: `channel-${at}` });
  await world.clock.passTo(NINE + 60_000);
  expect(world.posts).toHaveLength(101);
  const times = world.posts.map(({ at }) => at).toSorted((a, b) => a - b);
  // Ten requests a second, however they are counted.
  for (const [at, time] of times.entries())
    expect((times[at + 10] ?? Number.POSITIVE_INFINITY) - time).toBeGreaterThanOrEqual(999);
  expect((times.at(-1) ?? 0) - NINE).toBeLessThan(1.1 * 10_000);
});

test('a limit that is met all the same holds everybody up as long as the platform asks', async () => {
  const world = await setUp({ fate: () => (world.clock.now() < NINE + 5_000 ? 'refused-for-now' : 'done') });
  for (let at = 0; at < 100; at++) await world.subscribe({ ...lindau, id: `channel-${at}` });
  await world.clock.passTo(NINE + 20_000);
  expect(world.requests.length).toBeLessThan(20);
  await world.clock.passTo(NINE + HOUR);
  expect(world.posts).toHaveLength(101);
});
