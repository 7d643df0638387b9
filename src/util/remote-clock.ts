/** The clock of somebody else, as far as their answers tell it. */
export interface RemoteClock {
  /** Takes the `Date` of an answer that has just come, if it has one, to a request that took so many milliseconds. */
  readonly observe: (date: string | null | undefined, tookMs: number) => void;
  /** Their time in milliseconds since 1970, to about two seconds; ours, until they have answered. */
  readonly now: () => number;
  /** Asks them if they have not answered yet, or if our own clock was put right since they last did. Never rejects. */
  readonly refresh: () => Promise<void>;
}

interface RemoteClockOptions {
  /** Our own clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since any fixed moment, by a clock that nobody puts right. */
  readonly steady: () => number;
  /** Makes a request whose answer is then observed. */
  readonly ask: () => Promise<unknown>;
}

/** A `Date` has whole seconds (https://www.rfc-editor.org/rfc/rfc9110#field.date): on average half a one is lost. */
const HALF_A_SECOND_MS = 500;
/** Our clock may run by so much faster or slower than the steady one before it counts as put right. */
const DRIFT_MS = 5_000;

export function createRemoteClock({ now, steady, ask }: RemoteClockOptions): RemoteClock {
  let aheadMs: number | undefined;
  let drift = 0;
  let asking: Promise<unknown> | undefined;
  return {
    observe: (date, tookMs) => {
      const theirs = Date.parse(date ?? '');
      if (!Number.isFinite(theirs)) return;
      aheadMs = theirs + HALF_A_SECOND_MS - (now() - tookMs / 2);
      drift = now() - steady();
    },
    now: () => Math.round(now() + (aheadMs ?? 0)),
    refresh: async () => {
      if (aheadMs !== undefined && Math.abs(now() - steady() - drift) < DRIFT_MS) return;
      asking ??= ask()
        .catch(() => {})
        .finally(() => {
          asking = undefined;
        });
      await asking;
    },
  };
}

/** Milliseconds since the program began, by a clock that nobody puts right. */
export const monotonic = () => performance.now();
