import { english } from './english.ts';
import { german } from './german.ts';
import { kazakh } from './kazakh.ts';
import type { Language } from './language.ts';
import { russian } from './russian.ts';
import { unknownLanguage } from './unknown.ts';

/** Every language whose words the index knows how to read. */
const languages: readonly Language[] = [english, german, russian, kazakh];

/** Whether the index knows more of a language than how its words are written. */
export function isKnownLanguage(code: string): boolean {
  return languages.some((language) => language.code === code);
}

/** How to read a language by its code. */
export function languageOf(code: string): Language {
  return languages.find((language) => language.code === code) ?? unknownLanguage(code);
}
