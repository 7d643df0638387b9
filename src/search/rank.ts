import { RANK } from './fitted.ts';
import type { Match, Veto } from './match.ts';

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
