import { setTimeout as wait } from 'node:timers/promises';

/** How long to wait for an answer, in milliseconds. */
export interface Patience {
  /** Then the person is shown that it takes longer. */
  readonly deferAfterMs: number;
  /** Then they are told that it failed. */
  readonly giveUpAfterMs: number;
}

/** What the promise gives within the time; undefined if it takes longer. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<{ readonly value: T } | undefined> {
  const timer = new AbortController();
  try {
    const settled = promise.then((value) => ({ value }));
    return await Promise.race([settled, wait(ms, undefined, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}
