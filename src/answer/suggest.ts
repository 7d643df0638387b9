import Fuse from 'fuse.js';
import type { Pack } from '../facts/pack.ts';

export interface Suggestion {
  /** An example question of the fact. */
  readonly question: string;
  readonly factId: string;
}

/** What was typed beyond this adds nothing to a suggestion and would cost time. */
const MAX_TYPED = 60;

/** Suggests known questions while somebody types, with fuse.js: typos and words in any order are found. */
export function createSuggester(pack: Pack): (typed: string, limit: number) => readonly Suggestion[] {
  const suggestions = pack.facts.flatMap((fact) => {
    const [question] = fact.questions;
    return question === undefined ? [] : [{ question, factId: fact.id }];
  });
  const fuse = new Fuse(suggestions, {
    keys: ['question'],
    ignoreLocation: true,
    threshold: 0.4,
    useTokenSearch: true,
  });
  return (typed, limit) => {
    const text = typed.trim().slice(0, MAX_TYPED);
    if (text === '') return suggestions.slice(0, limit);
    return fuse.search(text, { limit }).map(({ item }) => item);
  };
}
