import type { Pack } from '../facts/pack.ts';
import type { Candidate } from '../search/index.ts';
import type { Question } from '../search/question.ts';

/**
 * A newer figure takes the place of the best one if it explains nearly as much of the question. Its example questions
 * do not count: which of two years has the one that is worded like the question is chance.
 */
const NEARLY = 0.75;

/**
 * Of several figures of one measure: the one for the year in the question; without a year, the newest.
 * Vetoes have already ruled out figures of other years.
 */
export function chooseInSeries(
  pack: Pack,
  question: Question,
  candidates: readonly Candidate[],
  top: Candidate,
): Candidate {
  if (question.traits.years.size > 0) return top;
  const newer = pack.supersededBy(top.fact.id);
  const { series } = top.fact;
  const rivals = candidates.filter(
    ({ fact, coverage, vetoes }) =>
      coverage >= NEARLY * top.coverage &&
      vetoes.length <= top.vetoes.length &&
      (newer.includes(fact) ||
        (series !== undefined && fact.series?.id === series.id && fact.series.count === series.count)),
  );
  return rivals.toSorted((a, b) => endOf(b).localeCompare(endOf(a)))[0] ?? top;
}

function endOf({ fact }: Candidate): string {
  return (fact.series?.period ?? fact.date ?? '').split('/').at(-1) ?? '';
}
