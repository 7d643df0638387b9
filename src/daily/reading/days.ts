/** Weekdays from 1, Monday, to 7, Sunday. */
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const GROUPS: Readonly<Record<string, readonly number[]>> = {
  daily: EVERY_DAY,
  all: EVERY_DAY,
  everyday: EVERY_DAY,
  'every day': EVERY_DAY,
  weekdays: [1, 2, 3, 4, 5],
  workdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  weekends: [6, 7],
};
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
  const group = GROUPS[text];
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
