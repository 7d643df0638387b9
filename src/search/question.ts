import { type AnswerType, answerTypeOf, type Language } from './languages/language.ts';
import type { Lexicon, Term } from './lexicon.ts';
import type { Traits, TraitsOf } from './traits.ts';
import { WEIGHTS } from './weights.ts';

/** A question as the index understands it. */
export interface Question {
  readonly text: string;
  readonly words: readonly AskedWord[];
  readonly traits: Traits;
  readonly answerType: AnswerType | undefined;
  /** Names in the question, each as the terms that it may stand for. */
  readonly names: readonly (readonly string[])[];
  /** How many different words carry meaning; none in a question of stop words alone. */
  readonly contentWords: number;
  /** The share of the question's weight that is in words which no fact has, from 0 to 1. */
  readonly unknownShare: number;
}

/** One different word of the question. */
interface AskedWord {
  readonly term: Term;
  /** Importance: rarity in the pack, low for stop words. */
  readonly weight: number;
  /** Terms that count as this word, with the share that they count for. */
  readonly expansions: ReadonlyMap<string, number>;
  /** No fact has the word or anything that it may stand for. */
  readonly unknown: boolean;
}

interface Reading {
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly traitsOf: TraitsOf;
  /** Reads a misspelt stop word or subject as what it is. */
  readonly mend: (term: Term) => Term;
  readonly expand: (term: Term) => ReadonlyMap<string, number>;
  readonly idf: (key: string) => number;
  readonly known: (key: string) => boolean;
  /** The pack writes this term with a capital letter wherever it has it. */
  readonly isName: (key: string) => boolean;
}

export function readQuestion(
  text: string,
  { language, lexicon, traitsOf, mend, expand, idf, known, isName }: Reading,
): Question {
  const terms = lexicon.terms(text).map(mend);
  const marksNames = terms.some(({ token }) => token.capitalised);
  const seen = new Set<string>();
  const words: AskedWord[] = [];
  const names: string[][] = [];
  for (const term of terms) {
    if (seen.has(term.key)) continue;
    seen.add(term.key);
    const expansions = expand(term);
    const everyday = expansions.size === 1 && !known(term.key) && language.everydayWords.has(term.token.text);
    const weight = term.weight * (everyday ? WEIGHTS.everyday : 1) * rarity(term.key, expansions, idf);
    words.push({ term, expansions, weight, unknown: ![...expansions.keys()].some(known) });
    const capitalised = term.weight === 1 && term.token.capitalised && term.token.kind === 'word';
    // Many type in lower case: what is a name in the pack is one in the question.
    if (capitalised || (!marksNames && isName(term.key))) names.push([...expansions.keys()]);
  }
  return {
    text,
    words,
    traits: traitsOf(terms),
    answerType: answerTypeOf(text, language),
    names,
    contentWords: words.filter(({ term }) => term.weight === 1).length,
    unknownShare: share(words, ({ unknown }) => unknown),
  };
}

function share(words: readonly AskedWord[], counts: (word: AskedWord) => boolean): number {
  let total = 0;
  let part = 0;
  for (const word of words) {
    total += word.weight;
    if (counts(word)) part += word.weight;
  }
  return total === 0 ? 0 : part / total;
}

/** A misspelt word is as rare as what it most likely stands for. */
function rarity(key: string, expansions: ReadonlyMap<string, number>, idf: (key: string) => number): number {
  let best = key;
  let share = 0;
  for (const [other, likeness] of expansions) {
    if (other !== key && likeness > share) [best, share] = [other, likeness];
  }
  const own = idf(key);
  return share === 0 ? own : Math.min(own, idf(best) + (1 - share) * own);
}
