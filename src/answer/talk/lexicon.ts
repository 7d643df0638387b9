import { plainLetters } from '../../search/languages/cyrillic.ts';
import type { Concept, Vocabulary } from './model.ts';

/** A word of a message, folded, and where it stands in the message. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A word or phrase of a message and what it says; without concepts, it is none of the vocabulary's. */
export interface Segment {
  readonly words: readonly Word[];
  readonly concepts: ReadonlySet<Concept>;
  /** What the words of a phrase say by themselves. */
  readonly inner: ReadonlySet<Concept>;
}

/** Longer words are not read to their end: none of ours is. */
const LONGEST_WORD = 40;
/** The longest phrase, in words. */
const LONGEST_PHRASE = 7;
/** Shorter words are not taken for misspelt ones: too many words differ in one letter. */
const SHORTEST_MISSPELT = 5;
const NONE: ReadonlySet<Concept> = new Set();

export interface Lexicon {
  readonly words: ReadonlyMap<string, ReadonlySet<Concept>>;
  readonly stems: ReadonlyMap<string, ReadonlySet<Concept>>;
  /** By their first word, or by the stem that it begins with. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Words by themselves without repeated letters. */
  readonly collapsed: ReadonlyMap<string, ReadonlySet<Concept>>;
  /** Every word that stands in a phrase. */
  readonly parts: ReadonlySet<string>;
}

interface Phrase {
  readonly parts: readonly { readonly text: string; readonly isOpen: boolean }[];
  readonly concepts: ReadonlySet<Concept>;
}

/**
 * A word in the letters under which words are compared: without capitals, accents and apostrophes, Kazakh's own letters as those that are
 * typed in their place, umlauts as the vowel.
 */
export function foldWord(word: string): string {
  return plainLetters(word.toLowerCase().replace(/['’ʼ`]/gu, ''))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/gu, 'ss')
    .replace(/([aou])e/gu, '$1');
}

/** The words of a text; at most one more than `most`, so that the caller sees that there are too many. */
export function wordsOf(text: string, most: number): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}](?:['’ʼ`]?[\p{L}\p{N}\p{M}])*/gu)) {
    words.push({
      text: foldWord(match[0].slice(0, LONGEST_WORD)),
      start: match.index,
      end: match.index + match[0].length,
    });
    if (words.length > most) break;
  }
  return words;
}

/** Makes the look-up of a vocabulary. */
export function createLexicon(vocabulary: Vocabulary): Lexicon {
  const words = new Map<string, Set<Concept>>();
  const stems = new Map<string, Set<Concept>>();
  const phrases = new Map<string, (Phrase & { readonly concepts: Set<Concept> })[]>();
  const known = new Map<string, Set<Concept>>();
  for (const [concept, list] of entriesOf(vocabulary)) {
    for (const entry of list.split(/\s+/u).filter((one) => one !== '')) {
      const parts = entry
        .split(/[_-]/u)
        .map((part) => ({ text: foldWord(part.replace('*', '')), isOpen: part.endsWith('*') }));
      const [first, ...more] = parts;
      if (!first) continue;
      if (more.length === 0) {
        (first.isOpen ? added(stems, first.text) : added(words, first.text)).add(concept);
        continue;
      }
      const key = parts.map(({ text, isOpen }) => `${text}${isOpen ? '*' : ''}`).join(' ');
      const same = known.get(key);
      if (same) {
        same.add(concept);
        continue;
      }
      const concepts = new Set([concept]);
      known.set(key, concepts);
      phrases.set(first.text, [...(phrases.get(first.text) ?? []), { parts, concepts }]);
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.parts.length - a.parts.length);
  const collapsed = new Map([...words].map(([word, concepts]) => [collapse(word), concepts]));
  const parts = new Set([...phrases.values()].flat().flatMap((phrase) => phrase.parts.map(({ text }) => text)));
  return { words, stems, phrases, collapsed, parts };
}

function entriesOf(vocabulary: Vocabulary): readonly (readonly [Concept, string])[] {
  const names = Object.keys(vocabulary).filter((name): name is Concept => name in vocabulary);
  return names.map((name) => [name, vocabulary[name] ?? ''] as const);
}

function added(map: Map<string, Set<Concept>>, key: string): Set<Concept> {
  const set = map.get(key) ?? new Set<Concept>();
  map.set(key, set);
  return set;
}

/** Every run of a letter as one: "hiiii" is "hi". */
function collapse(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}

/** Divides words into the longest phrases that a vocabulary has, and single words. */
export function segmentsOf(words: readonly Word[], lexicon: Lexicon): Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = phraseAt(words, at, lexicon);
    const taken = words.slice(at, at + (phrase?.parts.length ?? 1));
    const inner = new Set(taken.flatMap(({ text }) => [...conceptsOf(text, lexicon)]));
    segments.push({ words: taken, concepts: phrase?.concepts ?? inner, inner });
    at += taken.length;
  }
  return segments;
}

function phraseAt(words: readonly Word[], at: number, { phrases }: Lexicon): Phrase | undefined {
  const first = words[at]?.text ?? '';
  let best: Phrase | undefined;
  for (let length = first.length; length >= 1; length--) {
    for (const phrase of phrases.get(first.slice(0, length)) ?? []) {
      if (phrase.parts.length <= (best?.parts.length ?? 1) || phrase.parts.length > LONGEST_PHRASE) continue;
      if (phrase.parts.every(({ text, isOpen }, place) => fits(words[at + place]?.text, text, isOpen))) best = phrase;
    }
  }
  return best;
}

function fits(word: string | undefined, text: string, isOpen: boolean): boolean {
  if (word === undefined) return false;
  return isOpen
    ? word.startsWith(text)
    : word === text || (word !== collapse(word) && collapse(word) === collapse(text));
}

/** Whether a word may be one of a vocabulary's, by itself or in a phrase; quicker than looking up what it says. */
export function mayKnow(word: string, { words, stems, parts, collapsed }: Lexicon): boolean {
  if (words.has(word) || parts.has(word) || LAUGHTER.test(word)) return true;
  for (let length = word.length; length >= 2; length--) if (stems.has(word.slice(0, length))) return true;
  const short = collapse(word);
  return short !== word && (collapsed.has(short) || parts.has(short));
}

/** Whether a word, as it is or by what it begins with, says one of these. */
export function says(word: string, concepts: readonly Concept[], { words, stems }: Lexicon): boolean {
  const isSaidBy = (said: ReadonlySet<Concept> | undefined) => concepts.some((concept) => said?.has(concept));
  if (isSaidBy(words.get(word))) return true;
  for (let length = word.length; length >= 2; length--) if (isSaidBy(stems.get(word.slice(0, length)))) return true;
  return false;
}

/** What a word says: as it is, by what it begins with, or with its repeated letters as one. */
function conceptsOf(word: string, { words, stems, collapsed }: Lexicon): ReadonlySet<Concept> {
  const found = new Set(words.get(word));
  for (let length = word.length; length >= 2; length--) {
    for (const concept of stems.get(word.slice(0, length)) ?? []) found.add(concept);
  }
  if (found.size > 0) return found;
  if (LAUGHTER.test(word)) return new Set(['laughter']);
  const short = collapse(word);
  return short === word ? NONE : (collapsed.get(short) ?? NONE);
}

/** "hahaha", "ahahah", "хахаха", "hehe", "looool", "xDDD". */
const LAUGHTER =
  /^(?=.{4})(?:[aeij]*h[aeij]*h[aehij]*|[аеи]*х[аеи]*х[ахеи]*|l+(?:ol+)+|л+(?:ол+)+)$|^(?:lo+l+|lmf?ao+|xd+|ло+л+)$/u;

/** What a misspelt word says: one letter is wrong, missing, too many, or two are the wrong way round. */
export function misspelt(word: string, { words }: Lexicon): ReadonlySet<Concept> {
  if (word.length < SHORTEST_MISSPELT) return NONE;
  for (const [known, concepts] of words) {
    if (known[0] === word[0] && known.length >= SHORTEST_MISSPELT - 1 && isOneSlipAway(word, known)) return concepts;
  }
  return NONE;
}

function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
