import type { Pack } from '../facts/pack.ts';
import type { Veto } from '../search/features.ts';
import { ANSWER_FROM, GATE } from '../search/fitted-weights.ts';
import type { Candidate } from '../search/index.ts';
import type { Question } from '../search/question.ts';

/** What the question asks for and the fact must carry; nothing else makes up for it. */
const EXCLUDING: ReadonlySet<Veto> = new Set<Veto>(['year', 'number', 'country', 'direction', 'type']);
/** Beyond this distance from the next best it no longer matters how far it is. */
const MOST_MARGIN = 5;
const MOST_CONTENT_WORDS = 8;
/** Facts with more example questions than this are likely to have one that is worded like the question. */
const ENOUGH_EXAMPLES = 8;

export interface Context {
  /** The best candidates for the question, best first. */
  readonly candidates: readonly Candidate[];
  readonly question: Question;
  readonly pack: Pick<Pack, 'conflictsOf'>;
}

export type GateFeature = keyof typeof GATE;

/** Whether the candidate answers the question at all. */
export function isAnswer(candidate: Candidate, confidence: number): boolean {
  return confidence >= ANSWER_FROM && !isExcluded(candidate);
}

/**
 * The candidate that is asked about: the best one, or, if that cannot be the answer, the next that would be shown together
 * with it and can. "By Kazakhstan's own count" rules the other count out, but not the measure.
 */
export function bestOf(candidates: readonly Candidate[], pack: Context['pack']): Candidate | undefined {
  const [top] = candidates;
  if (!top || !isExcluded(top)) return top;
  return candidates.find((other) => sameMatter(pack, top, other) && !isExcluded(other)) ?? top;
}

/** Whether the candidate cannot be the answer, however alike the words are. */
export function isExcluded({ vetoes, grounded }: Pick<Candidate, 'vetoes' | 'grounded'>): boolean {
  return !grounded || vetoes.some((veto) => EXCLUDING.has(veto));
}

/**
 * How sure it is that the candidate answers the question, from 0 to 1: a logistic regression over `gateFeatures`, whose
 * weights bench/tune.ts finds. Of the answers given at 0.9 about nine in ten are right.
 */
export function confidenceOf(candidate: Candidate, context: Context): number {
  const features = gateFeatures(candidate, context);
  let z = 0;
  for (const name of GATE_FEATURES) z += GATE[name] * features[name];
  return 1 / (1 + Math.exp(-z));
}

export const GATE_FEATURES: readonly GateFeature[] = [
  'bias',
  'words',
  'example',
  'coverage',
  'stated',
  'margin',
  'missing',
  'contentWords',
  'headMissing',
  'focusMissing',
  'countMissing',
  'name',
  'otherName',
  'unknownName',
  'typed',
  'indirect',
  'bare',
];

/** What the gate looks at; most of it from 0 to 1. */
export function gateFeatures(
  candidate: Candidate,
  { candidates, question, pack }: Context,
): Readonly<Record<GateFeature, number>> {
  const { words, example, coverage, stated, missing, headMissing, focusMissing, indirect, vetoes } = candidate;
  const rival = candidates.find((other) => other !== candidate && !sameMatter(pack, candidate, other));
  return {
    bias: 1,
    words,
    example,
    coverage,
    stated,
    margin: Math.min(candidate.score - (rival?.score ?? 0), MOST_MARGIN) / MOST_MARGIN,
    missing,
    contentWords: Math.min(question.contentWords, MOST_CONTENT_WORDS) / MOST_CONTENT_WORDS,
    headMissing,
    focusMissing,
    countMissing: isCounted(question) ? headMissing : 0,
    name: vetoes.includes('name') ? 1 : 0,
    otherName: vetoes.includes('otherName') ? 1 : 0,
    unknownName: question.names.some(({ terms }) => terms.length === 0) ? 1 : 0,
    typed: question.answerType === undefined ? 0 : 1,
    indirect: indirect ? 1 : 0,
    bare: 1 - Math.min(candidate.fact.questions.length, ENOUGH_EXAMPLES) / ENOUGH_EXAMPLES,
  };
}

/** Two facts that would be shown together do not contend with each other. */
function sameMatter(pack: Context['pack'], { fact }: Candidate, { fact: other }: Candidate): boolean {
  if (fact.series !== undefined && fact.series.id === other.series?.id) return true;
  return pack.conflictsOf(fact.id).some(({ facts }) => facts.includes(other.id));
}

/** "How many companies", "how much money": an answer must be about that. */
function isCounted({ answerType }: Question): boolean {
  return answerType === 'count' || answerType === 'amount' || answerType === 'percent';
}
