import type { Question } from '../search/question.ts';

/** A word of a question, for one pack. */
export interface KnownWord {
  /** How much it says of a subject: little if everybody uses it about everything, 1 at most; 2 for what the whole pack is about. */
  readonly weight: number;
  /** How well the pack knows it, from 0, not at all, to 1, as it is written. */
  readonly share: number;
}

const OF_SUBJECT: KnownWord = { weight: 2, share: 1 };

type Words = Question['words'];

/** The share of the words that the pack or its language has, as they are written, from 0 to 1. */
export function understoodShare(words: Words): number {
  // Numbers are the same in all languages.
  const read = words.filter(({ term }) => term.token.kind === 'word');
  const known = read.filter(({ term, meanings }) => term.weight < 1 || meanings[0]?.share === 1);
  return read.length === 0 ? 0 : known.length / read.length;
}

/** The words that carry meaning, by what the index takes them for, with their weights. */
export function gistOf(words: Words): ReadonlyMap<string, number> {
  const telling = words.filter(({ term }) => term.weight === 1);
  // A word that is misspelt, or another word for the same, is the pack's own.
  return new Map(
    (telling.length > 0 ? telling : words).map(({ term, meanings: [nearest], weight }) => [
      nearest ? `#${nearest.term}` : term.key,
      weight,
    ]),
  );
}

/** The words by which a question says what it is about, as they are written, and what the pack makes of them. */
export function tellingWords(words: Words): ReadonlyMap<string, KnownWord> {
  return new Map(
    words
      .filter(({ telling }) => telling)
      .map(({ term, meanings: [nearest], specific }) => [
        term.token.text,
        term.subject === undefined ? { weight: specific, share: nearest?.share ?? 0 } : OF_SUBJECT,
      ]),
  );
}
