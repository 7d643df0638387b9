import { setTimeout as wait } from 'node:timers/promises';

/** Time, as an argument. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits until a moment is there, or until the signal is given, whichever comes first. Never rejects. */
  readonly sleepUntil: (moment: number, signal?: AbortSignal) => Promise<void>;
}

/** Timers count a machine's own seconds, in which it may stand still or be put right; so the time is looked at now and then. */
const LONGEST_NAP_MS = 30_000;

export const systemClock: Clock = {
  now: Date.now,
  sleepUntil: async (moment, signal) => {
    while (!signal?.aborted) {
      const left = moment - Date.now();
      if (left <= 0) return;
      await wait(Math.min(left, LONGEST_NAP_MS), undefined, { ...(signal && { signal }) }).catch(() => {});
    }
  },
};
