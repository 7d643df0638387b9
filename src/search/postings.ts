/** Where each term occurs and with what weight: flat typed arrays, walked once for each term of a question. */
export interface Postings {
  readonly documents: number;
  /** The number of a term, or undefined if no document has it. */
  readonly termId: (key: string) => number | undefined;
  /** How rare a term is: ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25. */
  readonly idf: Float32Array;
  readonly keys: readonly string[];
  /** Term t occupies from `start[t]` to below `start[t + 1]` in `documentIds` and `weights`. */
  readonly start: Uint32Array;
  readonly documentIds: Uint32Array;
  readonly weights: Float32Array;
}

/** Makes postings from one map of term to weight for each document. */
export function createPostings(documents: Iterable<ReadonlyMap<string, number>>): Postings {
  const ids = new Map<string, number>();
  const keys: string[] = [];
  const lists: { documents: number[]; weights: number[] }[] = [];
  let count = 0;
  let total = 0;
  for (const terms of documents) {
    for (const [key, weight] of terms) {
      let id = ids.get(key);
      if (id === undefined) {
        id = keys.length;
        ids.set(key, id);
        keys.push(key);
        lists.push({ documents: [], weights: [] });
      }
      lists[id]?.documents.push(count);
      lists[id]?.weights.push(weight);
      total++;
    }
    count++;
  }
  const start = new Uint32Array(keys.length + 1);
  const idf = new Float32Array(keys.length);
  const documentIds = new Uint32Array(total);
  const weights = new Float32Array(total);
  let at = 0;
  lists.forEach((list, id) => {
    start[id] = at;
    const n = list.documents.length;
    idf[id] = Math.log(1 + (count - n + 0.5) / (n + 0.5));
    documentIds.set(list.documents, at);
    weights.set(list.weights, at);
    at += n;
  });
  start[keys.length] = at;
  return { documents: count, termId: (key) => ids.get(key), idf, keys, start, documentIds, weights };
}
