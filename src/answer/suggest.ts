import type { Pack } from '../facts/pack.ts';
import { createCompletion } from '../search/completion.ts';

export interface Suggestion {
  /** An example question of the fact. */
  readonly question: string;
  readonly factId: string;
}

/** Suggests known questions while somebody types: typos and words in any order are found. Indexed when first asked. */
export function createSuggester(pack: Pick<Pack, 'facts'>): (typed: string, limit: number) => readonly Suggestion[] {
  const suggestions = pack.facts.flatMap(({ id, questions: [question] }) =>
    question === undefined ? [] : [{ question, factId: id }],
  );
  let complete: ReturnType<typeof createCompletion> | undefined;
  return (typed, limit) => {
    if (typed.trim() === '') return suggestions.slice(0, limit);
    complete ??= createCompletion(suggestions.map(({ question }) => question));
    return complete(typed, limit).flatMap((place) => suggestions[place] ?? []);
  };
}
