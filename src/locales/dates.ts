import type { Locale } from './locale.ts';

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
  return formatOf(locale, date !== undefined).format(at);
}

/** Making a format takes a millisecond, as long as everything else of an answer; using one takes next to nothing. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: Locale, withDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${withDay}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: 'long',
    ...(withDay ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  formats.set(key, format);
  return format;
}
