import type { Candidate } from './index.ts';
import { RANK } from './weights.ts';

/** More are never looked at. */
const MOST_CANDIDATES = 24;

/** Gives each candidate its score and sorts them, best first. */
export function rank(candidates: readonly Omit<Candidate, 'score'>[]): Candidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CANDIDATES);
}

function scoreOf(candidate: Omit<Candidate, 'score'>): number {
  const { words, example, coverage, stated, literal, vetoes } = candidate;
  const explained =
    RANK.words * words +
    RANK.example * example +
    RANK.coverage * coverage +
    RANK.stated * stated +
    RANK.literal * literal;
  const against = vetoes.reduce((sum, veto) => sum + RANK.against[veto], 0);
  return explained - against;
}
