import type { Lanes } from '../store/store.ts';
import type { Clock } from './clock.ts';

/** Keeps the requests of one lane, of all processes together, within its limit. */
export interface Pace {
  /**
   * Waits until a request may leave, or until the signal is given; whether that is before the deadline (milliseconds since
   * 1970). If it is not, it does not wait.
   * @throws StoreError, if it cannot be found out when.
   */
  readonly takeTurn: (deadline: number, signal?: AbortSignal) => Promise<boolean>;
  /** Tells that the platform took a request. */
  readonly accepted: () => void;
  /** Tells that the platform refused a request as one too many, and for how many milliseconds it asks to wait. */
  readonly refused: (retryAfterMs: number) => void;
}

interface PaceSettings {
  readonly lanes: Lanes;
  /** Names what is limited: a platform, or one server or workspace of it. */
  readonly lane: string;
  readonly requestsPerSecond: number;
  readonly clock: Clock;
}

/** Turns that are reserved with one request to the store. */
const MOST_AT_ONCE = 50;
/** A turn that is missed by more is given up for another one; so many times, since a slow machine must post too. */
const LATEST_MS = 30;
const MOST_MISSED = 3;
/** A single refusal may be about one channel. After so many in a row it is about all of them. */
const REFUSALS_THAT_COUNT = 2;

/** A token bucket of one token in the store: turns are evenly spaced, whichever process takes them. */
export function createPace({ lanes, lane, requestsPerSecond, clock }: PaceSettings): Pace {
  const intervalMs = 1_000 / requestsPerSecond;
  let waiting: PromiseWithResolvers<number>[] = [];
  let reserving = false;
  let refusals = 0;

  async function reserveForWaiting(): Promise<void> {
    if (reserving) return;
    reserving = true;
    while (waiting.length > 0) {
      const turns = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      try {
        const start = await lanes.reserve(lane, clock.now(), turns.length, intervalMs);
        for (const [at, turn] of turns.entries()) turn.resolve(start + at * intervalMs);
      } catch (error) {
        for (const turn of turns) turn.reject(error);
      }
    }
    reserving = false;
  }

  return {
    takeTurn: async (deadline, signal) => {
      for (let missed = 0; ; missed++) {
        const turn = Promise.withResolvers<number>();
        waiting.push(turn);
        void reserveForWaiting();
        const moment = await turn.promise;
        if (moment > deadline) return false;
        await clock.sleepUntil(moment, signal);
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
      if (refusals >= REFUSALS_THAT_COUNT) lanes.holdLane(lane, clock.now() + retryAfterMs).catch(() => {});
    },
  };
}
