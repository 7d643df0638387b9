import type { Candidate } from './index.ts';
import type { Question } from './question.ts';
import { WEIGHTS } from './weights.ts';

/** More are never looked at. */
const MOST_CANDIDATES = 24;

/** Gives each candidate its score and sorts them, best first. */
export function rank(question: Question, candidates: readonly Omit<Candidate, 'score'>[]): Candidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(question, candidate) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CANDIDATES);
}

function scoreOf({ answerType }: Question, { words, example, coverage, vetoes }: Omit<Candidate, 'score'>): number {
  const sum = WEIGHTS.words * words + WEIGHTS.example * example + WEIGHTS.coverage * coverage;
  const wrongType = vetoes.includes('type');
  const type = answerType === undefined ? 0 : wrongType ? -WEIGHTS.wrongType : WEIGHTS.rightType;
  return sum + type - WEIGHTS.veto * Math.min(vetoes.length - (wrongType ? 1 : 0), 2);
}
