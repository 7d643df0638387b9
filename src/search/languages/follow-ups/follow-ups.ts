import { englishFollowUps } from './english.ts';
import type { FollowUpForms } from './forms.ts';
import { germanFollowUps } from './german.ts';
import { kazakhFollowUps } from './kazakh.ts';
import { russianFollowUps } from './russian.ts';

const FORMS: ReadonlyMap<string, FollowUpForms> = new Map([
  ['en', englishFollowUps],
  ['de', germanFollowUps],
  ['ru', russianFollowUps],
  ['kk', kazakhFollowUps],
]);

/** How a language leans on what was said before, if it is known. */
export function followUpFormsOf(language: string): FollowUpForms | undefined {
  return FORMS.get(language);
}
