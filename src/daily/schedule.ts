import { setTimeout as wait } from 'node:timers/promises';
import type { Schedule } from './types.ts';

/** The local date that a post is for, as ISO text, and its moment in milliseconds since 1970. */
interface Due {
  readonly date: string;
  readonly at: number;
}

interface Past {
  /** The last local date for which there was a post. */
  readonly lastDate: string | undefined;
  /** When the settings were last changed: what was due before is not made up for. */
  readonly changedAt: number;
}

interface Present {
  readonly now: number;
  /** For how long after its time a post is still made: milliseconds, at most a day. */
  readonly windowMs: number;
}

/** Two weeks hold every weekday once more after the last date, however the place moved across the date line. */
const MOST_DAYS = 16;

/**
 * What a channel is to get next: the post whose time has passed, if it is not too late for it, or else the first one to
 * come. Of several whose time has passed it is the last, so that after a standstill there is one post and not a row of them.
 * @throws RangeError for a zone that is none, and for no weekday at all.
 */
export function nextDue(schedule: Schedule, { lastDate, changedAt }: Past, { now, windowMs }: Present): Due {
  const earliest = Math.max(changedAt, now - windowMs + 1);
  const dayBefore = localDate(earliest, schedule.zone).subtract({ days: 1 });
  const afterLast = lastDate === undefined ? dayBefore : Temporal.PlainDate.from(lastDate).add({ days: 1 });
  const first = Temporal.PlainDate.compare(afterLast, dayBefore) > 0 ? afterLast : dayBefore;
  let passed: Due | undefined;
  for (let ahead = 0; ahead < MOST_DAYS; ahead++) {
    const date = first.add({ days: ahead });
    const at = schedule.days.includes(date.dayOfWeek) ? momentOn(date, schedule) : undefined;
    if (at === undefined || at < earliest) continue;
    if (at > now) return passed ?? { date: date.toString(), at };
    passed = { date: date.toString(), at };
  }
  if (passed) return passed;
  throw new RangeError(`None of the weekdays "${schedule.days.join()}" comes within ${MOST_DAYS} days.`);
}

/**
 * The moment of a wall-clock time on a local date. A time that a clock change skips is moved by as much as the clock is,
 * one that it repeats is taken the first time. A date that a place never had has no moments.
 */
function momentOn(date: Temporal.PlainDate, { time, zone }: Schedule): number | undefined {
  const wallClock = date.toPlainDateTime(time);
  // Moved forward, a time shortly before midnight may fall on the next date, which has a post of its own.
  for (const disambiguation of ['compatible', 'earlier'] as const) {
    const moment = wallClock.toZonedDateTime(zone, { disambiguation });
    if (moment.toPlainDate().equals(date)) return moment.epochMilliseconds;
  }
  return undefined;
}

function localDate(moment: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate();
}

/** Time, as an argument. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Waits until a moment is there, or as long as it was away, or until the signal is given, whichever comes first: nobody
   * waits for the time to come again once the clock was set back. Never rejects.
   */
  readonly sleepUntil: (moment: number, signal?: AbortSignal) => Promise<void>;
}

/** Timers count a machine's own seconds, in which it may stand still or be put right; so the time is looked at now and then. */
const LONGEST_NAP_MS = 30_000;

/** Two clocks of one machine do not tick quite alike. */
const CLOCK_ERROR_MS = 10;

export const systemClock: Clock = {
  now: Date.now,
  sleepUntil: async (moment, signal) => {
    const until = performance.now() + moment - Date.now() + CLOCK_ERROR_MS;
    while (!signal?.aborted) {
      const left = Math.min(moment - Date.now(), until - performance.now());
      if (left <= 0) return;
      await wait(Math.min(left, LONGEST_NAP_MS), undefined, { ...(signal && { signal }) }).catch(() => {});
    }
  },
};
