import type { RateLimits } from './daily-store.ts';
import type { Clock } from './schedule.ts';

/** Keeps the requests of one bucket, of all processes together, within its limit. */
export interface RateLimiter {
  /**
   * Waits until a request may leave, or until the signal is given; whether that is before the deadline (milliseconds since
   * 1970). If it is not, it does not wait.
   * @throws StoreError, if it cannot be found out when.
   */
  readonly acquire: (deadline: number, signal?: AbortSignal) => Promise<boolean>;
  /** Reports that the platform accepted a request. */
  readonly accepted: () => void;
  /** Reports that the platform refused a request as one too many, and for how many milliseconds it asks to wait. */
  readonly refused: (retryAfterMs: number) => void;
}

interface RateLimiterOptions {
  readonly rateLimits: RateLimits;
  /** Names what is limited: a platform, or one server or workspace of it. */
  readonly bucket: string;
  readonly requestsPerSecond: number;
  readonly clock: Clock;
}

/**
 * Turns that a process has reserved and not yet used, as a share of a second's. Those of one that is killed are lost to
 * all; fewer would ask the store more often.
 */
const AHEAD = 0.25;
/** A turn that is missed by more is given up for another one; so many times, since a slow machine must post too. */
const LATEST_MS = 30;
const MOST_MISSED = 3;
/** A single refusal may be about one channel. After so many in a row it is about all of them. */
const REFUSALS_THAT_COUNT = 2;

/** A request that waits for its turn. */
interface Waiter {
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  /** The moment of the turn; undefined if there is none before the deadline, or the signal is given. */
  readonly turn: PromiseWithResolvers<number | undefined>;
}

/** A token bucket of one token in the store: turns are evenly spaced, whichever process takes them. */
export function createRateLimiter({ rateLimits, bucket, requestsPerSecond, clock }: RateLimiterOptions): RateLimiter {
  const intervalMs = 1_000 / requestsPerSecond;
  const mostAhead = Math.max(1, Math.floor(AHEAD * requestsPerSecond));
  let waiting: Waiter[] = [];
  let reserving = false;
  /** Turns that are reserved and not yet used. */
  let ahead = 0;
  let refusals = 0;

  /** Removes those who certainly won't get a turn. */
  function dismiss(): void {
    const now = clock.now();
    const isOver = ({ deadline, signal }: Waiter) => signal?.aborted === true || deadline < now;
    for (const { turn } of waiting.filter(isOver)) turn.resolve(undefined);
    waiting = waiting.filter((waiter) => !isOver(waiter));
  }

  async function reserveForWaiting(): Promise<void> {
    if (reserving) return;
    reserving = true;
    for (dismiss(); waiting.length > 0 && ahead < mostAhead; dismiss()) {
      const next = waiting.splice(0, mostAhead - ahead);
      ahead += next.length;
      try {
        const start = await rateLimits.reserve(bucket, clock.now(), next.length, intervalMs);
        for (const [at, { turn }] of next.entries()) turn.resolve(start + at * intervalMs);
      } catch (error) {
        ahead -= next.length;
        for (const { turn } of next) turn.reject(error);
      }
    }
    reserving = false;
  }

  /** The turn's moment comes, or is not waited for. */
  async function waitFor(moment: number, { deadline, signal }: Waiter): Promise<boolean> {
    try {
      if (moment > deadline) return false;
      await clock.sleepUntil(moment, signal);
      return true;
    } finally {
      ahead--;
      void reserveForWaiting();
    }
  }

  return {
    acquire: async (deadline, signal) => {
      for (let missed = 0; ; missed++) {
        const waiter: Waiter = { deadline, signal, turn: Promise.withResolvers() };
        waiting.push(waiter);
        const giveUp = () => waiter.turn.resolve(undefined);
        signal?.addEventListener('abort', giveUp, { once: true });
        void reserveForWaiting();
        const moment = await waiter.turn.promise.finally(() => signal?.removeEventListener('abort', giveUp));
        if (moment === undefined) return signal?.aborted === true;
        if (!(await waitFor(moment, waiter))) return false;
        // A process that was held up would send all that it missed in one go.
        if (signal?.aborted || clock.now() <= moment + LATEST_MS || missed === MOST_MISSED) return true;
      }
    },
    accepted: () => {
      refusals = 0;
    },
    refused: (retryAfterMs) => {
      refusals++;
      // If the store cannot be told, the next refusal comes soon enough.
      if (refusals >= REFUSALS_THAT_COUNT) rateLimits.blockBucket(bucket, clock.now() + retryAfterMs).catch(() => {});
    },
  };
}
