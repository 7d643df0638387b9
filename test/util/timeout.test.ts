import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withTimeout } from '../../src/util/timeout.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function never(): Promise<string> {
  return new Promise(() => {});
}

test('what is done in time is given, and no timer stays', async () => {
  expect(await withTimeout(Promise.resolve('answer'), 100, () => 'late')).toBe('answer');
  expect(vi.getTimerCount()).toBe(0);
});

test('what fails in time fails, and no timer stays', async () => {
  await expect(withTimeout(Promise.reject(new Error('gone')), 100, () => 'late')).rejects.toThrow('gone');
  expect(vi.getTimerCount()).toBe(0);
});

test('what takes longer is replaced at that moment and no sooner', async () => {
  const seen: string[] = [];
  void withTimeout(never(), 100, () => 'late').then((value) => seen.push(value));
  await vi.advanceTimersByTimeAsync(99);
  expect(seen).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen).toEqual(['late']);
});

test('being late may be an error', async () => {
  const late = withTimeout(never(), 100, () => {
    throw new Error('The store did not answer.');
  });
  const refusal = expect(late).rejects.toThrow('The store did not answer.');
  await vi.advanceTimersByTimeAsync(100);
  await refusal;
});

test('work that fails after its time brings nothing down', async () => {
  const work = Promise.withResolvers<string>();
  const late = withTimeout(work.promise, 100, () => 'late');
  await vi.advanceTimersByTimeAsync(100);
  work.reject(new Error('too late to matter'));
  expect(await late).toBe('late');
});
