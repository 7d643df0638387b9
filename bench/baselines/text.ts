import { stemmer } from '@orama/stemmers/english';
import type { Fact } from '../../src/facts/schema.ts';
import { english } from '../../src/search/languages/english.ts';

/** The fields that every baseline searches. */
export const FIELDS: readonly string[] = ['answer', 'statement', 'questions', 'entities'];

/** Words in lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that are no stop words. */
export function contentWordsOf(text: string): string[] {
  return wordsOf(text).filter((word) => !english.stopWords.has(word));
}

/** Stemmed words without stop words. */
export function termsOf(text: string): string[] {
  return contentWordsOf(text).map(stemmer);
}

export function textOf(fact: Fact, field: string): string {
  if (field === 'questions') return fact.questions.join(' ');
  if (field === 'entities') return fact.entities.join(' ');
  return field === 'answer' ? fact.answer : fact.statement;
}

export function allText(fact: Fact): string {
  return FIELDS.map((field) => textOf(fact, field)).join(' ');
}
