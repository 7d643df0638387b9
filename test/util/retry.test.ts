import { expect, test } from 'vitest';
import { backoff, retry } from '../../src/util/retry.ts';

/** Work that fails so many times before it succeeds, and the pauses that were made. */
function failing(times: number) {
  const pauses: number[] = [];
  return {
    pauses,
    wait: async (ms: number) => void pauses.push(ms),
    work: async (attempt: number) => {
      if (attempt <= times) throw new Error(`attempt ${attempt}`);
      return `done at ${attempt}`;
    },
  };
}

test('work is done again until it succeeds, with the pauses asked for', async () => {
  const { pauses, wait, work } = failing(3);
  expect(await retry(work, { pauseAfter: (_, attempt) => 100 * attempt, wait })).toBe('done at 4');
  expect(pauses).toEqual([100, 200, 300]);
});

test('work that succeeds is done once', async () => {
  const { pauses, wait, work } = failing(0);
  expect(await retry(work, { pauseAfter: () => 100, wait })).toBe('done at 1');
  expect(pauses).toEqual([]);
});

test('without a pause the last error is thrown', async () => {
  const { pauses, wait, work } = failing(9);
  const pauseAfter = (_: unknown, attempt: number) => (attempt < 3 ? 50 : undefined);
  await expect(retry(work, { pauseAfter, wait })).rejects.toThrow('attempt 3');
  expect(pauses).toEqual([50, 50]);
});

test('which pause it is may depend on the error', async () => {
  const { wait, work } = failing(9);
  const pauseAfter = (error: unknown) => (String(error).includes('attempt 2') ? undefined : 0);
  await expect(retry(work, { pauseAfter, wait })).rejects.toThrow('attempt 2');
});

test('it waits by the clock if nothing else is given', async () => {
  const { work } = failing(1);
  expect(await retry(work, { pauseAfter: () => 1 })).toBe('done at 2');
});

test('pauses double up to the longest, however many attempts there were', () => {
  const pauses = [1, 2, 3, 4, 5, 5_000].map((attempt) => backoff(attempt, { firstMs: 250, longestMs: 2_000 }));
  expect(pauses).toEqual([250, 500, 1_000, 2_000, 2_000, 2_000]);
});

test('chance shortens a pause by at most half', () => {
  const at = (chance: number) => backoff(3, { firstMs: 100, longestMs: 1_000, random: () => chance });
  expect([at(0), at(0.5), at(1)]).toEqual([200, 300, 400]);
});
