import { expect, test } from 'vitest';
import { DAY, fates, HOUR, NINE, setUpHarbour } from '../fixtures/harbour.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const LATE = { lateMs: 2 * MINUTE };

test.each([8, 12, 25, 60, 110])(
  'what the platform carries out %d seconds late, when nobody waits for it any more, is not posted again',
  async (seconds) => {
    const { clock, posts, deliveries } = await setUpHarbour({
      ...LATE,
      doneAfterMs: seconds * SECOND,
      fate: fates('post', 'done-late'),
    });
    await clock.passTo(NINE + HOUR);
    expect(posts).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ state: 'posted', message: '1' }]);
  },
);

test('what it never carries out is looked for twice and posted then', async () => {
  const kinds: string[] = [];
  const { clock, posts, deliveries } = await setUpHarbour({
    ...LATE,
    doneAfterMs: DAY,
    fate: ({ kind }) => {
      kinds.push(kind);
      return kinds.length === 1 ? 'done-late' : 'done';
    },
  });
  await clock.passTo(NINE + 10 * MINUTE);
  expect(kinds.slice(0, 4)).toEqual(['post', 'find', 'find', 'post']);
  expect(posts).toHaveLength(1);
  expect((posts[0]?.at ?? 0) - NINE).toBeGreaterThanOrEqual(2 * MINUTE);
  expect((posts[0]?.at ?? 0) - NINE).toBeLessThanOrEqual(3 * MINUTE);
  expect(await deliveries()).toMatchObject([{ state: 'posted' }]);
});

test('of two that were made all the same, the younger is deleted', async () => {
  const { clock, posts, left } = await setUpHarbour({
    ...LATE,
    doneAfterMs: 3 * MINUTE,
    fate: fates('post', 'done-late'),
  });
  await clock.passTo(NINE + HOUR);
  expect(posts).toHaveLength(2);
  expect(left()).toHaveLength(1);
});

test('a process that dies while its post is on its way leaves it to be looked for until it can no longer come', async () => {
  const world = await setUpHarbour(LATE);
  await world.daily.stop();
  let isDead = false;
  const never = new Promise<never>(() => {});
  const dying = world.startProcess(
    { ...world.store, claimDeliveries: (request) => (isDead ? never : world.store.claimDeliveries(request)) },
    {
      ...world.poster,
      post: (...given) => {
        isDead = true;
        void world.clock.sleepUntil(NINE + 60 * SECOND).then(() => world.poster.post(...given));
        return never;
      },
    },
  );
  dying.die();
  await world.clock.passTo(NINE + 2 * SECOND);
  world.startProcess();
  await world.clock.passTo(NINE + HOUR);
  expect(world.posts).toHaveLength(1);
  expect(await world.deliveries()).toMatchObject([{ state: 'posted' }]);
});

test('a process that stood still for a minute just before it posts does not post beside the one that took over', async () => {
  const world = await setUpHarbour(LATE);
  await world.daily.stop();
  let hasStood = false;
  world.startProcess({
    ...world.store,
    settingsOf: async (claim) => {
      // Where it stands still, its reading comes after.
      if (!hasStood) {
        hasStood = true;
        await world.clock.sleepUntil(NINE + MINUTE);
      }
      return await world.store.settingsOf(claim);
    },
  });
  await world.clock.passTo(NINE + 2 * SECOND);
  world.startProcess();
  await world.clock.passTo(NINE + HOUR);
  expect(world.posts).toHaveLength(1);
});

test.each([-DAY, -2 * HOUR, -10 * MINUTE, 10 * MINUTE, 2 * HOUR, DAY])(
  'clocks that are %d ms ahead of the platform’s, and answers that are lost: one post',
  async (ahead) => {
    const { clock, posts } = await setUpHarbour({
      ...LATE,
      ahead,
      fate: fates('post', 'done-unheard', 'done-unheard'),
    });
    // It is due by the platform's clock.
    await clock.passTo(NINE + Math.max(0, ahead) + HOUR);
    expect(posts).toHaveLength(1);
  },
);

test('a clock that is set back does not hold all posts up until the time has come again', async () => {
  const { clock, store, posts } = await setUpHarbour(LATE);
  await clock.passTo(NINE + 10 * MINUTE);
  expect(posts).toHaveLength(1);
  for (let at = 0; at < 5; at++) {
    expect(await store.reserve('harbour', NINE + 10 * MINUTE, 1, 100)).toBeGreaterThanOrEqual(NINE + 10 * MINUTE);
  }
  // 59 minutes back: what is due now does not wait for the time to come again.
  const back = NINE + 10 * MINUTE - 59 * MINUTE;
  expect(await store.reserve('harbour', back, 1, 100)).toBe(back);
});
