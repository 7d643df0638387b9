import type { Pack } from '../../src/facts/pack.ts';
import type { Engine } from './engine.ts';
import { allText, termsOf } from './text.ts';

/** BM25 over stemmed words without stop words, one field. */
export function bm25(pack: Pack): Engine {
  const documents = pack.facts.map((fact) => termsOf(allText(fact)));
  const average = documents.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, documents.length);
  const postings = new Map<string, Map<number, number>>();
  documents.forEach((terms, at) => {
    for (const term of terms) {
      const list = postings.get(term) ?? new Map<number, number>();
      list.set(at, (list.get(at) ?? 0) + 1);
      postings.set(term, list);
    }
  });
  return (question) => {
    const scores = new Map<number, number>();
    for (const term of new Set(termsOf(question))) {
      const list = postings.get(term);
      if (!list) continue;
      const idf = Math.log(1 + (documents.length - list.size + 0.5) / (list.size + 0.5));
      for (const [at, frequency] of list) {
        const norm = 1.2 * (0.25 + (0.75 * (documents[at]?.length ?? 0)) / average);
        scores.set(at, (scores.get(at) ?? 0) + (idf * frequency * 2.2) / (frequency + norm));
      }
    }
    let best: number | undefined;
    for (const [at, score] of scores) if (best === undefined || score > (scores.get(best) ?? 0)) best = at;
    return best === undefined ? undefined : pack.facts[best]?.id;
  };
}
