import Fuse from 'fuse.js';

export interface Vocabulary {
  readonly has: (word: string) => boolean;
  /** Known words that a misspelt one may stand for, with a likeness from 0 to 1, best first. */
  readonly alike: (word: string) => readonly Alike[];
}
interface Alike {
  readonly word: string;
  readonly likeness: number;
}

const SHORTLIST = 40;
const MIN_LENGTH = 4;
const MIN_LIKENESS = 0.6;
const MOST = 3;
/** Fuse's Bitap looks at no more than 32 characters of a pattern at a time. */
const MAX_PATTERN = 32;
const CACHE = 2_000;

/**
 * The words that a pack uses. A shortlist by common trigrams keeps fuse.js, which then compares letter by letter,
 * to a few dozen words.
 */
export function createVocabulary(words: ReadonlySet<string>): Vocabulary {
  const list = [...words].filter((word) => word.length >= 3);
  const byTrigram = new Map<string, number[]>();
  list.forEach((word, at) => {
    for (const trigram of trigrams(word)) {
      const places = byTrigram.get(trigram);
      if (places) places.push(at);
      else byTrigram.set(trigram, [at]);
    }
  });
  const common = new Uint16Array(list.length);
  const cache = new Map<string, readonly Alike[]>();

  function shortlist(word: string): string[] {
    const touched: number[] = [];
    const asked = trigrams(word);
    for (const trigram of asked) {
      for (const at of byTrigram.get(trigram) ?? []) {
        if (common[at] === 0) touched.push(at);
        common[at] = (common[at] ?? 0) + 1;
      }
    }
    const near = touched
      .map((at) => {
        const candidate = list[at] ?? '';
        return { candidate, dice: (2 * (common[at] ?? 0)) / (asked.size + candidate.length + 2) };
      })
      .sort((a, b) => b.dice - a.dice)
      .slice(0, SHORTLIST);
    for (const at of touched) common[at] = 0;
    return near.map(({ candidate }) => candidate);
  }

  function compare(word: string): readonly Alike[] {
    if (word.length < MIN_LENGTH || word.length > MAX_PATTERN) return [];
    const room = word.length < 6 ? 1 : 2;
    const candidates = shortlist(word).filter((candidate) => Math.abs(candidate.length - word.length) <= room);
    return new Fuse(candidates, {
      includeScore: true,
      threshold: 0.5,
      ignoreLocation: false,
      distance: 20,
      shouldSort: true,
    })
      .search(word)
      .map(({ item, score = 1 }) => ({ word: item, likeness: likeness(word, item, 1 - score) }))
      .filter(({ likeness }) => likeness >= MIN_LIKENESS)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, MOST);
  }

  return {
    has: (word) => words.has(word),
    alike: (word) => {
      let found = cache.get(word);
      if (!found) {
        found = compare(word);
        if (cache.size >= CACHE) cache.clear();
        cache.set(word, found);
      }
      return found;
    },
  };
}

/** Bitap counts exchanged letters as two mistakes; fingers make them as one. Mistakes in the first letter are rare. */
function likeness(typed: string, known: string, bitap: number): number {
  const exchanged = typed.length === known.length && [...typed].sort().join('') === [...known].sort().join('');
  return Math.max(bitap, exchanged ? 0.9 : 0) * (typed[0] === known[0] ? 1 : 0.9);
}

function trigrams(word: string): Set<string> {
  const padded = `^${word}$`;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) grams.add(padded.slice(at, at + 3));
  return grams;
}
