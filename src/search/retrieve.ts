import type { AskedWord } from './question.ts';
import { type FactTable, WEIGHT_UNIT } from './table.ts';
import { createTop } from './top.ts';
import { WEIGHTS } from './weights.ts';

/** A fact that shares words with the question: its place, and its BM25F score as a share of the best possible, 0 to 1. */
export interface Retrieved {
  readonly fact: number;
  readonly words: number;
}

/**
 * Finds the facts that share most with the question's meaningful words, and at least `worthALook` of what the best one
 * gains. Touches the postings of those words and nothing else; the arrays it adds up in are made once.
 */
export function createRetriever({
  facts,
  postings,
}: FactTable): (words: readonly AskedWord[], worthALook: number) => Retrieved[] {
  const gains = new Float32Array(facts);
  /** The last word that gave the fact a gain, from 1; a fact that has several meanings of a word gains by the nearest. */
  const lastWord = new Uint16Array(facts);
  const touched = new Uint32Array(facts);
  const top = createTop(WEIGHTS.shortlist);

  return (words, worthALook) => {
    let count = 0;
    let best = 0;
    words.forEach(({ term, weight, meanings }, place) => {
      if (term.weight < 1) return;
      best += weight * (WEIGHTS.k1 + 1);
      for (const { term: id, share } of meanings) {
        const unit = (weight * share) / WEIGHT_UNIT;
        const end = postings.start[id + 1] ?? 0;
        for (let at = postings.start[id] ?? 0; at < end; at++) {
          const fact = postings.fact[at] ?? 0;
          const last = lastWord[fact];
          if (last === place + 1) continue;
          if (last === 0) touched[count++] = fact;
          lastWord[fact] = place + 1;
          gains[fact] = (gains[fact] ?? 0) + unit * (postings.weight[at] ?? 0);
        }
      }
    });
    for (let at = 0; at < count; at++) {
      const fact = touched[at] ?? 0;
      top.offer(fact, gains[fact] ?? 0);
      gains[fact] = 0;
      lastWord[fact] = 0;
    }
    const taken = top.take();
    const least = worthALook * Math.max(0, ...taken.map(({ score }) => score));
    return taken
      .filter(({ score }) => score >= least)
      .map(({ item, score }) => ({ fact: item, words: best === 0 ? 0 : Math.min(1, score / best) }));
  };
}
