import type { Pack } from '../facts/pack.ts';
import type { Candidate, SearchIndex } from '../search/index.ts';
import { createFeatures, FEATURES, type Feature, type Features, type Signs } from './features.ts';
import { ANSWER_FROM } from './model.ts';
import type { Reading } from './reading.ts';
import { isTyped, type Weights, weightsFor } from './weights.ts';

/** A candidate as it was judged. */
export interface Judged {
  readonly candidate: Candidate;
  readonly features: Features;
  /** Orders the candidates: the log-odds that this one is right where one of them is. */
  readonly score: number;
  /** Something that the question names rules it out, however alike the words are. */
  readonly isExcluded: boolean;
}

/** What the question names and the fact must carry; nothing else makes up for it. */
const EXCLUDING = ['year', 'country', 'concernOpposite'] as const;
/** Beyond this distance from the next best it no longer matters how far it is. */
const MOST_MARGIN = 5;
const MOST_CONTENT_WORDS = 8;
/** A pack as a community has one, and one in which hardly anything stands alone. */
const FEW_FACTS = 30;
const MANY_FACTS = 1_000;
/** Facts with more example questions than this are likely to have one that is worded like the question. */
const ENOUGH_EXAMPLES = 8;

/** What is looked at beside the candidate's own features when it is asked how far it can be trusted. */
export const CONTEXT_FEATURES = [
  'bias',
  'margin',
  'matterMargin',
  'exampleMargin',
  'contentWords',
  'unknownName',
  'typed',
  'bare',
  'isBare',
  'noMatter',
  'noConcern',
  'untyped',
  'countMissing',
  'large',
  // Which kind of answer is asked for: some are easier to be sure of than others.
  'asksWho',
  'asksWhen',
  'asksWhere',
  'asksWhich',
  'asksHowMany',
  'asksHowMuch',
  'asksWhat',
  'asksWhy',
  'asksHow',
  'asksWhether',
] as const;
type ContextFeature = (typeof CONTEXT_FEATURES)[number];
export type ConfidenceFeature = Feature | ContextFeature;
export type ConfidenceFeatures = Features & Readonly<Record<ContextFeature, number>>;

export interface Judge {
  /** The candidates, those that may answer first, best first. */
  readonly rank: (candidates: readonly Candidate[], reading: Reading) => readonly Judged[];
  /** How sure it is that the candidate answers, from 0 to 1. */
  readonly confidenceOf: (judged: Judged, all: readonly Judged[], reading: Reading) => number;
  /** What that is computed from. */
  readonly confidenceFeatures: (judged: Judged, all: readonly Judged[], reading: Reading) => ConfidenceFeatures;
  readonly weights: Weights;
}

/** Judges candidates for questions to a pack by what was read, with the weights of model.ts. */
export function createJudge(
  pack: Pack,
  index: Pick<SearchIndex, 'lexicon' | 'isKnown' | 'standsFor'>,
  signs: Signs,
): Judge {
  const featuresOf = createFeatures(pack, index, signs);
  const weights = weightsFor(pack);
  // A pack may say nothing of kinds of answers and matters: then their absence says nothing either.
  const untyped = Number(!isTyped(pack));
  // The more facts, the more that are nearly alike.
  const large = Math.min(1, Math.max(0, Math.log(pack.facts.length / FEW_FACTS) / Math.log(MANY_FACTS / FEW_FACTS)));

  function confidenceFeatures(judged: Judged, all: readonly Judged[], reading: Reading): ConfidenceFeatures {
    const { question, asks, matters } = reading;
    const rival = all.find((other) => other !== judged && !sameMatter(pack, judged.candidate, other.candidate));
    const elsewhere = all.find((other) => other !== judged && !sharesMatter(judged.candidate, other.candidate));
    const nearest = Math.max(
      0,
      ...all
        .filter((other) => other !== judged && !sameMatter(pack, judged.candidate, other.candidate))
        .map(({ candidate }) => candidate.example),
    );
    const isCounted = asks === 'howMany' || asks === 'howMuch';
    return {
      ...judged.features,
      bias: 1,
      margin: marginTo(judged, rival),
      matterMargin: marginTo(judged, elsewhere),
      exampleMargin: Math.max(0, judged.candidate.example - nearest),
      contentWords: Math.min(question.contentWords, MOST_CONTENT_WORDS) / MOST_CONTENT_WORDS,
      unknownName: Number(question.names.some(({ terms }) => terms.length === 0)),
      typed: Number(asks !== undefined),
      bare: 1 - Math.min(judged.candidate.fact.questions.length, ENOUGH_EXAMPLES) / ENOUGH_EXAMPLES,
      isBare: Number(reading.isBare),
      noMatter: Number(matters.length === 0),
      noConcern: Number(reading.concerns.length === 0),
      untyped,
      large,
      countMissing: isCounted ? judged.features.headMissing : 0,
      asksWho: Number(asks === 'who'),
      asksWhen: Number(asks === 'when'),
      asksWhere: Number(asks === 'where'),
      asksWhich: Number(asks === 'which'),
      asksHowMany: Number(asks === 'howMany'),
      asksHowMuch: Number(asks === 'howMuch'),
      asksWhat: Number(asks === 'what'),
      asksWhy: Number(asks === 'why'),
      asksHow: Number(asks === 'how'),
      asksWhether: Number(asks === 'whether'),
    };
  }

  return {
    rank: (candidates, reading) =>
      candidates
        .map((candidate): Judged => {
          const features = featuresOf(candidate, reading);
          return {
            candidate,
            features,
            score: scoreOf(features, candidate, weights),
            isExcluded: excludes(features, candidate, reading),
          };
        })
        .toSorted((a, b) => Number(a.isExcluded) - Number(b.isExcluded) || b.score - a.score),
    confidenceOf: (judged, all, reading) => {
      const features = confidenceFeatures(judged, all, reading);
      let z = weights.shift;
      for (const name of FEATURES) z += weights.confidence(name) * features[name];
      for (const name of CONTEXT_FEATURES) z += weights.confidence(name) * features[name];
      return 1 / (1 + Math.exp(-z));
    },
    confidenceFeatures,
    weights,
  };
}

/** How far the candidate is ahead of another, from 0 to 1. */
function marginTo({ score }: Judged, rival: Judged | undefined): number {
  return Math.max(0, Math.min(score - (rival?.score ?? 0), MOST_MARGIN)) / MOST_MARGIN;
}

function sharesMatter({ fact }: Candidate, { fact: other }: Candidate): boolean {
  return fact.matters?.[0] !== undefined && fact.matters[0] === other.matters?.[0];
}

/** Whether the candidate may be given as the answer. */
export function isAnswer({ isExcluded }: Judged, confidence: number): boolean {
  return !isExcluded && confidence >= ANSWER_FROM;
}

/** The cosine from which two questions have the same words; rounding keeps it from being 1. */
const SAME_WORDS = 0.999;
/** More log-odds than all else together: who wrote the fact says that it answers this question. */
const OWN_QUESTION = 8;
/** What the last thousandth of likeness to such a question is worth, in thousandths. */
const NEARER = 2_000;

function scoreOf(features: Features, candidate: Candidate, weights: Weights): number {
  // Of two such questions that differ in a subject alone, which weighs next to nothing, the nearer one.
  let score = isOwnQuestion(candidate) ? OWN_QUESTION + (candidate.example - SAME_WORDS) * NEARER : 0;
  for (const name of FEATURES) score += weights.order(name) * features[name];
  return score;
}

/** Whether it is one of the fact's own questions: only who gives and who takes may differ in the same words. */
export function isOwnQuestion({ example, vetoes }: Candidate): boolean {
  return example >= SAME_WORDS && !vetoes.includes('direction');
}

function excludes(features: Features, candidate: Candidate, { asks, question }: Reading): boolean {
  if (isOwnQuestion(candidate)) return false;
  if (!candidate.grounded && features.matter === 0 && features.concern === 0) return true;
  // Somebody or something that no fact knows.
  if (question.names.some(({ terms, isWritten }) => isWritten && terms.length === 0)) return true;
  // Nothing but a reason answers why.
  if (asks === 'why' && features.lacks > 0) return true;
  return EXCLUDING.some((name) => features[name] > 0);
}

/** Two facts that would be shown together do not contend with each other. */
function sameMatter(pack: Pick<Pack, 'conflictsOf'>, { fact }: Candidate, { fact: other }: Candidate): boolean {
  if (fact.series !== undefined && fact.series.id === other.series?.id) return true;
  return pack.conflictsOf(fact.id).some(({ facts }) => facts.includes(other.id));
}
