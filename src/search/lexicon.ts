import type { Pack } from '../facts/pack.ts';
import type { Language } from './languages/language.ts';
import { type Token, tokenize } from './tokenize.ts';

/** A token as the index knows it. */
export interface Term {
  readonly key: string;
  readonly token: Token;
  /** 1 for a word that carries meaning, less for stop words and the pack's omnipresent subjects. */
  readonly weight: number;
  /** Number of the pack's subject (its place in `subjects`) that the word names, if any. */
  readonly subject: number | undefined;
}

export interface Lexicon {
  /** The terms of a text; several words that make one name of several forms become one term. */
  readonly terms: (text: string, options?: { readonly keepParts?: boolean }) => Term[];
  /** The term of a single word, lower case. */
  readonly term: (word: string) => Term;
  /** Words known by heart, whatever the facts say: subjects and stop words, lower case. */
  readonly basicWords: readonly string[];
  /** Terms that mean the same as this one. */
  readonly synonyms: (key: string) => readonly string[];
}

const STOP_WEIGHT = 0.12;
const SUBJECT_WEIGHT = 0.25;
const SYNONYM_STEMS_MAX = 12;

/** The words that a pack treats alike: its subjects, the forms of its names, its synonyms. */
export function createLexicon(pack: Pack, language: Language): Lexicon {
  const stems = new Map<string, string>();
  const stem = (word: string) => {
    let known = stems.get(word);
    if (known === undefined) {
      known = language.stem(word);
      if (stems.size < 200_000) stems.set(word, known);
    }
    return known;
  };
  const keyOf = (token: Token) =>
    token.kind === 'word' ? stem(language.numberWords.get(token.text) ?? token.text) : token.text;

  const subjects = new Map<string, number>();
  const phrases = new Map<string, { readonly keys: readonly string[]; readonly name: string }[]>();
  const addPhrase = (form: string, name: string) => {
    const keys = tokenize(form).map(keyOf);
    const first = keys[0];
    if (first === undefined) return;
    phrases.set(
      first,
      [...(phrases.get(first) ?? []), { keys, name }].toSorted((a, b) => b.keys.length - a.keys.length),
    );
  };
  pack.subjects.forEach((forms, at) => {
    for (const form of forms) {
      const tokens = tokenize(form);
      const [only] = tokens;
      if (tokens.length === 1 && only) subjects.set(keyOf(only), at);
    }
  });
  pack.names.forEach((forms, at) => {
    for (const form of forms) addPhrase(form, `=${at}`);
  });

  const synonyms = new Map<string, Set<string>>();
  for (const forms of pack.synonyms) {
    const keys = forms.map((form) => tokenize(form).map(keyOf)).filter((form) => form.length === 1);
    for (const [key] of keys) {
      if (key === undefined) continue;
      const set = synonyms.get(key) ?? new Set<string>();
      for (const [other] of keys)
        if (other !== undefined && other !== key && set.size < SYNONYM_STEMS_MAX) set.add(other);
      synonyms.set(key, set);
    }
  }
  const synonymLists = new Map([...synonyms].map(([key, set]) => [key, [...set]]));

  const termOf = (token: Token): Term => {
    const key = keyOf(token);
    const subject = subjects.get(key);
    const weight = subject !== undefined ? SUBJECT_WEIGHT : language.stopWords.has(token.text) ? STOP_WEIGHT : 1;
    return { key, token, weight, subject };
  };

  return {
    terms: (text, { keepParts = false } = {}) => {
      const plain = tokenize(text).map(termOf);
      const terms: Term[] = [];
      for (let at = 0; at < plain.length; at++) {
        const term = plain[at];
        if (!term) break;
        const phrase = phrases
          .get(term.key)
          ?.find(({ keys }) => keys.every((key, offset) => plain[at + offset]?.key === key));
        if (!phrase) {
          terms.push(term);
          continue;
        }
        terms.push({ key: phrase.name, token: { ...term.token, capitalised: true }, weight: 1, subject: undefined });
        if (keepParts) terms.push(...plain.slice(at, at + phrase.keys.length));
        at += phrase.keys.length - 1;
      }
      return terms;
    },
    term: (word) => termOf({ text: word, kind: 'word', capitalised: false }),
    basicWords: [
      ...[...language.stopWords].filter((word) => word.length >= 4),
      ...pack.subjects.flat().flatMap((form) => tokenize(form).map(({ text }) => text)),
    ],
    synonyms: (key) => synonymLists.get(key) ?? [],
  };
}
