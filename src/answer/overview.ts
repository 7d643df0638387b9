import { newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { Judged } from './judge.ts';
import type { Reading } from './reading.ts';

/** The facts that belong into an overview, those to show first and the others, and how many there are in all. */
export interface OverviewFacts {
  readonly shown: readonly Fact[];
  readonly further: readonly Fact[];
  readonly total: number;
}

const MOST_SHOWN = 7;
const FEWEST_SHOWN = 2;
/** So many words that say what is meant may stay unexplained by a fact that belongs in, by how much they bind. */
const MOST_UNEXPLAINED = 0.6;
/** Where no matter and no name says what is meant, the words must: a fact explains so much of their weight. */
const BY_WORDS = 0.85;

/**
 * Chooses what belongs into an overview: all facts of the matter and about the things that the question names, that lack
 * no year, country, name or side of it and leave no binding word of it unexplained. The pack's leading fact comes first,
 * else the likeliest; then what matters most, then the newest.
 */
export function chooseOverview(pack: Pack, ranked: readonly Judged[], reading: Reading): OverviewFacts | undefined {
  const { matters, question, from, to } = reading;
  const isNamed = matters.length > 0 || question.names.some(({ known }) => known);
  const belongs = ({ candidate, features, isExcluded }: Judged) =>
    !isExcluded &&
    features.otherName === 0 &&
    features.otherSide === 0 &&
    (from === undefined || to === undefined || features.side > 0 || candidate.fact.from === undefined) &&
    (matters.length === 0 || features.matter > 0) &&
    candidate.unexplained <= MOST_UNEXPLAINED &&
    (isNamed || features.coverage >= BY_WORDS);
  const facts = ranked.filter(belongs).map(({ candidate }) => candidate.fact);
  const current = facts.filter((fact) => !pack.supersededBy(fact.id).some((newer) => facts.includes(newer)));
  const single = oneOfEachMeasure(pack, current);
  if (single.length < FEWEST_SHOWN) return undefined;
  const ordered = single.toSorted((a, b) => rankOf(a) - rankOf(b) || newestFirst(a.date, b.date));
  // What the question is most likely after comes first; it may be all that was wanted.
  const foremost = single.find(({ lead }) => lead === true) ?? facts.find((fact) => single.includes(fact));
  const shown = foremost === undefined ? ordered : [foremost, ...ordered.filter((fact) => fact !== foremost)];
  return { shown: shown.slice(0, MOST_SHOWN), further: shown.slice(MOST_SHOWN), total: single.length };
}

function rankOf({ lead, prominence }: Fact): number {
  if (lead === true || prominence === 'high') return 0;
  return prominence === 'low' ? 2 : 1;
}

/** Of the figures of one measure, and of facts that contradict each other, one stands for all. */
function oneOfEachMeasure(pack: Pack, facts: readonly Fact[]): Fact[] {
  const taken = new Set<string>();
  return facts
    .toSorted((a, b) => rankOf(a) - rankOf(b) || newestFirst(a.series?.period ?? a.date, b.series?.period ?? b.date))
    .filter((fact) => {
      const groups = [
        ...(fact.series ? [`series ${fact.series.id}`] : []),
        ...pack.conflictsOf(fact.id).map(({ id }) => `conflict ${id}`),
      ];
      const isFirst = !groups.some((group) => taken.has(group));
      for (const group of groups) taken.add(group);
      return isFirst;
    });
}
