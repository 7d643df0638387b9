import type { Match } from './features.ts';

/** A fact's match, with the words in common as a share of the best that the question allows, from 0 to 1. */
export interface Rankable extends Match {
  readonly words: number;
}

/** What speaks for and against a fact by its words alone, as log-odds: enough to choose which facts are looked at. */
const RANK = {
  words: 4.77,
  example: 3.62,
  coverage: 2.9,
  stated: 3.37,
  literal: 2.39,
  indirect: -1.24,
  year: -2.38,
  number: -0.51,
  country: 0,
  direction: -1.08,
  name: -0.3,
  otherName: -1.18,
  type: -0.66,
} as const;

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
    answers: 1,
    matters: 0.8,
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
  everyday: 0.35,
  /** Facts that gain less than this share of what the best one gains are not looked at. */
  worthALook: 0.3,
  /** Facts that are looked at closely. */
  shortlist: 32,
} as const;
