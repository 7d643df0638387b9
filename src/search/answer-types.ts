import type { Fact } from '../facts/schema.ts';
import { type AnswerType, answerTypeOf, type Language } from './languages/language.ts';

const PERSON = /^\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)*( (von|van|der|de))* \p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)*$/u;
/** What is counted has a word for its unit (companies, students); what is measured has a symbol (t, GW, m3/day). */
const COUNTED = /^\p{Ll}{4,}/u;
/** Units of money are written as ISO 4217 codes, alone or as in EUR/yr. */
const MONEY = /^[A-Z]{3}(\/|$)/;
const YEAR = /\b(1[89]|20)\d\d\b/;
const YEARS = new RegExp(YEAR, 'g');

export interface AnswerKinds {
  /** The kinds of answer that a fact can give; generous, since a kind that is missing forbids the fact. */
  readonly possible: ReadonlySet<AnswerType>;
  /** Those that it is there to give: its example questions ask for them, or its short answer is one. */
  readonly given: ReadonlySet<AnswerType>;
}

/** The kinds of answer that a fact has. Without example questions it cannot be told which of the possible ones it is for. */
export function answersOf(fact: Fact, language: Language): AnswerKinds {
  const asked = fact.questions.map((question) => answerTypeOf(question, language)).filter((type) => type !== undefined);
  const possible = new Set([...possibleAnswers(fact, language), ...asked]);
  if (fact.questions.length === 0) return { possible, given: possible };
  const shown = YEAR.test(fact.answer) ? (['date'] as const) : [];
  return { possible, given: new Set<AnswerType>(['reason', ...asked, ...shown]) };
}

function possibleAnswers(fact: Fact, { numberWords, shares }: Language): Set<AnswerType> {
  const kinds = new Set<AnswerType>(['reason']);
  const text = `${fact.answer} ${fact.statement}`;
  const unit = fact.quantity?.unit ?? '';
  const digits = /\d/.test(text.replaceAll(YEARS, ''));
  if (digits || (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => numberWords.has(word))) {
    kinds.add('duration');
    if (!COUNTED.test(unit)) kinds.add('amount');
    if (!MONEY.test(unit) || /\d+ \p{Ll}/u.test(fact.answer)) kinds.add('count');
  }
  if (shares.test(text)) kinds.add('percent');
  if (YEAR.test(text) || fact.date !== null) kinds.add('date').add('duration');
  // Two capitalised words are taken for a person; whether one is a place, letters do not tell.
  if ([...fact.entities, fact.answer].some((name) => PERSON.test(name))) kinds.add('person');
  if (/\p{Lu}\p{L}+/u.test(fact.answer) || fact.entities.length > 0 || /\s\p{Lu}\p{L}+/u.test(fact.statement)) {
    kinds.add('place');
  }
  return kinds;
}
