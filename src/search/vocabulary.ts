import Fuse from 'fuse.js';
import { createTop } from './retrieve.ts';

export interface Vocabulary {
  /** Known words that a misspelt one may stand for, with a likeness from 0 to 1, best first. */
  readonly alike: (word: string) => readonly Alike[];
  /** Known words that contain this one, or are contained in it, with the share of the longer that is common. */
  readonly akin: (word: string) => readonly Alike[];
}
interface Alike {
  readonly word: string;
  /** The word's place in the vocabulary. */
  readonly place: number;
  readonly likeness: number;
}

const SHORTLIST = 16;
const MIN_LENGTH = 4;
const MIN_LIKENESS = 0.6;
const MOST = 3;
/** Shorter parts of words mean nothing: "port" in "important". */
const MIN_KIN = 5;
const MOST_KIN = 6;
/** Fuse's Bitap looks at no more than 32 characters of a pattern at a time. */
const MAX_PATTERN = 32;
const CACHE = 2_000;
/** Trigrams are told apart by a hash of so many bits; where two share a row, a few words too many are looked at. */
const HASH_BITS = 15;

/**
 * The words that a pack uses. A shortlist by common trigrams keeps fuse.js, which then compares letter by letter, to a
 * few dozen words.
 */
export function createVocabulary(words: readonly string[]): Vocabulary {
  const { start, places } = indexTrigrams(words);
  const lengths = Uint8Array.from(words, ({ length }) => Math.min(255, length));
  const common = new Uint8Array(words.length);
  const touched = new Uint32Array(words.length);
  const top = createTop(SHORTLIST);

  function shortlist(word: string): number[] {
    const room = word.length < 6 ? 1 : 2;
    const count = countCommon(word);
    for (let at = 0; at < count; at++) {
      const place = touched[at] ?? 0;
      const length = lengths[place] ?? 0;
      if (Math.abs(length - word.length) <= room) top.offer(place, (common[place] ?? 0) / (word.length + length));
      common[place] = 0;
    }
    const near = top.take().map(({ item }) => item);
    // Exchanged letters break up to four trigrams; the letters themselves stay.
    const letters = lettersOf(word);
    for (let at = start[letters] ?? 0; at < (start[letters + 1] ?? 0); at++) {
      const place = places[at] ?? 0;
      if (lengths[place] === word.length && !near.includes(place)) near.push(place);
    }
    return near;
  }

  /** Adds up in `common` how many trigrams of the word each known word has; returns how many are in `touched`. */
  function countCommon(word: string): number {
    let count = 0;
    for (const trigram of trigrams(word)) {
      const end = start[trigram + 1] ?? 0;
      for (let at = start[trigram] ?? 0; at < end; at++) {
        const place = places[at] ?? 0;
        const known = common[place] ?? 0;
        if (known === 0) touched[count++] = place;
        common[place] = known + 1;
      }
    }
    return count;
  }

  function contained(word: string): readonly Alike[] {
    if (word.length < MIN_KIN) return [];
    const count = countCommon(word);
    const found: Alike[] = [];
    for (let at = 0; at < count; at++) {
      const place = touched[at] ?? 0;
      const shorter = Math.min(lengths[place] ?? 0, word.length);
      // All trigrams of the shorter word but those of its ends.
      const enough = shorter >= MIN_KIN && (common[place] ?? 0) >= shorter - 2;
      common[place] = 0;
      const other = enough ? (words[place] ?? '') : '';
      if (enough && other !== word && (other.includes(word) || word.includes(other))) {
        found.push({ word: other, place, likeness: shorter / Math.max(other.length, word.length) });
      }
    }
    return found.sort((a, b) => b.likeness - a.likeness || a.place - b.place).slice(0, MOST_KIN);
  }

  function compare(word: string): readonly Alike[] {
    if (word.length < MIN_LENGTH || word.length > MAX_PATTERN) return [];
    const near = shortlist(word);
    return new Fuse(
      near.map((place) => words[place] ?? ''),
      { includeScore: true, threshold: 0.5, ignoreLocation: false, distance: 20, shouldSort: false },
    )
      .search(word)
      .map(({ item, refIndex, score = 1 }) => ({
        word: item,
        place: near[refIndex] ?? 0,
        likeness: likeness(word, item, 1 - score),
      }))
      .filter(({ likeness }) => likeness >= MIN_LIKENESS)
      .sort((a, b) => b.likeness - a.likeness || a.place - b.place)
      .slice(0, MOST);
  }

  return { alike: remembering(compare), akin: remembering(contained) };
}

/** Remembers what was found for the latest words. */
function remembering(find: (word: string) => readonly Alike[]): (word: string) => readonly Alike[] {
  const known = new Map<string, readonly Alike[]>();
  return (word) => {
    let found = known.get(word);
    if (!found) {
      found = find(word);
      if (known.size >= CACHE) known.clear();
      known.set(word, found);
    }
    return found;
  };
}

/** Bitap counts exchanged letters as two mistakes; fingers make them as one. Mistakes in the first letter are rare. */
function likeness(typed: string, known: string, bitap: number): number {
  const exchanged = typed.length === known.length && [...typed].sort().join('') === [...known].sort().join('');
  return Math.max(bitap, exchanged ? 0.9 : 0) * (typed[0] === known[0] ? 1 : 0.9);
}

/** The hashes of a word's different trigrams, its ends marked. */
function trigrams(word: string): Set<number> {
  const padded = `^${word}$`;
  const hashes = new Set<number>();
  for (let at = 0; at + 3 <= padded.length; at++) {
    const hash = (padded.charCodeAt(at) * 1009 + padded.charCodeAt(at + 1)) * 1013 + padded.charCodeAt(at + 2);
    hashes.add((Math.imul(hash, 0x9e3779b1) >>> 0) >>> (32 - HASH_BITS));
  }
  return hashes;
}

/** The hash of a word's letters in alphabetical order. */
function lettersOf(word: string): number {
  let hash = 7;
  for (const letter of [...word].sort()) hash = Math.imul(hash, 31) + letter.charCodeAt(0);
  return (Math.imul(hash, 0x85ebca6b) >>> 0) >>> (32 - HASH_BITS);
}

/** The words of each trigram, and of each set of letters: row t of `places` is from `start[t]` to below `start[t + 1]`. */
function indexTrigrams(words: readonly string[]): { start: Uint32Array; places: Uint32Array } {
  const start = new Uint32Array(2 ** HASH_BITS + 1);
  const all = words.map((word) => trigrams(word).add(lettersOf(word)));
  for (const hashes of all) for (const hash of hashes) start[hash + 1] = (start[hash + 1] ?? 0) + 1;
  for (let row = 1; row < start.length; row++) start[row] = (start[row] ?? 0) + (start[row - 1] ?? 0);
  const next = start.slice();
  const places = new Uint32Array(start.at(-1) ?? 0);
  all.forEach((hashes, place) => {
    for (const hash of hashes) {
      places[next[hash] ?? 0] = place;
      next[hash] = (next[hash] ?? 0) + 1;
    }
  });
  return { start, places };
}
