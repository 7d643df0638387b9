import { setTimeout as sleep } from 'node:timers/promises';

interface RetryOptions {
  /**
   * Milliseconds to wait before the next attempt, or undefined to give up with the error.
   * @param attempt How many there have been, from 1.
   */
  readonly pauseAfter: (error: unknown, attempt: number) => number | undefined;
  /** Waits so many milliseconds; by the system's clock, if left out. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/**
 * Does the work again until it succeeds.
 * @throws the error of the last attempt.
 */
export async function retry<T>(
  work: (attempt: number) => Promise<T>,
  { pauseAfter, wait = sleep }: RetryOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      const ms = pauseAfter(error, attempt);
      if (ms === undefined) throw error;
      await wait(ms);
    }
  }
}

interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
  /** From 0 up to 1: pauses are then between half and all of their length, so that not all come back at once. */
  readonly random?: () => number;
}

/** Milliseconds to wait after so many attempts, from 1: twice as long each time, up to the longest. */
export function backoff(attempt: number, { firstMs, longestMs, random = () => 1 }: Backoff): number {
  return Math.min(longestMs, firstMs * 2 ** (attempt - 1)) * (0.5 + random() / 2);
}
