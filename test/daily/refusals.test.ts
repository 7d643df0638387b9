import { expect, test } from 'vitest';
import { DAY, fates, HOUR, lindau, NINE, setUpHarbour } from '../fixtures/harbour.ts';
import { createListLog } from '../fixtures/list-log.ts';
import type { Fate } from '../fixtures/loopback-poster.ts';

const MINUTE = 60_000;

/** A harbour with so many further channels that are due at the same time. */
async function setUpMany(count: number, fate: (request: { kind: string; channel: string }) => Fate) {
  const world = await setUpHarbour({ fate });
  for (let at = 0; at < count; at++) await world.subscribe({ ...lindau, id: `c${at}` });
  const states = async () =>
    Promise.all(
      Array.from(
        { length: count },
        async (_, at) => (await world.store.subscription({ ...lindau, id: `c${at}` }))?.state,
      ),
    );
  return { ...world, states };
}

test('a channel that is refused once and then no more is posted to, and not paused', async () => {
  const { clock, store, posts, told } = await setUpHarbour({ fate: fates('post', 'refused-for-good') });
  await clock.passTo(NINE + HOUR);
  expect(posts).toHaveLength(1);
  expect(told).toEqual([]);
  expect(await store.subscription(lindau)).toMatchObject({ state: 'on', problem: undefined });
});

test('a platform that refuses all channels for some minutes loses no post and no subscription', async () => {
  let isOver = false;
  const { clock, posts, told, states } = await setUpMany(50, ({ kind }) =>
    kind === 'post' && !isOver ? 'refused-for-good' : 'done',
  );
  await clock.passTo(NINE + 20 * MINUTE);
  expect(new Set(await states())).toEqual(new Set(['on']));
  isOver = true;
  await clock.passTo(NINE + HOUR);
  expect(posts).toHaveLength(51);
  expect(told).toEqual([]);
}, 120_000);

test('a few channels that are gone are paused while the others are posted to', async () => {
  const gone = new Set(['c3', 'c7', 'c9']);
  const { clock, posts, told, states } = await setUpMany(50, ({ kind, channel }) =>
    kind === 'post' && gone.has(channel) ? 'refused-for-good' : 'done',
  );
  await clock.passTo(NINE + HOUR);
  expect(posts).toHaveLength(48);
  expect((await states()).filter((state) => state === 'paused')).toHaveLength(3);
  expect(told).toHaveLength(3);
});

test('many that stay refused for most of the day are paused in the end', async () => {
  const { clock, states } = await setUpMany(20, ({ kind, channel }) =>
    kind === 'post' && channel !== 'lindau' ? 'refused-for-good' : 'done',
  );
  await clock.passTo(NINE + 5 * HOUR);
  expect(new Set(await states())).toEqual(new Set(['on']));
  await clock.passTo(NINE + 8 * HOUR);
  expect(new Set(await states())).toEqual(new Set(['paused']));
}, 120_000);

test('a token that is not accepted pauses nothing, is shouted about once a minute, and all is posted when it is', async () => {
  let isOver = false;
  const { log, lines } = createListLog();
  const world = await setUpHarbour({
    fate: () => (isOver ? 'done' : 'unauthorized'),
    log,
  });
  for (let at = 0; at < 50; at++) await world.subscribe({ ...lindau, id: `c${at}` });
  expect(world.daily.trouble()).toEqual({});
  await world.clock.passTo(NINE + 10 * MINUTE);
  expect(world.daily.trouble()).toEqual({ harbour: 'token_revoked' });
  const shouts = lines.filter(({ level }) => level === 'error');
  expect(shouts.length).toBeGreaterThanOrEqual(3);
  expect(shouts.length).toBeLessThanOrEqual(11);
  expect(shouts[0]?.text).toContain('token');
  isOver = true;
  await world.clock.passTo(NINE + HOUR);
  expect(world.posts).toHaveLength(51);
  expect(world.told).toEqual([]);
  expect(world.daily.trouble()).toEqual({});
}, 120_000);

test('an outage is a line at its start, one a minute, and one at its end', async () => {
  let isOver = false;
  const { log, lines } = createListLog();
  const world = await setUpHarbour({
    fate: () => (isOver ? 'done' : 'out-of-order'),
    log,
  });
  for (let at = 0; at < 50; at++) await world.subscribe({ ...lindau, id: `c${at}` });
  lines.length = 0;
  await world.clock.passTo(NINE + 10 * MINUTE);
  expect(lines.length).toBeGreaterThanOrEqual(2);
  expect(lines.length).toBeLessThanOrEqual(11);
  isOver = true;
  await world.clock.passTo(NINE + HOUR);
  expect(world.posts).toHaveLength(51);
  expect(lines.filter(({ text }) => text === 'daily fact')).toHaveLength(51);
  expect(lines.filter(({ text }) => text.includes('again'))).toHaveLength(1);
}, 120_000);

test('switched off while a post is under way, nothing is posted', async () => {
  const world = await setUpHarbour();
  await world.daily.stop();
  let isOff = false;
  world.startProcess({
    ...world.store,
    claimDeliveries: async (request) => {
      const claims = await world.store.claimDeliveries(request);
      if (claims.length > 0 && !isOff) isOff = await world.daily.service.turnOff(lindau);
      return claims;
    },
  });
  await world.clock.passTo(NINE + HOUR);
  expect(isOff).toBe(true);
  expect(world.posts).toEqual([]);
  expect(await world.deliveries()).toMatchObject([{ state: 'given-up' }]);
});

test('changed while a post is under way, it is posted by the new settings', async () => {
  const world = await setUpHarbour();
  await world.daily.stop();
  let changes = 0;
  world.startProcess({
    ...world.store,
    claimDeliveries: async (request) => {
      const claims = await world.store.claimDeliveries(request);
      if (claims.length > 0 && changes++ === 0) {
        await world.subscribe(lindau, undefined, { topics: ['people'], language: 'de' });
      }
      return claims;
    },
  });
  await world.clock.passTo(NINE + HOUR);
  expect(world.posts).toMatchObject([{ heading: 'Fakt des Tages', fact: 'master-vogel' }]);
});

test('set up again, it is not paused for what the old one met', async () => {
  let isLetIn = false;
  const world = await setUpHarbour({
    fate: ({ kind }) => (kind === 'post' && !isLetIn ? 'refused-for-good' : 'done'),
  });
  await world.clock.passTo(NINE + 2 * MINUTE);
  await world.subscribe();
  await world.clock.passTo(NINE + 6 * MINUTE);
  expect(await world.store.subscription(lindau)).toMatchObject({ state: 'on' });
  isLetIn = true;
  await world.clock.passTo(NINE + 20 * MINUTE);
  expect(world.posts).toHaveLength(1);
  await world.clock.passTo(NINE + DAY);
  expect(world.posts).toHaveLength(2);
});

test('set up again at the very moment of the pause, it stays on', async () => {
  const world = await setUpHarbour({ fate: fates('post', 'refused-for-good', 'refused-for-good') });
  await world.daily.stop();
  let pauses = 0;
  world.startProcess({
    ...world.store,
    pause: async (channel, problem, changedAt) => {
      if (pauses++ === 0) await world.subscribe();
      return await world.store.pause(channel, problem, changedAt);
    },
  });
  await world.clock.passTo(NINE + HOUR);
  expect(pauses).toBe(1);
  expect(world.told).toEqual([]);
  expect(world.posts).toHaveLength(1);
  expect(await world.store.subscription(lindau)).toMatchObject({ state: 'on' });
});
