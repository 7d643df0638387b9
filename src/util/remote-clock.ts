/** The clock of somebody else, as far as their answers tell it. */
export interface RemoteClock {
  /** Takes the `Date` of an answer, if it has one, to a request that left at this moment of our own clock. */
  readonly observe: (date: string | null | undefined, sentAt: number) => void;
  /** Their time in milliseconds since 1970, to about two seconds; asked for if nothing was observed yet. Never rejects. */
  readonly time: () => Promise<number>;
}

interface RemoteClockOptions {
  /** Our own clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Makes a request whose answer is then observed. */
  readonly ask: () => Promise<unknown>;
}

/** A `Date` has whole seconds (https://www.rfc-editor.org/rfc/rfc9110#field.date): on average half a one is lost. */
const HALF_A_SECOND_MS = 500;

/** Until they have answered once, their clock is taken for ours. */
export function createRemoteClock({ now, ask }: RemoteClockOptions): RemoteClock {
  let aheadMs: number | undefined;
  let asking: Promise<unknown> | undefined;
  return {
    observe: (date, sentAt) => {
      const theirs = Date.parse(date ?? '');
      if (Number.isFinite(theirs)) aheadMs = theirs + HALF_A_SECOND_MS - (sentAt + now()) / 2;
    },
    time: async () => {
      if (aheadMs === undefined) {
        asking ??= ask()
          .catch(() => {})
          .finally(() => {
            asking = undefined;
          });
        await asking;
      }
      return Math.round(now() + (aheadMs ?? 0));
    },
  };
}
