/** Weekdays from 1, Monday, to 7, Sunday. */
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const GROUPS: ReadonlyMap<string, readonly number[]> = new Map([
  ['daily', EVERY_DAY],
  ['all', EVERY_DAY],
  ['everyday', EVERY_DAY],
  ['every day', EVERY_DAY],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['workdays', [1, 2, 3, 4, 5]],
  ['weekend', [6, 7]],
  ['weekends', [6, 7]],
]);
/** Monday of some week. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const SHORTEST = 2;

/**
 * Reads weekdays as people write them, in English or in the language given: `weekdays`, `mon-fri`, `Mo, Mi, Fr`,
 * `saturday and sunday`. undefined for anything else.
 */
export function readDays(typed: string, language: string): readonly number[] | undefined {
  const text = typed.trim().toLowerCase();
  const group = GROUPS.get(text);
  if (group) return group;
  const names = [dayNames('en'), dayNames(language)];
  const dayOf = (word: string) => {
    const found = names.map((days) =>
      days.findIndex((forms) =>
        forms.some((form) => form === word || (word.length >= SHORTEST && form.startsWith(word))),
      ),
    );
    const at = found.find((index) => index >= 0);
    return at === undefined ? undefined : at + 1;
  };
  const days = new Set<number>();
  for (const part of text.split(/[\s,;+/&]+|(?<=\s)and(?=\s)/u).filter((word) => word !== '' && word !== 'and')) {
    const [first, last, ...more] = part.split(/[-–—]/u).map((word) => dayOf(word.replace(/\.$/, '')));
    const ends = last === undefined && !/[-–—]/u.test(part) ? first : last;
    if (first === undefined || ends === undefined || more.length > 0) return undefined;
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === ends) break;
    }
  }
  return days.size === 0 ? undefined : [...days].toSorted();
}

/** The long and short names of the weekdays from Monday, in lower case. */
function dayNames(language: string): readonly (readonly string[])[] {
  return EVERY_DAY.map((day) => {
    const date = SOME_MONDAY + (day - 1) * DAY_MS;
    return (['long', 'short'] as const).map((weekday) =>
      new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(date).toLowerCase().replace(/\.$/, ''),
    );
  });
}

/** The formats of a time that are accepted: 9, 09:00, 9.30, 21h30, 0930, 9am, 9:30 p.m. */
const TIME = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*(?:h|uhr)?\s*(?:([ap])\.?\s*m\.?)?$/i;

/** Longer than any time of day that people write: the expression takes longer than in proportion. */
const MAX_TYPED = 20;

/** Reads a time of day as people write it, as 00:00 to 23:59; undefined for anything else. */
export function readTime(typed: string): string | undefined {
  const match = typed.length > MAX_TYPED ? null : TIME.exec(typed.trim());
  if (!match) return undefined;
  const [, hours = '', minutes, run, half] = match;
  // Four digits are a time, three are a slip.
  if (run !== undefined && hours.length + run.length !== 4) return undefined;
  const hour = half === undefined ? Number(hours) : onTwelveHourClock(Number(hours), half.toLowerCase() === 'p');
  const minute = Number(minutes ?? run ?? 0);
  if (hour === undefined || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 12am is midnight and 12pm noon; there is neither 0am nor 13pm. */
function onTwelveHourClock(hour: number, afternoon: boolean): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (afternoon ? 12 : 0);
}
