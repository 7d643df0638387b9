import { RANK } from './fitted.ts';
import type { Candidate } from './index.ts';

/** More are never looked at. */
const MOST_CANDIDATES = 24;

export type RankFeature = keyof typeof RANK;

export const RANK_FEATURES: readonly RankFeature[] = [
  'words',
  'example',
  'coverage',
  'stated',
  'literal',
  'year',
  'number',
  'country',
  'direction',
  'name',
  'type',
];

/** What speaks for a candidate, from 0 to 1, and what speaks against it, 1 or 0. */
export function rankFeatures(candidate: Omit<Candidate, 'score'>): Readonly<Record<RankFeature, number>> {
  const { words, example, coverage, stated, literal, vetoes } = candidate;
  const has = (veto: (typeof vetoes)[number]) => (vetoes.includes(veto) ? 1 : 0);
  return {
    words,
    example,
    coverage,
    stated,
    literal,
    year: has('year'),
    number: has('number'),
    country: has('country'),
    direction: has('direction'),
    name: has('name'),
    type: has('type'),
  };
}

/** Gives each candidate its score and sorts them, best first. */
export function rank(candidates: readonly Omit<Candidate, 'score'>[]): Candidate[] {
  return candidates
    .map((candidate) => {
      const features = rankFeatures(candidate);
      let score = 0;
      for (const name of RANK_FEATURES) score += RANK[name] * features[name];
      return { ...candidate, score };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CANDIDATES);
}
