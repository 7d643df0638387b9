import { expect, test } from 'vitest';
import { createLanguages } from '../../src/answer/languages.ts';
import type { RateLimits } from '../../src/daily/daily-store.ts';
import { createRateLimiter } from '../../src/daily/rate-limiter.ts';
import type { Clock } from '../../src/daily/schedule.ts';
import { StoreError } from '../../src/store/errors.ts';
import { createListPoster, createTestDaily } from '../fixtures/daily.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { dueSince } from '../fixtures/subscriptions.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';

/** A bucket as the store keeps it. */
function createRateLimits(): RateLimits & { readonly held: readonly number[] } {
  let next = 0;
  const held: number[] = [];
  return {
    held,
    reserve: async (_, now, count, intervalMs) => {
      const start = Math.max(next, now);
      next = start + count * intervalMs;
      return start;
    },
    blockBucket: async (_, until) => {
      held.push(until);
      next = Math.max(next, until);
    },
  };
}

const FAR = Number.POSITIVE_INFINITY;
const settings = (rateLimits: RateLimits, clock: Clock) => ({
  rateLimits,
  clock,
  bucket: 'harbour',
  requestsPerSecond: 10,
});

test('turns are evenly spaced, however many ask at once', async () => {
  const clock = createVirtualClock(0);
  const limiter = createRateLimiter(settings(createRateLimits(), clock));
  const turns: number[] = [];
  for (let at = 0; at < 120; at++) void limiter.acquire(FAR).then(() => turns.push(clock.now()));
  await clock.passTo(20_000);
  expect(turns).toEqual(Array.from({ length: 120 }, (_, at) => 100 * at));
});

test('a turn that is missed is given up: what was held up does not leave all at once', async () => {
  let now = 0;
  let stall = 0;
  const clock: Clock = {
    now: () => now,
    sleepUntil: async (moment) => {
      now = Math.max(now, moment) + stall;
      stall = 0;
    },
  };
  const limiter = createRateLimiter(settings(createRateLimits(), clock));
  await limiter.acquire(FAR);
  stall = 3_000;
  await limiter.acquire(FAR);
  expect(now).toBe(3_100);
  await limiter.acquire(FAR);
  expect(now).toBe(3_200);
});

test('who cannot come to its turn in time does not wait for it', async () => {
  const clock = createVirtualClock(0);
  const limiter = createRateLimiter(settings(createRateLimits(), clock));
  const came = Promise.all([50, 50, 250].map((deadline) => limiter.acquire(deadline)));
  await clock.passTo(1_000);
  expect(await came).toEqual([true, false, true]);
});

test('a process reserves no more than a quarter of a second ahead: what is killed takes no more turns with it', async () => {
  const clock = createVirtualClock(0);
  const rateLimits = createRateLimits();
  let reserved = 0;
  const reserve: RateLimits['reserve'] = (bucket, now, count, intervalMs) => {
    reserved += count;
    return rateLimits.reserve(bucket, now, count, intervalMs);
  };
  const limiter = createRateLimiter({ ...settings({ ...rateLimits, reserve }, clock), requestsPerSecond: 40 });
  let came = 0;
  for (let at = 0; at < 100; at++) void limiter.acquire(FAR).then(() => came++);
  await clock.passTo(1_000);
  expect(came).toBe(41);
  expect(reserved - came).toBeLessThanOrEqual(10);
});

test('who still waits for a turn when the program is to end is let go, and takes none', async () => {
  const clock = createVirtualClock(0);
  const rateLimits = createRateLimits();
  const limiter = createRateLimiter(settings(rateLimits, clock));
  const stopping = new AbortController();
  const turns = Promise.all(Array.from({ length: 20 }, () => limiter.acquire(FAR, stopping.signal)));
  await clock.passTo(100);
  stopping.abort();
  await turns;
  expect(await rateLimits.reserve('harbour', clock.now(), 1, 0)).toBeLessThanOrEqual(500);
});

test('one refusal may be about one channel; the second in a row holds everybody up', async () => {
  const rateLimits = createRateLimits();
  const limiter = createRateLimiter(settings(rateLimits, createVirtualClock(1_000)));
  limiter.refused(500);
  limiter.accepted();
  limiter.refused(500);
  expect(rateLimits.held).toEqual([]);
  limiter.refused(700);
  expect(rateLimits.held).toEqual([1_700]);
});

test('without the store there is no turn', async () => {
  const fail = () => Promise.reject(new StoreError('gone', new Error('no route')));
  const limiter = createRateLimiter(settings({ reserve: fail, blockBucket: fail }, createVirtualClock(0)));
  await expect(limiter.acquire(FAR)).rejects.toThrow(StoreError);
});

test.each([
  [true, 2],
  [false, 1],
])('where each space has a limit of its own (%s), one does not wait for another', async (perWorkspace, count) => {
  const clock = createVirtualClock(Date.parse('2026-11-23T09:00:00Z'));
  const { poster, posts } = createListPoster();
  const routes = new Map([['harbour', { poster, perWorkspace, requestsPerSecond: 0.01, atATime: 10 }]]);
  const { daily, store, remove } = createTestDaily([], () => createLanguages(smallPack).in(smallPack.language), {
    routes,
    clock,
  });
  for (const at of [1, 2]) {
    const channel = { platform: 'harbour', id: `c${at}`, space: `s${at}` };
    await store.subscribe(dueSince(channel, clock.now()));
  }
  daily.start();
  await expect.poll(() => posts.length).toBe(count);
  await daily.stop();
  await remove();
});
