import { newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { Candidate } from '../search/index.ts';
import type { Question } from '../search/question.ts';

/**
 * A newer figure takes the place of the best one if it explains nearly as much of the question. Its example questions
 * do not count: which of two figures has the one that is worded like the question is chance.
 */
const NEARLY = 0.9;

/**
 * Of several figures of one measure: the one for the year or the counterpart in the question; without one, the newest.
 * Vetoes have already ruled out figures of other years, and a figure by another's count explains less of the question.
 */
export function chooseInSeries(
  pack: Pack,
  question: Question,
  candidates: readonly Candidate[],
  top: Candidate,
): Candidate {
  if (question.traits.years.size > 0) return top;
  const rivals = candidates.filter(
    (candidate) =>
      candidate.vetoes.length <= top.vetoes.length &&
      ((sameSeries(top.fact, candidate.fact) && candidate.coverage >= NEARLY * top.coverage) ||
        (pack.supersededBy(top.fact.id).includes(candidate.fact) && candidate.score >= NEARLY * top.score)),
  );
  return [top, ...rivals].toSorted((a, b) => newestFirst(periodOf(a.fact), periodOf(b.fact)))[0] ?? top;
}

function sameSeries(fact: Fact, other: Fact): boolean {
  return fact.series !== undefined && fact.series.id === other.series?.id;
}

function periodOf({ series, date }: Fact): string | null {
  return series?.period ?? date;
}
