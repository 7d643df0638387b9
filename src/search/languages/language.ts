import type { Thesaurus } from '../query-expansion.ts';
import type { ConcernForms } from './concern-words.ts';

/** What analysis needs to know of a language. Nothing here is about a pack's subject. */
export interface Language {
  readonly code: string;
  /** The stem of a lower-case word. */
  readonly stem: (word: string) => string;
  /** Words that carry little by themselves; they weigh low but are not dropped. */
  readonly stopWords: ReadonlySet<string>;
  /** Everyday words that say little of a subject: where a pack does not know them, they count for less. */
  readonly everydayWords: ReadonlySet<string>;
  /** The kind of answer that a question asks for, by the first pattern that its lower-case text matches. */
  readonly answerTypes: readonly { readonly pattern: RegExp; readonly type: AnswerType }[];
  /** Numbers written as words. */
  readonly numberWords: ReadonlyMap<string, string>;
  /** Words that tell a share of a whole. */
  readonly shares: RegExp;
  /** Words before a name that say on which side of a relation it stands, and the relation. */
  readonly directions: ReadonlyMap<string, string>;
  /** The same where a language tells it by the case of the name: the relation of a lower-case name after a word. */
  readonly caseDirection?: (name: string, before: string) => string | undefined;
  /** Every noun begins with a capital letter, so that one marks no name. */
  readonly capitalisesNouns?: boolean;
  /** Words are put together from others without a space; what may stand between them. */
  readonly compoundLinks?: readonly string[];
  /** Words that may stand between those and the name: "to the German market". */
  readonly articles?: ReadonlySet<string>;
  /** What people write short, and what it stands for, in the letters as typed. */
  readonly abbreviations?: readonly (readonly [RegExp, string])[];
  /** Names of countries that Intl does not have, lower case, with the country's ISO code. */
  readonly countryNames?: ReadonlyMap<string, string>;
  /** Words that may stand for others, and which words are known at all; read when first needed. */
  readonly thesaurus?: () => Thesaurus;
  /** What people want to know of any club, school, shop or office; read when first needed. */
  readonly concerns?: () => readonly ConcernForms[];
}

export const ANSWER_KINDS = [
  'person',
  'date',
  'place',
  'count',
  'amount',
  'percent',
  'duration',
  'reason',
  'age',
] as const;
export type AnswerType = (typeof ANSWER_KINDS)[number];

/** The kind of answer that a text asks for, if it says. */
export function answerTypeOf(text: string, { answerTypes }: Pick<Language, 'answerTypes'>): AnswerType | undefined {
  const plain = text.toLowerCase().replace(/[’']/g, '').trim();
  return answerTypes.find(({ pattern }) => pattern.test(plain))?.type;
}
