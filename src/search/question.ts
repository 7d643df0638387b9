import { decadesOf, type Traits, type TraitsOf } from './constraints.ts';
import { type AnswerType, answerTypeOf, type Language } from './languages/language.ts';
import type { Lexicon, Term } from './lexicon.ts';

/** A question as the index understands it. */
export interface Question {
  readonly text: string;
  readonly words: readonly AskedWord[];
  readonly traits: Traits;
  /** The years of each decade that it names: "in the 90s". */
  readonly decades: readonly (readonly string[])[];
  readonly answerType: AnswerType | undefined;
  readonly names: readonly AskedName[];
  /** What it asks after: the first words in a row that carry meaning, as places in `words`. The last is the head noun. */
  readonly focus: readonly number[];
  /** How many different words carry meaning; none in a question of stop words alone. */
  readonly contentWords: number;
  /** The share of the question's weight that is in words which no fact has, from 0 to 1. */
  readonly unknownShare: number;
}

/** A name in the question. */
interface AskedName {
  /** As it is in the question, lower case. */
  readonly text: string;
  /** The numbers of the terms that it may stand for; none if nothing in the pack is called so. */
  readonly terms: readonly number[];
  /** It is one that the pack has, as it is written, and no slip or other word. */
  readonly known: boolean;
  /** It is written as a name where not every noun is. */
  readonly isWritten: boolean;
}

/** One different word of the question. */
export interface AskedWord {
  readonly term: Term;
  /** Importance: rarity in the pack, low for stop words. */
  readonly weight: number;
  /** Terms of the pack that count as this word, the nearest first; none if the word is unknown. */
  readonly meanings: readonly Meaning[];
  /** It says what the question is about: it is neither a stop word nor an everyday word. */
  readonly telling: boolean;
  /** What of its weight counts but for the likeness to an example question; less than 1 if it says how something is asked. */
  readonly emphasis: number;
  /** How much it says of a subject, from 0 to 1: little if everybody uses it about everything. */
  readonly specific: number;
}
export interface Meaning {
  readonly term: number;
  /** What it counts for, from 0 to 1; 1 is the word itself. */
  readonly share: number;
}

/** Shorter words that nobody knows are more often slips than names. */
const SHORTEST_NAME = 5;

interface Reading {
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly traitsOf: TraitsOf;
  /** Reads a misspelt stop word or subject as what it is. */
  readonly correct: (term: Term) => Term;
  /** Corrects slips in the small words of a text. */
  readonly correctSlips: (text: string) => string;
  readonly isEveryday: (term: Term) => boolean;
  readonly meaningsOf: (term: Term) => readonly Meaning[];
  /** How much a word weighs, by its rarity in the pack and in the language. */
  readonly weightOf: (term: Term, meanings: readonly Meaning[]) => number;
  /** The pack writes this term with a capital letter wherever it has it. */
  readonly isName: (key: string) => boolean;
  readonly specificityOf: (term: Term) => number;
}

export function readQuestion(
  typed: string,
  {
    correctSlips,
    language,
    lexicon,
    traitsOf,
    correct,
    isEveryday,
    meaningsOf,
    weightOf,
    isName,
    specificityOf,
  }: Reading,
): Question {
  const text = correctSlips(
    (language.abbreviations ?? []).reduce((one, [short, long]) => one.replace(short, long), typed),
  );
  const terms = lexicon.terms(text).map(correct);
  const marksNames = !language.capitalisesNouns && terms.some(({ token }) => token.capitalised);
  const seen = new Set<string>();
  const words: AskedWord[] = [];
  const names: AskedName[] = [];
  for (const term of terms) {
    if (seen.has(term.key)) continue;
    seen.add(term.key);
    const meanings = meaningsOf(term);
    const telling = term.subject !== undefined || (term.weight === 1 && !isEveryday(term));
    words.push({
      term,
      meanings,
      weight: weightOf(term, meanings),
      telling,
      emphasis: 1,
      specific: specificityOf(term),
    });
    // Where every noun has a capital letter, one that means nothing to the pack is taken for a name.
    const capitalised =
      term.weight === 1 &&
      term.token.capitalised &&
      term.token.kind === 'word' &&
      (!language.capitalisesNouns || (meanings.length === 0 && !language.everydayWords.has(term.token.text)));
    // Many type in lower case: what is a name in the pack is one in the question, and so is what no dictionary has.
    // A subject's people are what is asked about, and no name.
    if (term.subject !== undefined) continue;
    if (capitalised || (!marksNames && isName(term.key)) || isStrange(term, meanings, language)) {
      const known = isName(term.key) && meanings.some(({ share }) => share === 1);
      names.push({
        text: term.token.text,
        terms: meanings.map((meaning) => meaning.term),
        known,
        isWritten: capitalised && !language.capitalisesNouns,
      });
    }
  }
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const unknown = words.reduce((sum, { weight, meanings }) => sum + (meanings.length === 0 ? weight : 0), 0);
  const answerType = answerTypeOf(text, language);
  return {
    text: typed,
    focus: focusOf(terms, language, answerType === 'count').map((focus) =>
      words.findIndex(({ term }) => term.key === focus.key),
    ),
    words,
    traits: traitsOf(terms),
    decades: decadesOf(text),
    answerType,
    names,
    contentWords: words.filter(({ term }) => term.weight === 1).length,
    unknownShare: total === 0 ? 0 : unknown / total,
  };
}

/**
 * "How many **German companies** are …", "What **interest rate** did …": it is the fact that must carry these. What is
 * counted may be an everyday word: "How many **people** work for …".
 */
function focusOf(terms: readonly Term[], { everydayWords }: Language, counted: boolean): readonly Term[] {
  const isNoun = ({ weight, token }: Term) => weight === 1 && token.kind === 'word';
  const counts = (term: Term) => isNoun(term) && !everydayWords.has(term.token.text);
  const from = terms.findIndex(counts);
  const noun = terms.findIndex(isNoun);
  // Nothing but everyday words between the two: "how many new companies".
  if (counted && noun >= 0 && (from < 0 || !terms.slice(noun, from).every(isNoun))) return terms.slice(noun, noun + 1);
  if (from < 0) return [];
  const length = terms.slice(from).findIndex((term) => !counts(term));
  return terms.slice(from, length < 0 ? terms.length : from + length);
}

function isStrange({ key, token, weight }: Term, meanings: readonly Meaning[], { thesaurus }: Language): boolean {
  return (
    weight === 1 &&
    token.kind === 'word' &&
    token.text.length >= SHORTEST_NAME &&
    meanings.length === 0 &&
    thesaurus !== undefined &&
    thesaurus().rank(key) === undefined
  );
}
