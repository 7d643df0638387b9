import type { Locale } from './locale.ts';
import type { Translator } from './translator.ts';

/** A partial ISO date (2022, 2022-03, 2022-03-12) or a period of two of them, in the words of a language. */
export function formatPeriod(period: string, locale: Locale): string {
  const [first = '', last] = period.split('/');
  const from = formatDay(first, locale);
  return last === undefined ? from : `${from} – ${formatDay(last, locale)}`;
}

function formatDay(day: string, locale: Locale): string {
  const [year = '', month, date] = day.split('-');
  if (month === undefined) return year;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)));
  return formatFor(locale, date === undefined ? 'month' : 'day').format(at);
}

type Precision = 'month' | 'day';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once: making a format takes a hundred times as long as using it. */
function formatFor(locale: Locale, precision: Precision): Intl.DateTimeFormat {
  const key = `${locale}/${precision}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: 'long',
    ...(precision === 'day' ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  formats.set(key, format);
  return format;
}

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
export function formatDays(days: readonly number[], t: Translator): string {
  if (days.length === 7) return t('daily.every-day', {});
  const weekday = new Intl.DateTimeFormat(tagOf(t.locale), { weekday: 'long', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  const names = days.map((day) => weekday.format(Date.UTC(2024, 0, day)));
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const isRow = days.length > 2 && days.every((day, at) => day === (days[0] ?? 0) + at);
  return isRow
    ? t('daily.days-from-to', { first, last })
    : new Intl.ListFormat(tagOf(t.locale), { type: 'conjunction' }).format(names);
}

/** People who read English here write the day before the month. */
function tagOf(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale;
}
