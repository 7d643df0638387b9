import { newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { givesOf, isPartOfYear } from './features.ts';
import type { Judged } from './judge.ts';
import type { Reading } from './reading.ts';

/**
 * A newer figure takes the place of the best one if it explains nearly as much of the question. Its example questions
 * do not count: which of two figures has the one that is worded like the question is chance.
 */
const NEARLY = 0.9;

/**
 * Of several figures of one measure: the one for the year or the counterpart in the question; without one, the one that
 * the pack leads with, else the newest. What takes the place of another passes the same judgement.
 */
export function chooseInSeries(pack: Pack, reading: Reading, ranked: readonly Judged[], top: Judged): Judged {
  if (reading.question.traits.years.size > 0) return top;
  if (reading.turn !== undefined && top.candidate.fact.quantity === undefined) return inTurn(reading.turn, ranked, top);
  const { fact } = top.candidate;
  const isAsGood = (other: Judged) =>
    !other.isExcluded &&
    other.features.lacks <= top.features.lacks &&
    other.features.otherSide <= top.features.otherSide &&
    other.features.otherName <= top.features.otherName &&
    other.features.direction <= top.features.direction &&
    (reading.asks === undefined || givesOf(other.candidate.fact, reading.asks) >= givesOf(fact, reading.asks));
  const rivals = ranked.filter(
    (other) =>
      isAsGood(other) &&
      ((sameMeasure(pack, fact, other.candidate.fact) && other.features.coverage >= NEARLY * top.features.coverage) ||
        (pack.supersededBy(fact.id).includes(other.candidate.fact) && other.score >= NEARLY * top.score)),
  );
  if (!reading.isNow && top.candidate.fact.lead !== true && reading.question.names.length === 0) {
    rivals.push(...ranked.filter((other) => isAsGood(other) && leadsInPlaceOf(top, other)));
  }
  return (
    [top, ...rivals].toSorted(
      (a, b) =>
        // Asked about now, the newest figure leads, whatever leads otherwise.
        (reading.isNow ? 0 : Number(b.candidate.fact.lead === true) - Number(a.candidate.fact.lead === true)) ||
        Number(isPart(a)) - Number(isPart(b)) ||
        newestFirst(periodOf(a.candidate.fact), periodOf(b.candidate.fact)),
    )[0] ?? top
  );
}

/** Nearly as good, in log-odds. */
const CLOSE = 1;

/** Whether the fact leads in what the other tells too, where a question names nothing that would part them. */
function leadsInPlaceOf(top: Judged, { candidate: { fact }, features, score }: Judged): boolean {
  const { matters = [] } = top.candidate.fact;
  return (
    fact.lead === true &&
    features.matter > 0 &&
    matters.some((matter) => fact.matters?.[0] === matter) &&
    score >= top.score - CLOSE &&
    features.coverage >= NEARLY * top.features.coverage
  );
}

function isPart({ candidate: { fact } }: Judged): boolean {
  return isPartOfYear(periodOf(fact));
}

/** Figures of one series, or of one conflict of which one leads. */
function sameMeasure(pack: Pack, fact: Fact, other: Fact): boolean {
  if (fact.series !== undefined && fact.series.id === other.series?.id) return true;
  return other.lead === true && pack.conflictsOf(fact.id).some(({ facts }) => facts.includes(other.id));
}

function periodOf({ series, date }: Fact): string | null {
  return series?.period ?? date;
}

/** The last or the first of the events that explain the question as well as the best one. */
function inTurn(turn: 'last' | 'first', ranked: readonly Judged[], top: Judged): Judged {
  const [matter] = top.candidate.fact.matters ?? [];
  const events = ranked.filter(
    ({ candidate: { fact }, features, isExcluded }) =>
      !isExcluded &&
      fact.date !== null &&
      fact.planned !== true &&
      matter !== undefined &&
      fact.matters?.[0] === matter &&
      features.coverage >= NEARLY * top.features.coverage &&
      features.otherName <= top.features.otherName &&
      features.otherSide <= top.features.otherSide,
  );
  const ordered = events.toSorted((a, b) => newestFirst(a.candidate.fact.date, b.candidate.fact.date));
  return ordered.at(turn === 'last' ? 0 : -1) ?? top;
}
