import type { Language } from './languages/language.ts';

const SHORTEST = 3;
/** Words commoner than this rank are meant as they stand. */
const COMMON = 2_500;

/**
 * Mends slips of the finger in the small words that tell what a question asks for ("wich", "wen", "taht"): a letter left
 * out or two exchanged. These words are too short for fuzzy search. A slip that is a word itself stays.
 */
export function createSlipMender(language: Language, isKnown: (word: string) => boolean): (text: string) => string {
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
