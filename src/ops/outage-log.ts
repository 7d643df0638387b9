/** Says of an outage one line at its start, one a minute while it lasts, and one at its end. */
export interface OutageLog {
  /** Something failed. @param say Writes the line, if there is to be one, with how often it failed since the last. */
  readonly failed: (say: (times: number) => void) => void;
  /** Something worked. @param say Writes the line, if there is to be one. */
  readonly ended: (say: () => void) => void;
}

interface OutageLogOptions {
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  /** Whether some things may fail while others work: then no start is said sooner than a minute after the last line. */
  readonly isMixed?: boolean;
}

const EVERY_MS = 60_000;

export function createOutageLog({ now, isMixed = false }: OutageLogOptions): OutageLog {
  let saidAt = Number.NEGATIVE_INFINITY;
  let times = 0;
  /** Whether a line was written of an outage that has not ended. */
  let isOpen = false;
  return {
    failed: (say) => {
      times++;
      // A clock that was set back is no reason to say nothing.
      if (Math.abs(now() - saidAt) < EVERY_MS) return;
      say(times);
      saidAt = now();
      times = 0;
      isOpen = true;
    },
    ended: (say) => {
      if (isOpen) say();
      isOpen = false;
      if (!isMixed) saidAt = Number.NEGATIVE_INFINITY;
    },
  };
}
