import { stemmer } from '@orama/stemmers/english';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { createAnswerer } from '../src/answer/answerer.ts';
import type { Pack } from '../src/facts/pack.ts';
import type { Fact } from '../src/facts/schema.ts';
import { english } from '../src/search/languages/english.ts';

/** Finds the best fact for a question: its id, or undefined. */
export type Engine = (question: string) => string | undefined;

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
      fields: ['answer', 'statement', 'questions', 'entities'],
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
  'fuse, token search': (pack) =>
    fuse(pack, { useTokenSearch: true, threshold: 0.25, ignoreLocation: true }, (question) =>
      wordsOf(question)
        .filter((word) => !english.stopWords.has(word))
        .join(' '),
    ),
};

function fuse(pack: Pack, options: object, prepare: (question: string) => string): Engine {
  const search = new Fuse(pack.facts, { keys: ['answer', 'statement', 'questions', 'entities'], ...options });
  return (question) => search.search(prepare(question), { limit: 1 })[0]?.item.id;
}

/** What no engine can undercut: tokenise, a hash look-up a word, walk the matching postings once. */
function floor(pack: Pack): Engine {
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

/** BM25 over stemmed words without stop words, one field. */
function bm25(pack: Pack): Engine {
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

function termsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !english.stopWords.has(word))
    .map(stemmer);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function allText(fact: Fact): string {
  return [fact.answer, fact.statement, ...fact.questions, ...fact.entities].join(' ');
}

function textOf(fact: Fact, field: string): string {
  if (field === 'questions') return fact.questions.join(' ');
  if (field === 'entities') return fact.entities.join(' ');
  return field === 'answer' ? fact.answer : fact.statement;
}
