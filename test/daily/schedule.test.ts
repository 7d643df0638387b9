import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { nextDue, systemClock } from '../../src/daily/schedule.ts';
import type { Schedule } from '../../src/daily/types.ts';

const HOUR = 3_600_000;
const windowMs = 12 * HOUR;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAYS = [1, 2, 3, 4, 5];

const moment = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const text = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString();
const every = (time: string, zone: string, days = EVERY_DAY): Schedule => ({ time, zone, days });

/** The posts of so many days, each made at its time. */
function follow(schedule: Schedule, from: string, count: number): string[] {
  const posts: string[] = [];
  let lastDate: string | undefined;
  let now = moment(from);
  while (posts.length < count) {
    const due = nextDue(schedule, { lastDate, changedAt: moment(from) }, { now, windowMs });
    posts.push(`${due.date} ${text(due.at)}`);
    lastDate = due.date;
    now = due.at;
  }
  return posts;
}

describe('a local time, whatever the clocks do', () => {
  test.each<[name: string, schedule: Schedule, from: string, posts: string[]]>([
    [
      'Berlin springs forward: a skipped time is moved by the hour',
      every('02:30', 'Europe/Berlin'),
      '2026-03-28T00:00:00Z',
      ['2026-03-28 2026-03-28T01:30:00Z', '2026-03-29 2026-03-29T01:30:00Z', '2026-03-30 2026-03-30T00:30:00Z'],
    ],
    [
      'Berlin falls back: a repeated time counts once, the first time',
      every('02:30', 'Europe/Berlin'),
      '2026-10-24T00:00:00Z',
      ['2026-10-24 2026-10-24T00:30:00Z', '2026-10-25 2026-10-25T00:30:00Z', '2026-10-26 2026-10-26T01:30:00Z'],
    ],
    [
      'Almaty moves from UTC+6 to UTC+5 at midnight, 23:00 to 24:00 comes twice',
      every('23:30', 'Asia/Almaty'),
      '2024-02-28T12:00:00Z',
      ['2024-02-28 2024-02-28T17:30:00Z', '2024-02-29 2024-02-29T17:30:00Z', '2024-03-01 2024-03-01T18:30:00Z'],
    ],
    [
      'Almaty in the morning, an hour later by the sun from then on',
      every('09:00', 'Asia/Almaty'),
      '2024-02-29T00:00:00Z',
      ['2024-02-29 2024-02-29T03:00:00Z', '2024-03-01 2024-03-01T04:00:00Z'],
    ],
    [
      'São Paulo skipped midnight when summer time began',
      every('00:00', 'America/Sao_Paulo'),
      '2018-11-03T00:00:00Z',
      ['2018-11-03 2018-11-03T03:00:00Z', '2018-11-04 2018-11-04T03:00:00Z', '2018-11-05 2018-11-05T02:00:00Z'],
    ],
    [
      'Lord Howe springs forward by half an hour',
      every('02:15', 'Australia/Lord_Howe'),
      '2026-10-02T16:00:00Z',
      ['2026-10-04 2026-10-03T15:45:00Z', '2026-10-05 2026-10-04T15:15:00Z'],
    ],
    [
      'Lord Howe falls back by half an hour',
      every('01:45', 'Australia/Lord_Howe'),
      '2026-04-03T12:00:00Z',
      ['2026-04-04 2026-04-03T14:45:00Z', '2026-04-05 2026-04-04T14:45:00Z', '2026-04-06 2026-04-05T15:15:00Z'],
    ],
    [
      'Casablanca leaves its summer time for Ramadan and comes back to it',
      every('02:30', 'Africa/Casablanca'),
      '2026-02-14T00:00:00Z',
      ['2026-02-14 2026-02-14T01:30:00Z', '2026-02-15 2026-02-15T01:30:00Z', '2026-02-16 2026-02-16T02:30:00Z'],
    ],
    [
      'Casablanca after Ramadan: the skipped hour',
      every('02:30', 'Africa/Casablanca'),
      '2026-03-21T00:00:00Z',
      ['2026-03-21 2026-03-21T02:30:00Z', '2026-03-22 2026-03-22T02:30:00Z', '2026-03-23 2026-03-23T01:30:00Z'],
    ],
    [
      'Apia had no 30 December 2011',
      every('09:00', 'Pacific/Apia'),
      '2011-12-28T00:00:00Z',
      ['2011-12-28 2011-12-28T19:00:00Z', '2011-12-29 2011-12-29T19:00:00Z', '2011-12-31 2011-12-30T19:00:00Z'],
    ],
    [
      'Nuuk skips the last hour of a day: the post stays on its date',
      every('23:30', 'America/Nuuk'),
      '2024-03-29T12:00:00Z',
      ['2024-03-29 2024-03-30T01:30:00Z', '2024-03-30 2024-03-31T00:30:00Z', '2024-03-31 2024-04-01T00:30:00Z'],
    ],
    [
      'a leap day',
      every('09:00', 'Europe/Berlin'),
      '2028-02-28T00:00:00Z',
      ['2028-02-28 2028-02-28T08:00:00Z', '2028-02-29 2028-02-29T08:00:00Z', '2028-03-01 2028-03-01T08:00:00Z'],
    ],
    [
      'weekdays leave the weekend out',
      every('09:00', 'Europe/Berlin', WEEKDAYS),
      '2026-11-26T12:00:00Z',
      ['2026-11-27 2026-11-27T08:00:00Z', '2026-11-30 2026-11-30T08:00:00Z'],
    ],
    [
      'a weekday is that of the place, not of Greenwich',
      every('08:00', 'Pacific/Auckland', [1]),
      '2026-11-20T00:00:00Z',
      ['2026-11-23 2026-11-22T19:00:00Z', '2026-11-30 2026-11-29T19:00:00Z'],
    ],
  ])('%s', (_, schedule, from, posts) => {
    expect(follow(schedule, from, posts.length)).toEqual(posts);
  });
});

describe('after a standstill', () => {
  const schedule = every('09:00', 'Europe/Berlin');
  const due = (now: string, past: { lastDate?: string; changedAt?: string } = {}) => {
    const { date, at } = nextDue(
      schedule,
      { lastDate: past.lastDate, changedAt: moment(past.changedAt ?? '2026-11-01T00:00:00Z') },
      { now: moment(now), windowMs },
    );
    return `${date} ${text(at)}`;
  };

  test.each<[name: string, now: string, past: { lastDate?: string; changedAt?: string }, expected: string]>([
    [
      'of a week, the one of today',
      '2026-11-24T12:00:00Z',
      { lastDate: '2026-11-17' },
      '2026-11-24 2026-11-24T08:00:00Z',
    ],
    ['shorter than the window by a moment', '2026-11-24T19:59:59.999Z', {}, '2026-11-24 2026-11-24T08:00:00Z'],
    ['as long as the window', '2026-11-24T20:00:00Z', {}, '2026-11-25 2026-11-25T08:00:00Z'],
    ['with today posted', '2026-11-24T12:00:00Z', { lastDate: '2026-11-24' }, '2026-11-25 2026-11-25T08:00:00Z'],
    [
      'set up after its time',
      '2026-11-24T12:00:00Z',
      { changedAt: '2026-11-24T08:00:00.001Z' },
      '2026-11-25 2026-11-25T08:00:00Z',
    ],
    [
      'set up at its time',
      '2026-11-24T12:00:00Z',
      { changedAt: '2026-11-24T08:00:00Z' },
      '2026-11-24 2026-11-24T08:00:00Z',
    ],
  ])('%s', (_, now, past, expected) => {
    expect(due(now, past)).toBe(expected);
  });

  test('past midnight, the one of the evening before', () => {
    const late = every('23:30', 'Europe/Berlin');
    const past = { lastDate: '2026-11-22', changedAt: 0 };
    const { date } = nextDue(late, past, { now: moment('2026-11-24T01:00:00Z'), windowMs });
    expect(date).toBe('2026-11-23');
    const next = nextDue(late, { ...past, lastDate: date }, { now: moment('2026-11-24T01:00:00Z'), windowMs });
    expect(`${next.date} ${text(next.at)}`).toBe('2026-11-24 2026-11-24T22:30:00Z');
  });

  test('of a window as long as a day, still one', () => {
    const now = moment('2026-11-24T08:00:00Z');
    expect(nextDue(schedule, { lastDate: undefined, changedAt: 0 }, { now, windowMs: 24 * HOUR }).date).toBe(
      '2026-11-24',
    );
  });
});

describe('settings that change in the middle of a day', () => {
  test.each<[name: string, schedule: Schedule, expected: string]>([
    ['a later time', every('18:00', 'Europe/Berlin'), '2026-11-25 2026-11-25T17:00:00Z'],
    [
      'a zone where that date is still to come to the hour',
      every('09:00', 'Pacific/Honolulu'),
      '2026-11-25 2026-11-25T19:00:00Z',
    ],
    ['a zone that is a date ahead', every('09:00', 'Pacific/Kiritimati'), '2026-11-25 2026-11-24T19:00:00Z'],
  ])('%s: no second post on one local date', (_, schedule, expected) => {
    const now = moment('2026-11-24T11:00:00Z');
    const { date, at } = nextDue(schedule, { lastDate: '2026-11-24', changedAt: now }, { now, windowMs });
    expect(`${date} ${text(at)}`).toBe(expected);
  });

  test('a zone behind, after a post for tomorrow: the date that was posted stays posted', () => {
    const now = moment('2026-11-24T20:00:00Z');
    const schedule = every('09:00', 'Pacific/Honolulu');
    const { date } = nextDue(schedule, { lastDate: '2026-11-25', changedAt: now }, { now, windowMs });
    expect(date).toBe('2026-11-26');
  });
});

test('no weekday at all, and a zone that is none, are refused', () => {
  const past = { lastDate: undefined, changedAt: 0 };
  expect(() => nextDue(every('09:00', 'Europe/Berlin', []), past, { now: 0, windowMs })).toThrow(RangeError);
  expect(() => nextDue(every('09:00', 'Mars/Olympus'), past, { now: 0, windowMs })).toThrow(RangeError);
});

const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const schedules = fc.record({
  time: fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  zone: fc.constantFrom(...ZONES),
  days: fc.subarray(EVERY_DAY, { minLength: 1 }),
});
const starts = fc.integer({ min: moment('1995-01-01T00:00:00Z'), max: moment('2037-01-01T00:00:00Z') });
/** How long after it woke a loop wakes again; shorter than the window, so nothing may be missed. */
const sleeps = fc.array(fc.integer({ min: 1, max: 11 * HOUR }), { minLength: 60, maxLength: 120 });

/** The local dates of a schedule between two moments, counted day by day and minute by minute of the place. */
function eligibleDates({ time, zone, days }: Schedule, from: number, until: number): string[] {
  const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const dates: string[] = [];
  for (let day = local(from - 48 * HOUR).toPlainDate(); ; day = day.add({ days: 1 })) {
    if (Temporal.PlainDate.compare(day, local(until + 48 * HOUR).toPlainDate()) > 0) return dates;
    const start = day.toZonedDateTime({ timeZone: zone });
    if (!days.includes(day.dayOfWeek) || !start.toPlainDate().equals(day)) continue;
    const moments = ['earlier', 'later'].map((disambiguation) =>
      day
        .toPlainDateTime(time)
        .toZonedDateTime(zone, { disambiguation: disambiguation === 'earlier' ? 'earlier' : 'later' }),
    );
    if (moments.some((at) => at.epochMilliseconds >= from + 24 * HOUR && at.epochMilliseconds <= until - 24 * HOUR))
      dates.push(day.toString());
  }
}

test('a loop that wakes at random posts exactly once for each eligible local date, on that date', () => {
  fc.assert(
    fc.property(schedules, starts, sleeps, (schedule, start, pauses) => {
      const posted: string[] = [];
      let lastDate: string | undefined;
      let now = start;
      for (const pause of pauses) {
        const due = nextDue(schedule, { lastDate, changedAt: start }, { now, windowMs });
        if (due.at <= now) {
          const local = Temporal.Instant.fromEpochMilliseconds(due.at).toZonedDateTimeISO(schedule.zone);
          expect(local.toPlainDate().toString()).toBe(due.date);
          posted.push(due.date);
          lastDate = due.date;
        }
        now += pause;
      }
      expect(new Set(posted).size).toBe(posted.length);
      const eligible = eligibleDates(schedule, start, now);
      expect(posted.filter((date) => date >= (eligible[0] ?? '') && date <= (eligible.at(-1) ?? ''))).toEqual(eligible);
    }),
    { numRuns: 300 },
  );
});

test('however often the settings change, no local date has two posts', () => {
  const changes = fc.array(fc.tuple(schedules, fc.integer({ min: 1, max: 40 * HOUR })), {
    minLength: 5,
    maxLength: 40,
  });
  fc.assert(
    fc.property(changes, starts, (steps, start) => {
      const posted: string[] = [];
      let now = start;
      for (const [schedule, pause] of steps) {
        const changedAt = now;
        for (const until = now + pause; now <= until; now += HOUR) {
          const due = nextDue(schedule, { lastDate: posted.at(-1), changedAt }, { now, windowMs });
          if (due.at <= now) posted.push(due.date);
        }
      }
      expect(new Set(posted).size).toBe(posted.length);
    }),
    { numRuns: 200 },
  );
});

test('a clock that is set back while somebody waits does not make them wait for the time to come again', async () => {
  const begun = Date.now();
  const woken = systemClock.sleepUntil(begun + 50);
  const spy = vi.spyOn(Date, 'now').mockImplementation(() => begun - 59 * 60_000);
  try {
    await woken;
    expect(Date.now()).toBeLessThan(begun);
  } finally {
    spy.mockRestore();
  }
});
