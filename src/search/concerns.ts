import type { Language } from './languages/language.ts';
import { tokenize } from './tokenize.ts';

/** A concern that a text is about, and the words of the text that say so. */
interface Concern {
  readonly id: string;
  readonly words: ReadonlySet<string>;
}

export interface ConcernFinder {
  /** What a fact's text tells of. */
  readonly told: (text: string) => readonly Concern[];
  /** What a question asks about. */
  readonly asked: (text: string) => readonly Concern[];
}

interface Part {
  readonly kind: 'stem' | 'start' | 'end';
  readonly text: string;
  /** How many words may stand between the part before and this one. */
  readonly gap: number;
}
interface Form {
  readonly id: string;
  readonly isAsked: boolean;
  readonly parts: readonly Part[];
}
interface Word {
  readonly text: string;
  readonly stem: string;
}

const MOST_BETWEEN = 3;
const SHORTEST_START = 2;
/** Money is told by its symbol as well. */
const CURRENCY = /\p{Sc}/u;
const PRICE = 'price';

const finders = new WeakMap<Language, ConcernFinder>();

/** Finds the everyday concerns of texts in a language; undefined for a language without words for them. Made once a language. */
export function concernFinderOf(language: Language): ConcernFinder | undefined {
  const known = finders.get(language);
  if (known || !language.concerns) return known;
  const finder = createConcernFinder(language);
  finders.set(language, finder);
  return finder;
}

function createConcernFinder(language: Language): ConcernFinder {
  const { stem, concerns = () => [] } = language;
  const stems = new Map<string, Form[]>();
  const starts = new Map<string, Form[]>();
  const ends = new Map<string, Form[]>();
  const listOf = { stem: stems, start: starts, end: ends };
  const add = (id: string, form: string, isAsked: boolean) => {
    const parts = partsOf(form, stem);
    const [first] = parts;
    if (!first) return;
    const list = listOf[first.kind];
    const others = list.get(first.text) ?? [];
    others.push({ id, isAsked, parts });
    list.set(first.text, others);
  };
  for (const { id, told, asked } of concerns()) {
    for (const form of told) add(id, form, false);
    for (const form of asked) add(id, form, true);
  }

  function* formsAt({ text, stem: key }: Word): Generator<Form> {
    yield* stems.get(key) ?? [];
    for (let length = SHORTEST_START; length <= text.length; length++) yield* starts.get(text.slice(0, length)) ?? [];
    for (let at = 0; at <= text.length - SHORTEST_START; at++) yield* ends.get(text.slice(at)) ?? [];
  }

  function find(text: string, isQuestion: boolean): Concern[] {
    const words = tokenize(text).map(
      (token): Word => ({
        text: token.text,
        stem: token.kind === 'word' ? stem(token.text) : token.text,
      }),
    );
    const found = new Map<string, Set<string>>();
    if (CURRENCY.test(text)) found.set(PRICE, new Set());
    words.forEach((word, at) => {
      for (const { id, isAsked, parts } of formsAt(word)) {
        if (isAsked && !isQuestion) continue;
        const places = follow(words, at, parts);
        if (!places) continue;
        const used = found.get(id) ?? new Set<string>();
        for (const place of places) used.add(words[place]?.text ?? '');
        found.set(id, used);
      }
    });
    return [...found].map(([id, used]) => ({ id, words: used }));
  }

  return { told: (text) => find(text, false), asked: (text) => find(text, true) };
}

function partsOf(form: string, stem: (word: string) => string): Part[] {
  const parts: Part[] = [];
  let gap = 0;
  for (const piece of form.trim().split(/\s+/)) {
    if (piece === '~') {
      gap = MOST_BETWEEN;
      continue;
    }
    const [token] = tokenize(piece);
    if (!token) continue;
    const { text } = token;
    if (piece.endsWith('*')) parts.push({ kind: 'start', text, gap });
    else if (piece.startsWith('*')) parts.push({ kind: 'end', text, gap });
    else parts.push({ kind: 'stem', text: token.kind === 'word' ? stem(text) : text, gap });
    gap = 0;
  }
  return parts;
}

/** The places of the words that a form stands on, beginning at one; undefined if it does not. */
function follow(words: readonly Word[], from: number, parts: readonly Part[]): number[] | undefined {
  const places: number[] = [from];
  for (const part of parts.slice(1)) {
    const last = places.at(-1) ?? from;
    const next = words.findIndex((word, at) => at > last && at <= last + 1 + part.gap && fits(word, part));
    if (next < 0) return undefined;
    places.push(next);
  }
  return places;
}

function fits({ text, stem }: Word, part: Part): boolean {
  if (part.kind === 'stem') return stem === part.text;
  return part.kind === 'start' ? text.startsWith(part.text) : text.endsWith(part.text);
}
