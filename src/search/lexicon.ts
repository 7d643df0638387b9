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

/** The term of a subject's people. */
function peopleKey(subject: number): string {
  return `people ${subject}`;
}

/** The key of a name of the pack, by its place. */
export function nameKey(at: number): string {
  return `=${at}`;
}

/** Whether the term stands for several words that make one name. */
export function isPhrase({ key }: Term): boolean {
  return key.startsWith('=');
}

export interface Lexicon {
  /** The terms of a text; several words that make one name of several forms become one term. */
  readonly terms: (text: string, options?: { readonly keepParts?: boolean }) => Term[];
  /** The term of a single word, lower case. */
  readonly term: (word: string) => Term;
  /** Words known by heart, whatever the facts say: subjects and stop words, lower case. */
  readonly basicWords: readonly string[];
  /** The terms of a subject's names of one word: Kazakhstan, Kazakh, KZ. */
  readonly subjectKeys: (subject: number) => readonly string[];
  /** Terms that mean the same as this one in this pack. */
  readonly synonyms: (key: string) => readonly string[];
}

const STOP_WEIGHT = 0.12;
const SUBJECT_WEIGHT = 0.25;
const MOST_SYNONYMS = 12;
/** Terms remembered while texts are read; by Zipf's law these are nearly all that come again. */
const CACHE = 25_000;

interface Phrase {
  readonly keys: readonly string[];
  readonly name: string;
  /** An abbreviation is no word, so that its stem says nothing: LEG is not in "legs". */
  readonly abbreviation: string | undefined;
}

/** The words that a pack treats alike: its subjects, the forms of its names, its synonyms. */
export function createLexicon(pack: Pack, language: Language): Lexicon {
  const keyOf = ({ kind, text }: Token) =>
    kind === 'word' ? language.stem(language.numberWords.get(text) ?? text) : text;
  const keysOf = (form: string) => tokenize(form).map(keyOf);

  const subjects = new Map<string, number>();
  pack.subjects.forEach((forms, at) => {
    for (const [key, ...more] of forms.map(keysOf)) if (key !== undefined && more.length === 0) subjects.set(key, at);
  });

  const keysOfSubject = new Map(
    [...Map.groupBy(subjects, ([, at]) => at)].map(([at, entries]) => [at, entries.map(([key]) => key)]),
  );
  // "Germans" are people; "German" is where something is from, and weighs as little as its country.
  const peoples = new Map<string, number>();
  pack.peoples.forEach((forms, at) => {
    for (const [token, ...more] of forms.map((form) => tokenize(form))) {
      if (token && more.length === 0) peoples.set(token.text, at);
    }
  });

  const phrases = new Map<string, Phrase[]>();
  const addPhrase = (phrase: Phrase) => {
    const [first] = phrase.keys;
    if (first === undefined) return;
    const others = phrases.get(first) ?? [];
    phrases.set(
      first,
      [...others, phrase].toSorted((a, b) => b.keys.length - a.keys.length),
    );
  };
  pack.names.forEach((forms, at) => {
    for (const form of forms) {
      const abbreviation = /^[\p{Lu}\p{N}]{2,}$/u.test(form) ? form.toLowerCase() : undefined;
      addPhrase({ keys: keysOf(form), name: nameKey(at), abbreviation });
    }
  });

  const synonyms = new Map<string, Set<string>>();
  for (const forms of pack.synonyms) {
    const single = forms.map(keysOf).flatMap(([key, ...more]) => (key !== undefined && more.length === 0 ? [key] : []));
    for (const key of single) {
      const set = synonyms.get(key) ?? new Set<string>();
      for (const other of single) if (other !== key && set.size < MOST_SYNONYMS) set.add(other);
      synonyms.set(key, set);
    }
  }
  const synonymLists = new Map([...synonyms].map(([key, set]) => [key, [...set]]));

  const known = { plain: new Map<string, Term>(), capitalised: new Map<string, Term>() };
  const termOf = (token: Token): Term => {
    const terms = token.capitalised ? known.capitalised : known.plain;
    let term = terms.get(token.text);
    if (!term) {
      term = makeTerm(token);
      if (terms.size >= CACHE) terms.clear();
      terms.set(token.text, term);
    }
    return term;
  };
  const makeTerm = (token: Token): Term => {
    const people = peoples.get(token.text);
    if (people !== undefined) return { key: peopleKey(people), token, weight: 1, subject: people };
    const key = keyOf(token);
    const subject = subjects.get(key);
    const weight =
      subject !== undefined
        ? SUBJECT_WEIGHT
        : language.stopWords.has(token.text) || token.text.length === 1
          ? STOP_WEIGHT
          : 1;
    return { key, token, weight, subject };
  };
  const asAdjective = ({ key, token, subject }: Term, next: Term | undefined): Term | undefined => {
    if (subject === undefined || key !== peopleKey(subject)) return undefined;
    const stem = keyOf(token);
    if (subjects.get(stem) !== subject) return undefined;
    const noun = next?.token.kind === 'word' && next.weight === 1 && !language.everydayWords.has(next.token.text);
    return noun ? { key: stem, token, weight: SUBJECT_WEIGHT, subject } : undefined;
  };
  // Where the abbreviation is a small word as well, only the capitals tell: КТО and кто.
  const spells = (abbreviation: string, { text, capitalised }: Token) =>
    abbreviation === text && (capitalised || !language.stopWords.has(text));
  const phraseAt = (terms: readonly Term[], at: number, first: Term) =>
    phrases
      .get(first.key)
      ?.find(
        ({ keys, abbreviation }) =>
          (abbreviation === undefined || spells(abbreviation, first.token)) &&
          keys.every((key, offset) => terms[at + offset]?.key === key),
      );

  return {
    terms: (text, { keepParts = false } = {}) => {
      const plain = tokenize(text).map(termOf);
      // Where one word is both, what follows tells: "Deutsche" and "deutsche Firmen".
      if (language.capitalisesNouns) {
        for (const [at, term] of plain.entries()) plain[at] = asAdjective(term, plain[at + 1]) ?? term;
      }
      if (phrases.size === 0) return plain;
      const terms: Term[] = [];
      for (let at = 0; at < plain.length; at++) {
        const term = plain[at];
        if (!term) break;
        const phrase = phraseAt(plain, at, term);
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
    subjectKeys: (subject) => keysOfSubject.get(subject) ?? [],
    synonyms: (key) => synonymLists.get(key) ?? [],
  };
}

const SHORTEST = 3;
/** Words commoner than this rank are meant as they stand. */
const COMMON = 2_500;

/**
 * Corrects slips of the finger in the small words that tell what a question asks for ("wich", "wen", "taht"): a letter left
 * out or two exchanged. These words are too short for fuzzy search. A slip that is a word itself stays.
 */
export function createSlipCorrection(language: Language, isKnown: (word: string) => boolean): (text: string) => string {
  const thesaurus = language.thesaurus?.();
  const meant = new Map<string, string>();
  for (const word of language.stopWords) {
    for (const slip of slipsOf(word)) {
      const rank = thesaurus?.rank(language.stem(slip)) ?? Number.POSITIVE_INFINITY;
      if (rank < COMMON || language.stopWords.has(slip) || isKnown(slip)) continue;
      // Of two words that are meant the same way, neither is.
      meant.set(slip, meant.has(slip) && meant.get(slip) !== word ? slip : word);
    }
  }
  return (text) => text.replace(/\p{L}+/gu, (word) => meant.get(word) ?? word);
}

function slipsOf(word: string): string[] {
  if (word.length <= SHORTEST) return [];
  const slips: string[] = [];
  for (let at = 1; at < word.length; at++) {
    slips.push(word.slice(0, at) + word.slice(at + 1));
    if (at + 1 < word.length)
      slips.push(word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
  }
  return slips;
}
