import type { Postings } from './postings.ts';
import type { Question } from './question.ts';
import { WEIGHTS } from './weights.ts';

interface Scored {
  /** The fact's place in the pack. */
  readonly at: number;
  readonly words: number;
  readonly example: number;
  readonly coverage: number;
}

interface Tables {
  readonly facts: Postings;
  /** Weights are rarities, so that likeness is the cosine between question and example. */
  readonly examples: Postings;
  /** For each example question, the place of its fact. */
  readonly factOfExample: readonly number[];
}

/** Scores the facts that share a word with the question and returns the best few, in no order. */
export function createScorer({ facts, examples, factOfExample }: Tables): (question: Question) => Scored[] {
  const words = new Float32Array(facts.documents);
  const covered = new Float32Array(facts.documents);
  const overlap = new Float32Array(examples.documents);
  const bestExample = new Float32Array(facts.documents);
  const norms = exampleNorms(examples);

  return (question) => {
    const touched: number[] = [];
    const touchedExamples: number[] = [];
    let weightSum = 0;
    let bestWords = 0;
    let questionNorm = 0;
    for (const { weight, expansions } of question.words) {
      weightSum += weight;
      questionNorm += weight * weight;
      bestWords += weight * (WEIGHTS.k1 + 1);
      accumulate(facts, expansions, weight, (at, gain, share) => {
        if (covered[at] === 0 && words[at] === 0) touched.push(at);
        words[at] = (words[at] ?? 0) + gain;
        covered[at] = (covered[at] ?? 0) + weight * share;
      });
      accumulate(examples, expansions, weight, (at, gain) => {
        if (overlap[at] === 0) touchedExamples.push(at);
        overlap[at] = (overlap[at] ?? 0) + gain;
      });
    }
    for (const at of touchedExamples) {
      const fact = factOfExample[at] ?? 0;
      const likeness = (overlap[at] ?? 0) / Math.sqrt(Math.max(1e-9, questionNorm * (norms[at] ?? 1)));
      if (likeness > (bestExample[fact] ?? 0)) bestExample[fact] = likeness;
      overlap[at] = 0;
    }
    const scored = touched.map((at) => ({
      at,
      words: bestWords === 0 ? 0 : Math.min(1, (words[at] ?? 0) / bestWords),
      example: Math.min(1, bestExample[at] ?? 0),
      coverage: weightSum === 0 ? 0 : Math.min(1, (covered[at] ?? 0) / weightSum),
    }));
    for (const at of touched) words[at] = covered[at] = bestExample[at] = 0;
    return scored.sort((a, b) => preliminary(b) - preliminary(a)).slice(0, WEIGHTS.shortlist);
  };
}

function preliminary({ words, example, coverage }: Scored): number {
  return WEIGHTS.words * words + WEIGHTS.example * example + WEIGHTS.coverage * coverage;
}

/** Visits each document that has one of the expansions, once, with its best one. */
function accumulate(
  postings: Postings,
  expansions: ReadonlyMap<string, number>,
  weight: number,
  visit: (document: number, gain: number, share: number) => void,
): void {
  const terms = [...expansions]
    .map(([key, share]) => ({ id: postings.termId(key), share }))
    .sort((a, b) => b.share - a.share);
  const seen = terms.length > 1 ? new Set<number>() : undefined;
  for (const { id, share } of terms) {
    if (id === undefined) continue;
    const end = postings.start[id + 1] ?? 0;
    for (let at = postings.start[id] ?? 0; at < end; at++) {
      const document = postings.documentIds[at] ?? 0;
      if (seen?.has(document)) continue;
      seen?.add(document);
      visit(document, weight * share * (postings.weights[at] ?? 0), share);
    }
  }
}

/** The squared length of each example question. */
function exampleNorms(examples: Postings): Float32Array {
  const norms = new Float32Array(examples.documents);
  examples.documentIds.forEach((document, at) => {
    norms[document] = (norms[document] ?? 0) + (examples.weights[at] ?? 0) ** 2;
  });
  return norms;
}
