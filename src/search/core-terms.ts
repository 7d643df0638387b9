import type { FactTable } from './inverted-index.ts';

/** With fewer example questions nothing is known of how people ask. */
const FEWEST_EXAMPLES = 5;
/** A term in so many of them is one that people name when they ask for the fact. */
const CORE = 0.5;

/** The terms that most example questions of each fact have, and in which share of them. */
export function coreTermsOf({ facts, examples, importance }: FactTable) {
  const start = new Uint32Array(facts + 1);
  const term: number[] = [];
  const share: number[] = [];
  const counts = new Map<number, number>();
  for (let fact = 0; fact < facts; fact++) {
    start[fact] = term.length;
    const [from, to] = [examples.start[fact] ?? 0, examples.start[fact + 1] ?? 0];
    if (to - from < FEWEST_EXAMPLES) continue;
    counts.clear();
    const end = examples.termStart[to] ?? 0;
    for (let at = examples.termStart[from] ?? 0; at < end; at++) {
      const id = examples.term[at] ?? 0;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    for (const [id, count] of counts) {
      if (count < CORE * (to - from) || !importance[id]) continue;
      term.push(id);
      share.push(count / (to - from));
    }
  }
  start[facts] = term.length;
  return { start, term: Uint32Array.from(term), share: Float32Array.from(share) };
}
