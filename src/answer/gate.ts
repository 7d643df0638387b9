import type { Candidate } from '../search/index.ts';
import type { Question } from '../search/question.ts';

/**
 * Whether the best candidate is an answer at all. A score alone cannot tell: what separates is the share of the
 * question that the fact explains, and that it carries what the question names.
 */
export function isAnswer(candidate: Candidate, _question: Question): boolean {
  return candidate.vetoes.every((veto) => veto === 'name' || veto === 'type') && confidence(candidate) >= 0.5;
}

/** How sure it is that the candidate answers the question, from 0 to 1. */
export function confidence({ coverage, example, words, vetoes }: Candidate): number {
  const hard = vetoes.filter((veto) => veto !== 'type').length;
  const z = -5 + 5 * coverage + 4 * example + 0.5 * words - 2 * hard - (vetoes.includes('type') ? 1.2 : 0);
  return 1 / (1 + Math.exp(-z));
}
