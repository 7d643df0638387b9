import type { Fact } from '../facts/schema.ts';
import { type AnswerType, answerTypeOf, type Language } from './languages/language.ts';

const PERSON = /^\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)*( (von|van|der|de))* \p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)*$/u;
/** What is counted has a word for its unit (companies, students); what is measured has a symbol (t, GW, m3/day). */
const COUNTED = /^\p{Ll}{4,}/u;
/** Units of money are written as ISO 4217 codes, alone or as in EUR/yr. */
const MONEY = /^[A-Z]{3}(\/|$)/;
const YEAR = /\b(1[89]|20)\d\d\b/;
const YEARS = new RegExp(YEAR, 'g');

/** The kinds of answer that a fact can give; generous, since a kind that is missing forbids the fact. */
export function answersOf(fact: Fact, { numberWords, answerTypes, shares }: Language): Set<AnswerType> {
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
  // What the example questions ask for, the fact answers.
  for (const question of fact.questions) {
    const type = answerTypeOf(question, { answerTypes });
    if (type !== undefined) kinds.add(type);
  }
  return kinds;
}
