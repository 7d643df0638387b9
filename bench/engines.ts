import { stemmer } from '@orama/stemmers/english';
import Fuse, { type IFuseOptions } from 'fuse.js';
import MiniSearch from 'minisearch';
import { createAnswerer } from '../src/answer/answerer.ts';
import type { Pack } from '../src/facts/pack.ts';
import type { Fact } from '../src/facts/schema.ts';
import { english } from '../src/search/languages/english.ts';
import { bm25 } from './baselines/bm25.ts';
import type { Engine } from './baselines/engine.ts';
import { floor } from './baselines/floor.ts';
import { contentWordsOf, FIELDS, textOf } from './baselines/text.ts';

/** Every engine builds its index from the same pack. */
export const ENGINES: Readonly<Record<string, (pack: Pack) => Engine>> = {
  dostyk: (pack) => {
    const { answer } = createAnswerer(pack);
    return (question) => answer(question).facts[0]?.fact.id;
  },
  floor,
  bm25,
  minisearch: (pack) => {
    const search = new MiniSearch<Fact>({
      fields: [...FIELDS],
      extractField: (fact, field) => (field === 'id' ? fact.id : textOf(fact, field)),
      processTerm: (term) => {
        const word = term.toLowerCase();
        return english.stopWords.has(word) ? null : stemmer(word);
      },
      searchOptions: { fuzzy: 0.2, prefix: true },
    });
    search.addAll(pack.facts);
    return (question) => {
      const id: unknown = search.search(question)[0]?.id;
      return typeof id === 'string' ? id : undefined;
    };
  },
  'fuse, defaults': (pack) => fuse(pack, {}, (question) => question),
  'fuse, token search': (pack) => fuse(pack, { useTokenSearch: true }, (question) => question),
  // The settings that found most on question sets of several kinds.
  'fuse, token search, tuned': (pack) =>
    fuse(pack, { useTokenSearch: true, threshold: 0.25, ignoreLocation: true }, (question) =>
      contentWordsOf(question).join(' '),
    ),
};

function fuse(pack: Pack, options: IFuseOptions<Fact>, prepare: (question: string) => string): Engine {
  const search = new Fuse(pack.facts, { keys: [...FIELDS], ...options });
  return (question) => search.search(prepare(question), { limit: 1 })[0]?.item.id;
}
