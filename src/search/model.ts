import type { Match, Veto } from './features.ts';
import { RANK } from './fitted-weights.ts';

export type RankFeature = keyof typeof RANK;

/** A fact's match, with the words in common as a share of the best that the question allows, from 0 to 1. */
export interface Rankable extends Match {
  readonly words: number;
}

/** The weighted sum by which candidates are ordered, as log-odds. */
export function scoreOf({ words, example, coverage, stated, literal, indirect, vetoes }: Rankable): number {
  let score =
    RANK.words * words +
    RANK.example * example +
    RANK.coverage * coverage +
    RANK.stated * stated +
    RANK.literal * literal +
    (indirect ? RANK.indirect : 0);
  for (const veto of vetoes) score += RANK[veto];
  return score;
}

export const RANK_FEATURES: readonly RankFeature[] = [
  'words',
  'example',
  'coverage',
  'stated',
  'literal',
  'indirect',
  'year',
  'number',
  'country',
  'direction',
  'name',
  'otherName',
  'type',
];

/** The features of `scoreOf`, for finding their weights: what speaks for a candidate, and 1 for what speaks against it. */
export function rankFeatures(candidate: Rankable): Readonly<Record<RankFeature, number>> {
  const { words, example, coverage, stated, literal, indirect, vetoes } = candidate;
  const has = (veto: Veto) => (vetoes.includes(veto) ? 1 : 0);
  return {
    words,
    example,
    coverage,
    stated,
    literal,
    indirect: indirect ? 1 : 0,
    year: has('year'),
    number: has('number'),
    country: has('country'),
    direction: has('direction'),
    name: has('name'),
    otherName: has('otherName'),
    type: has('type'),
  };
}

/** The constants of ranking, in one place; bench/README.md says how they are measured. */
export const WEIGHTS = {
  /** BM25F: saturation, length normalisation, and what a word is worth by where it stands. */
  k1: 1.2,
  b: 0.4,
  fields: {
    answer: 1.2,
    statement: 1.6,
    questions: 1.4,
    entities: 1,
    date: 0.6,
    topic: 0.3,
    note: 0.25,
    publisher: 0.4,
  },
  /** A synonym counts as this much of the word itself. */
  synonym: 0.75,
  /** A word that the language's thesaurus relates counts as this much of what the thesaurus gives it. */
  thesaurus: 0.8,
  /** A compound counts as this much of what it is put together from, and the other way round. */
  compound: 0.6,
  /** A misspelt word counts as its likeness times this. */
  misspelt: 0.95,
  /** A word that contains the other counts as the share in common times this. */
  akin: 0.6,
  /** From this likeness on, a misspelt stop word or subject is read as such. */
  surelyMeant: 0.7,
  /** What a word counts for if the pack does not know it and it is an everyday word. */
  topLevel: 0.35,
  /** Facts that gain less than this share of what the best one gains are not looked at. */
  worthALook: 0.3,
  /** Facts that are looked at closely. */
  shortlist: 32,
} as const;
