import type { Pack } from '../../src/facts/pack.ts';
import type { Engine } from './engine.ts';
import { allText, wordsOf } from './text.ts';

/** What no engine can undercut: tokenise, a hash look-up a word, walk the matching postings once. */
export function floor(pack: Pack): Engine {
  const postings = new Map<string, number[]>();
  pack.facts.forEach((fact, at) => {
    for (const word of new Set(wordsOf(allText(fact)))) {
      const list = postings.get(word);
      if (list) list.push(at);
      else postings.set(word, [at]);
    }
  });
  return (question) => {
    let last = 0;
    for (const word of wordsOf(question)) for (const at of postings.get(word) ?? []) last = at;
    return pack.facts[last]?.id;
  };
}
