import type { Pack } from '../facts/pack.ts';
import type { Candidate } from '../search/index.ts';
import type { Veto } from '../search/match.ts';
import type { Question } from '../search/question.ts';

/** What the question asks for and the fact must carry; nothing else makes up for it. */
const EXCLUDING: ReadonlySet<Veto> = new Set<Veto>(['year', 'number', 'country', 'direction', 'type']);
/** Answers from this confidence on. */
const ANSWER_FROM = 0.63;

/**
 * A logistic regression over what the index says of the best candidate, fitted on development questions: answered
 * rightly against everything else. bench/README.md tells how.
 */
const GATE = {
  bias: -4.61,
  stated: 2.03,
  missing: -1.81,
  coverage: 0.86,
  example: 2.16,
  words: 0.9,
  /** Distance to the next best fact that would be another answer; beyond this it no longer matters. */
  margin: 5.28,
  mostMargin: 0.3,
  unknown: -2.85,
  contentWords: 3.04 / 8,
  mostContentWords: 8,
  name: -1.27,
  coverageTimesExample: 1.45,
} as const;

/** Whether the candidate, the best of `candidates`, answers the question at all. */
export function isAnswer(candidate: Candidate, confidence: number): boolean {
  return confidence >= ANSWER_FROM && !candidate.vetoes.some((veto) => EXCLUDING.has(veto));
}

/** How sure it is that the candidate answers the question, from 0 to 1. */
export function confidenceOf(
  candidate: Candidate,
  { candidates, question, pack }: { candidates: readonly Candidate[]; question: Question; pack: Pack },
): number {
  const { coverage, example, words, missing, stated, vetoes } = candidate;
  const rival = candidates.find((other) => other !== candidate && !sameMatter(pack, candidate, other));
  const margin = Math.min(candidate.score - (rival?.score ?? 0), GATE.mostMargin);
  const z =
    GATE.bias +
    GATE.stated * stated +
    GATE.missing * missing +
    GATE.coverage * coverage +
    GATE.example * example +
    GATE.words * words +
    GATE.margin * margin +
    GATE.unknown * question.unknownShare +
    GATE.contentWords * Math.min(question.contentWords, GATE.mostContentWords) +
    GATE.coverageTimesExample * coverage * example +
    (vetoes.includes('name') ? GATE.name : 0);
  return 1 / (1 + Math.exp(-z));
}

/** Two facts that would be shown together do not contend with each other. */
function sameMatter(pack: Pack, { fact }: Candidate, { fact: other }: Candidate): boolean {
  if (fact.series !== undefined && fact.series.id === other.series?.id) return true;
  return pack.conflictsOf(fact.id).some(({ facts }) => facts.includes(other.id));
}
