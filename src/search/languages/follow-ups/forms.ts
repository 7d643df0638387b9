import { cyrillicOf, foldCyrillic } from '../cyrillic.ts';

/**
 * How people lean on what was said before, in one language. Patterns read text as `plain` gives it: lower case, without
 * apostrophes and punctuation but commas; those of Russian and Kazakh read folded letters.
 */
export interface FollowUpForms {
  /** The text in the letters that the patterns read. */
  readonly plain: (text: string) => string;
  /** What ties a text to the one before, at its beginning and at its end: "and …", "… ше". */
  readonly opening: RegExp;
  readonly closing: RegExp;
  /** What a phrase begins with that is no sentence: "from Hamburg". */
  readonly fragment: RegExp;
  /** Words that stand for what was spoken of. */
  readonly pronoun: RegExp;
  /** "Then", "at that time". */
  readonly atThatTime: RegExp;
  /** The time alone: now, before, last year, this year. */
  readonly now: RegExp;
  readonly before: RegExp;
  readonly lastYear: RegExp;
  readonly thisYear: RegExp;
  /** A judgement of what was shown, which no fact need contain: "so low", "noch so viele". */
  readonly judgement: RegExp;
  /** Words that say nothing in half a sentence: "just", "exactly", "please". */
  readonly filler: RegExp;
  /** Names whose statistics are meant: "by … count". */
  readonly count: RegExp;
  /** Texts that are as a whole: where it is from, whether it is sure, more of it, one more of it, whether it is the only one. */
  readonly source: RegExp;
  readonly doubt: RegExp;
  readonly more: RegExp;
  readonly another: RegExp;
  readonly onlyOne: RegExp;
  /** Which of two is meant by what was shown: "is that per year or in all". */
  readonly alternative: RegExp;
  /** Asks for the last answer in a language, which is the group `language`. */
  readonly inLanguage: RegExp;
  /** How languages are called there, by their codes. */
  readonly languages: Readonly<Record<string, RegExp>>;
  /** One of several by its number: the groups `ordinal` or `number`, and `rest`. */
  readonly nth: RegExp;
  /** The forms of the ordinals: of the first, the second …; the last entry is the last one. */
  readonly ordinals: readonly RegExp[];
  /** Something else was meant: the group `meant`, and `dropped` where that is named. The first that matches counts. */
  readonly corrections: readonly RegExp[];
}

const START = '^';
const END = '$';

/** Lower case, without apostrophes and punctuation but commas. */
export function plainLatin(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ`´]/gu, '')
    .replace(/[^\p{L}\p{N},]+/gu, ' ')
    .replace(/\s*,\s*/gu, ', ')
    .replace(/^[, ]+|[, ]+$/gu, '');
}

export function plainCyrillic(language: 'ru' | 'kk'): (text: string) => string {
  return (text) => plainLatin(text).replace(/\p{L}+/gu, (word) => cyrillicOf(word, language));
}

export const whole = (...sources: readonly string[]) => new RegExp(`${START}(?:${sources.join('|')})${END}`, 'u');
export const start = (source: string) => new RegExp(`${START}(?:${source})(?![\\p{L}\\p{N}])[ ,]*`, 'u');
export const end = (source: string) => new RegExp(`[ ,]+(?:${source})${END}`, 'u');
export const words = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu');
/** Folded letters, so that what is typed without Kazakh's own letters or in Latin ones reads the same. */
export const folded = (source: string) => foldCyrillic(source);
