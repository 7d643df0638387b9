import { type Pack, publisherName } from '../facts/pack.ts';
import type { Source } from '../facts/schema.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import type { Translator } from '../i18n/translator.ts';
import { truncate } from '../util/truncate.ts';
import { fullAmount } from './amounts.ts';
import { countName } from './chart.ts';
import { type DataPoint, dataPointsOf } from './data-point.ts';
import type { Card, Chart, Timeline } from './model.ts';

/** Discord takes 1,024 characters as description of an attachment (its reference of attachments). */
export const MAX_ALT = 1000;

/** A figure in words: when, how much, and by whose count where the series tells counts apart. */
export interface FigureInWords {
  readonly when: string;
  readonly amount: string;
  readonly count: string | undefined;
}

/** The figures of a series in words, newest first. */
export function figuresInWords(pack: Pack, series: string, t: Translator): readonly FigureInWords[] {
  return dataPointsOf(pack, series)
    .toReversed()
    .map((figure: DataPoint) => ({
      when: formatPeriod(figure.period, t.locale),
      amount: fullAmount(figure, pack, t),
      count: countName(pack, series, figure.count),
    }));
}

/** The chart for people who can't see it: its title and its figures by count, newest first, at most MAX_ALT characters. */
export function describeChart(chart: Chart, figures: readonly FigureInWords[], t: Translator): string {
  for (let shown = figures.length; shown > 0; shown--) {
    const parts = [...Map.groupBy(figures.slice(0, shown), ({ count }) => count)].map(([count, some]) => {
      const listed = some.map(({ when, amount }) => t('chart.alt-figure', { when, amount })).join(', ');
      return count === undefined ? listed : t('chart.alt-count', { count, figures: listed });
    });
    const more = shown < figures.length ? [t('chart.alt-more', { count: figures.length - shown })] : [];
    const alt = t('chart.alt', { title: chart.title, figures: [...parts, ...more].join('; ') });
    if (alt.length <= MAX_ALT) return alt;
  }
  return truncate(chart.title, MAX_ALT, 'word');
}

/** The timeline in words: all of its entries, the longest ones cut so far that MAX_ALT characters hold them. */
export function describeTimeline({ title, entries }: Timeline, t: Translator): string {
  for (let longest = 200; longest > 20; longest -= 5) {
    const told = entries.map(({ when, text }) =>
      t('timeline.alt-entry', { when, text: truncate(text, longest, 'word') }),
    );
    const alt = t('timeline.alt', { title, entries: told.join(' ') });
    if (alt.length <= MAX_ALT) return alt;
  }
  return truncate(title, MAX_ALT, 'word');
}

/** The card in words: all that it says. */
export function describeCard({ answer, statement, asOf, caution, sources }: Card, t: Translator): string {
  return truncate(
    // Without a date its sentence is empty.
    t('card.alt', { answer, statement, asOf: asOf.replace(/\.$/, ''), caution, sources }).replace(/(?<= )\. +/, ''),
    MAX_ALT,
    'word',
  );
}

/**
 * Who published it and when, each publisher once with its years: `Sources: Kazinform 2023; DAZ 2019, 2022`, by the names
 * that the pack gives publishers. What does not fit into the length is counted.
 */
export function sourcesOf(
  sources: readonly Source[],
  pack: Pick<Pack, 'publishers'>,
  maxLength: number,
  t: Translator,
): string {
  const publishers = [...Map.groupBy(sources, ({ publisher }) => publisher)].map(([publisher, published]) => {
    const years = new Set(published.flatMap(({ published: date }) => (date === null ? [] : [date.slice(0, 4)])));
    return [publisherName(pack, publisher), [...years].toSorted().join(', ')].filter((part) => part !== '').join(' ');
  });
  const shown: string[] = [];
  for (const publisher of publishers) {
    if (shown.length > 0 && [...shown, publisher].join('; ').length > maxLength) break;
    shown.push(publisher);
  }
  const more = publishers.length - shown.length;
  const listed = shown.join('; ');
  return t('chart.sources', {
    of: publishers.length === 1 ? 'one' : 'several',
    sources: more === 0 ? listed : t('chart.more-sources', { sources: listed, count: more }),
  });
}

/** A title with the years that the dates (partial ISO dates or periods of two) span: `Trade, 1996–2023`. */
export function titleWithYears(title: string, dates: readonly string[], t: Translator): string {
  const years = dates.flatMap((date) => date.split('/').map((part) => part.slice(0, 4))).toSorted();
  const [from = '', to = from] = [years[0], years.at(-1)];
  return from === to ? t('chart.title-one', { title, from }) : t('chart.title', { title, from, to });
}
