import { DAY_MS } from '../../util/day.ts';
/** Weekdays from 1, Monday, to 7, Sunday. */
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

/** What people call several days at once, in English, German, Russian and Kazakh. */
const GROUPS: readonly (readonly [RegExp, readonly number[]])[] = [
  [
    /^(?:daily|all|all days|everyday|every ?day|each day|the whole week|täglich|taeglich|jeden tag|alle|alle tage|tagtäglich|die ganze woche|каждый день|ежедневно|все дни|все|всю неделю|күн сайын|күнде|күнделікті|әр күн|әр күні|барлық күн|барлық күндер|кун сайын|кунде)$/u,
    EVERY_DAY,
  ],
  [
    /^(?:weekdays?|work ?days?|working days?|business days?|during the week|werktags?|werktage|werktagen|wochentags?|wochentage|arbeitstage|arbeitstagen|unter der woche|будни|будням|будние дни|будним дням|рабочие дни|рабочим дням|жұмыс күндері|жұмыс күні|жұмыс күндерінде|жумыс кундери)$/u,
    WEEKDAYS,
  ],
  [
    /^(?:week ?ends?|the weekend|wochenenden?|выходные|выходным|выходные дни|выходным дням|демалыс|демалыс күндері|демалыс күндерінде|демалыс кундери)$/u,
    WEEKEND,
  ],
];
/** What stands before days and says nothing. */
const BEFORE = /^(?:on|only|every|each|always|am|an|jeden?|immer|nur|по|в|во|только|каждый|каждую|каждое|тек|әр)\s+/u;
const RANGES: readonly RegExp[] = [
  /(?:from |von |с |со )?(\S+)\s+(?:to|through|thru|till|until|bis|по|до)\s+(\S+)/gu,
  /(\S+?)-?(?:дан|ден|нан|нен|тан|тен)\s+(\S+)\s+дейін/gu,
  /(\S+)\s*[-–—]\s*(\S+)/gu,
];
const SEPARATOR = /[\s,;+/&]+(?:(?:and|und|u|и|да|және|мен|пен|бен|plus)[\s,]+)?/u;
/** Longer than any days that people write, in UTF-16 code units: the expressions take longer than in proportion. */
const MAX_TYPED = 100;
/** Monday of some week. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
/** One letter is of several days. */
const SHORTEST = 2;
const SHORT_RUSSIAN = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];
const LANGUAGES = ['en', 'de', 'ru', 'kk'];

/**
 * Reads weekdays as people write them in English, German, Russian, Kazakh, or in the language given, which decides where a short form
 * is of several: `weekdays`, `mon-fri`, `Mo, Mi, Fr`, `по будням`, `saturday and sunday`. undefined for anything else.
 */
export function readDays(typed: string, language: string): readonly number[] | undefined {
  if (typed.length > MAX_TYPED) return undefined;
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/u, '');
  const whole = groupOf(text) ?? groupOf(text.replace(BEFORE, ''));
  if (whole) return whole;
  const spelled = RANGES.reduce((rest, range) => rest.replace(range, '$1-$2'), text.replace(BEFORE, ''));
  const days = new Set<number>();
  for (const part of spelled.split(SEPARATOR).filter((word) => word !== '')) {
    const named = groupOf(part) ?? rangeOf(part, language);
    if (!named) return undefined;
    for (const day of named) days.add(day);
  }
  return days.size === 0 ? undefined : [...days].toSorted();
}

function groupOf(text: string): readonly number[] | undefined {
  return GROUPS.find(([pattern]) => pattern.test(text))?.[1];
}

/** A day, or the days from one to another, over the end of the week too. */
function rangeOf(part: string, language: string): readonly number[] | undefined {
  const [first, last, ...more] = part.split('-').map((word) => dayOf(word.replace(/\.$/u, ''), language));
  const end = part.includes('-') ? last : first;
  if (first === undefined || end === undefined || more.length > 0) return undefined;
  const length = ((end - first + EVERY_DAY.length) % EVERY_DAY.length) + 1;
  return Array.from({ length }, (_, step) => ((first - 1 + step) % EVERY_DAY.length) + 1);
}

function dayOf(word: string, language: string): number | undefined {
  if (word.length < SHORTEST) return undefined;
  for (const code of new Set([language, ...LANGUAGES])) {
    const at = namesIn(code).findIndex((names) => names.some((name) => isDay(word, name)));
    if (at >= 0) return at + 1;
  }
  return undefined;
}

/** "mond", "mondays", "montags", "понедельникам", "жұмада". */
function isDay(word: string, name: string): boolean {
  const stem = name.length > 4 ? name.slice(0, -1) : name;
  return name.startsWith(word) || (stem.length >= 4 && word.startsWith(stem));
}

const known = new Map<string, readonly (readonly string[])[]>();

/** The long and short names of the weekdays from Monday, in lower case. */
function namesIn(language: string): readonly (readonly string[])[] {
  const names =
    known.get(language) ??
    EVERY_DAY.map((day) => {
      const date = SOME_MONDAY + (day - 1) * DAY_MS;
      const forms = (['long', 'short'] as const).map((weekday) =>
        new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(date).toLowerCase().replace(/\.$/u, ''),
      );
      const short = language === 'ru' ? SHORT_RUSSIAN[day - 1] : undefined;
      return short === undefined ? forms : [...forms, short];
    });
  known.set(language, names);
  return names;
}
