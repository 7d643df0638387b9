import { newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { Judged } from './judge.ts';
import type { Reading } from './reading.ts';

/** The facts that belong into an overview, those to show first, and how many there are in all. */
export interface OverviewFacts {
  readonly shown: readonly Fact[];
  readonly total: number;
}

const MOST_SHOWN = 7;
const FEWEST_SHOWN = 2;
/** A fact belongs in if it explains so much of what the best one explains of the question's weight … */
const NEARLY = 0.85;
/** … and so much of it at all; of a bare name nearly all, since nothing else says what is meant. */
const ENOUGH = 0.65;
const BARE = 0.85;

/**
 * Chooses what belongs into an overview: all facts that are about what the question names and of the matter that it
 * names, none that lacks a year, country, name or side of it. The defining ones first, then the newest.
 */
export function chooseOverview(pack: Pack, ranked: readonly Judged[], reading: Reading): OverviewFacts | undefined {
  const best = Math.max(...ranked.map(({ features }) => features.coverage), 0);
  const least = reading.isBare ? BARE : ENOUGH;
  if (best < least) return undefined;
  const isOfMatter = ({ features }: Judged) => reading.matters.length === 0 || features.matter > 0;
  const fits = ranked.filter(
    (judged) =>
      !judged.isExcluded &&
      judged.features.coverage >= Math.max(least, NEARLY * best) &&
      judged.features.otherName === 0 &&
      judged.features.otherSide === 0,
  );
  const ofMatter = fits.filter(isOfMatter);
  const facts = (ofMatter.length >= FEWEST_SHOWN ? ofMatter : fits).map(({ candidate }) => candidate.fact);
  const current = facts.filter((fact) => !pack.supersededBy(fact.id).some((newer) => facts.includes(newer)));
  const single = oneOfEachMeasure(pack, current);
  if (single.length < FEWEST_SHOWN) return undefined;
  const ordered = single.toSorted((a, b) => rankOf(a) - rankOf(b) || newestFirst(a.date, b.date));
  // What the question is most likely after comes first; it may be all that was wanted.
  const [foremost] = facts.filter((fact) => single.includes(fact));
  const lead = foremost === undefined ? ordered : [foremost, ...ordered.filter((fact) => fact !== foremost)];
  return { shown: lead.slice(0, MOST_SHOWN), total: single.length };
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
