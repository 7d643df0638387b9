import type { Locale } from './locale.ts';
import type { Words } from './words.ts';

/** A moment (milliseconds since 1970) as weekday, date and time of a zone. */
export function formatMoment(at: number, zone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tagOf(locale), { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(at);
}

/** A time of day (09:00) as the language writes it. */
export function formatTime(time: string, locale: Locale): string {
  const at = Date.parse(`2024-01-01T${time}:00Z`);
  return new Intl.DateTimeFormat(tagOf(locale), { timeStyle: 'short', timeZone: 'UTC' }).format(at);
}

/** Weekdays (1 for Monday to 7 for Sunday, in order) by their names; all of them, and several in a row, as one. */
export function formatDays(days: readonly number[], words: Words): string {
  if (days.length === 7) return words('daily.every-day', {});
  const weekday = new Intl.DateTimeFormat(tagOf(words.locale), { weekday: 'long', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  const names = days.map((day) => weekday.format(Date.UTC(2024, 0, day)));
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const isRow = days.length > 2 && days.every((day, at) => day === (days[0] ?? 0) + at);
  return isRow
    ? words('daily.days-from-to', { first, last })
    : new Intl.ListFormat(tagOf(words.locale), { type: 'conjunction' }).format(names);
}

/** People who read English here write the day before the month. */
function tagOf(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale;
}
