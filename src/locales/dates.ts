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
