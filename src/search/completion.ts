import type { Fact } from '../facts/schema.ts';
import { rarityOf } from './inverted-index.ts';
import { createTop } from './retrieve.ts';
import { tokenize } from './tokenize.ts';
import { createVocabulary } from './vocabulary.ts';

/** What was typed beyond these adds nothing and would cost time. */
const MAX_TYPED = 60;
const MAX_WORDS = 8;
/** A word in more texts than this is so common that which of them it brings does not matter. */
const MOST_TEXTS = 2_000;
/** So many words are looked up for what a word is the beginning of. */
const MOST_CONTINUED = 200;
const CONTINUED = 0.9;
const MISSPELT = 0.8;
/** Added for a text that begins with what was typed: more than any word brings. */
const BEGINS = 100;
/** Texts that are looked at for that. */
const CONSIDERED = 64;

interface Found {
  /** Place in the sorted vocabulary. */
  readonly word: number;
  readonly share: number;
}

/**
 * Finds texts that continue what is being typed: those that begin so first, then those that have most of its words, the
 * last of which may be unfinished and any of which may be misspelt. Returns their places, best first.
 */
function createCompletion(texts: readonly string[]): (typed: string, limit: number) => number[] {
  const { words, start, text: textOf } = indexWords(texts);
  const vocabulary = createVocabulary(words);
  const gains = new Float32Array(texts.length);
  const gainOfWord = new Float32Array(texts.length);
  const touched: number[] = [];
  const top = createTop(CONSIDERED);

  /** The first place in `words` that is not before the word. */
  function placeOf(word: string): number {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function find(word: string, unfinished: boolean): Found[] {
    const from = placeOf(word);
    const found: Found[] = words[from] === word ? [{ word: from, share: 1 }] : [];
    if (unfinished) {
      for (let at = from + found.length; at < from + MOST_CONTINUED && words[at]?.startsWith(word); at++) {
        found.push({ word: at, share: CONTINUED });
      }
    }
    if (found.length > 0) return found;
    return vocabulary.alike(word).map(({ place, likeness }) => ({ word: place, share: likeness * MISSPELT }));
  }

  function add(found: readonly Found[]): void {
    const gained: number[] = [];
    for (const { word, share } of found) {
      if (gained.length > MOST_TEXTS) break;
      const from = start[word] ?? 0;
      const end = start[word + 1] ?? 0;
      const gain = share * rarityOf(end - from, texts.length);
      for (let at = from; at < Math.min(end, from + MOST_TEXTS); at++) {
        const text = textOf[at] ?? 0;
        if (gainOfWord[text] === 0) gained.push(text);
        gainOfWord[text] = Math.max(gainOfWord[text] ?? 0, gain);
      }
    }
    for (const text of gained) {
      if (gains[text] === 0) touched.push(text);
      gains[text] = (gains[text] ?? 0) + (gainOfWord[text] ?? 0);
      gainOfWord[text] = 0;
    }
  }

  return (typed, limit) => {
    const beginning = typed.trimStart().slice(0, MAX_TYPED).toLowerCase();
    const asked = tokenize(beginning).slice(0, MAX_WORDS);
    const unfinished = /[\p{L}\p{N}]$/u.test(beginning);
    asked.forEach(({ text }, at) => {
      add(find(text, unfinished && at === asked.length - 1));
    });
    for (const text of touched) {
      top.offer(text, gains[text] ?? 0);
      gains[text] = 0;
    }
    touched.length = 0;
    return top
      .take()
      .map(({ item, score }) => ({
        item,
        score: score + ((texts[item] ?? '').toLowerCase().startsWith(beginning) ? BEGINS : 0),
      }))
      .sort((a, b) => b.score - a.score || a.item - b.item)
      .slice(0, limit)
      .map(({ item }) => item);
  };
}

export interface Suggestion {
  /** An example question of the fact. */
  readonly question: string;
  readonly factId: string;
}

/** Suggests known questions as people type: typos and words in any order are found. Indexed when first asked. */
export function createQuestionCompletion(
  facts: readonly Fact[],
): (typed: string, limit: number) => readonly Suggestion[] {
  const suggestions = facts.flatMap(({ id, questions: [question] }) =>
    question === undefined ? [] : [{ question, factId: id }],
  );
  let complete: ReturnType<typeof createCompletion> | undefined;
  return (typed, limit) => {
    if (typed.trim() === '') return suggestions.slice(0, limit);
    complete ??= createCompletion(suggestions.map(({ question }) => question));
    return complete(typed, limit).flatMap((place) => suggestions[place] ?? []);
  };
}

/** The different words of the texts, sorted, and the texts of each: row w of `text` is from `start[w]` to `start[w + 1]`. */
function indexWords(texts: readonly string[]): { words: string[]; start: Uint32Array; text: Uint32Array } {
  const textsOf = new Map<string, number[]>();
  texts.forEach((text, place) => {
    for (const word of new Set(tokenize(text).map((token) => token.text))) {
      const places = textsOf.get(word);
      if (places) places.push(place);
      else textsOf.set(word, [place]);
    }
  });
  const words = [...textsOf.keys()].sort();
  const start = new Uint32Array(words.length + 1);
  const text = new Uint32Array([...textsOf.values()].reduce((sum, { length }) => sum + length, 0));
  words.forEach((word, at) => {
    const places = textsOf.get(word) ?? [];
    text.set(places, start[at]);
    start[at + 1] = (start[at] ?? 0) + places.length;
  });
  return { words, start, text };
}
