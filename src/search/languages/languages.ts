import { english } from './english.ts';
import { german } from './german.ts';
import { kazakh } from './kazakh.ts';
import type { Language } from './language.ts';
import { russian } from './russian.ts';

/** Every language whose words the index knows how to read. */
const languages: readonly Language[] = [english, german, russian, kazakh];

/** How to read a language by its code; a language that is not known is read as English is. */
export function languageOf(code: string): Language {
  return languages.find((language) => language.code === code) ?? english;
}
