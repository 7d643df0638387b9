import type { Source } from '../facts/schema.ts';
import type { Words } from '../i18n/translator.ts';

/**
 * Who published it and when, each publisher once with its years: `Sources: Kazinform 2023; DAZ 2019, 2022`. What does
 * not fit into the length is counted.
 */
export function sourcesOf(sources: readonly Source[], maxLength: number, words: Words): string {
  const publishers = [...Map.groupBy(sources, ({ publisher }) => publisher)].map(([publisher, published]) => {
    const years = new Set(published.flatMap(({ published: date }) => (date === null ? [] : [date.slice(0, 4)])));
    return [publisher, [...years].toSorted().join(', ')].filter((part) => part !== '').join(' ');
  });
  const shown: string[] = [];
  for (const publisher of publishers) {
    if (shown.length > 0 && [...shown, publisher].join('; ').length > maxLength) break;
    shown.push(publisher);
  }
  const more = publishers.length - shown.length;
  const listed = shown.join('; ');
  return words('chart.sources', {
    of: publishers.length === 1 ? 'one' : 'several',
    sources: more === 0 ? listed : words('chart.more-sources', { sources: listed, count: more }),
  });
}
