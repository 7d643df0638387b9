import { expect, test } from 'vitest';
import { createBuckets } from '../../src/chat/buckets.ts';

test('a bucket gives what it holds, and what has flowed in since', () => {
  const clock = { now: 0 };
  const take = createBuckets({ burst: 2, perSecond: 4, most: 10, now: () => clock.now });
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 250]);
  clock.now = 100;
  expect(take('a')).toBeCloseTo(150);
  clock.now = 250;
  expect([take('a'), take('a')]).toEqual([0, 250]);
  clock.now = 1_000_000;
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 250]);
});

test('no more buckets than allowed are kept: the one used longest ago is forgotten', () => {
  const take = createBuckets({ burst: 1, perSecond: 1, most: 3, now: () => 0 });
  for (const key of ['a', 'b', 'c']) take(key);
  expect(take('a')).toBeGreaterThan(0);
  take('d');
  expect(take('a')).toBeGreaterThan(0);
  expect(take('b')).toBe(0);
});
