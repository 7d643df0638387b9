import type { Words } from '../i18n/translator.ts';

/** A title with the years that the dates (partial ISO dates or periods of two) span: `Trade, 1996–2023`. */
export function titleWithYears(title: string, dates: readonly string[], words: Words): string {
  const years = dates.flatMap((date) => date.split('/').map((part) => part.slice(0, 4))).toSorted();
  const [from = '', to = from] = [years[0], years.at(-1)];
  return from === to ? words('chart.title-one', { title, from }) : words('chart.title', { title, from, to });
}
