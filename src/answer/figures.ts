import { newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { isPartOfYear } from './features.ts';
import type { Reading } from './reading.ts';

/** Two figures of one measure by one reporter, the earlier first. */
export interface Comparison {
  readonly earlier: Fact;
  readonly later: Fact;
  /** Further figures of the same reporter, newest first. */
  readonly others: readonly Fact[];
}

/** Fewer figures have no highest one. */
const FEWEST = 3;
const MOST_OTHERS = 5;

/** The highest or the lowest of the figures that are comparable with this one; undefined if there are too few. */
export function extremeOf(pack: Pack, fact: Fact, shape: 'highest' | 'lowest'): Fact | undefined {
  const figures = comparableWith(pack, fact);
  if (figures.length < FEWEST) return undefined;
  const ordered = figures.toSorted((a, b) => (a.quantity?.value ?? 0) - (b.quantity?.value ?? 0));
  return ordered.at(shape === 'highest' ? -1 : 0);
}

/**
 * The two figures that a question compares: those of the years that it names, the one of a single year and the newest, or
 * the oldest and the newest. All are by the reporter of the given fact, or by another one where only that one has them.
 */
export function comparisonFor(pack: Pack, fact: Fact, { question }: Reading): Comparison | undefined {
  const years = [...question.traits.years].toSorted();
  const reporters = [fact, ...pack.factsOfSeries(fact.series?.id ?? '')];
  for (const reporter of reporters) {
    const figures = comparableWith(pack, reporter);
    const of = (year: string | undefined) => figures.find(({ series }) => series?.period.slice(0, 4) === year);
    const newest = figures[0];
    const earlier = years.length > 0 ? of(years[0]) : figures.at(-1);
    const later = years.length > 1 ? of(years.at(-1)) : newest;
    if (earlier && later && earlier !== later) {
      const others = figures.filter((figure) => figure !== earlier && figure !== later).slice(0, MOST_OTHERS);
      return { earlier, later, others };
    }
  }
  return undefined;
}

/** Figures of the same measure and unit by the same reporter over whole years, newest first; the fact itself is one. */
function comparableWith(pack: Pack, { series, quantity }: Fact): Fact[] {
  if (!series || !quantity) return [];
  return pack
    .factsOfSeries(series.id)
    .filter(
      (other) =>
        other.series?.count === series.count &&
        other.quantity?.unit === quantity.unit &&
        !isPartOfYear(other.series?.period ?? null),
    )
    .toSorted((a, b) => newestFirst(a.series?.period, b.series?.period));
}
