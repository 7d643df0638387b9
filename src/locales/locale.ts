/** The languages of the bot's own words, the first one being the fallback of the others. */
export const LOCALES = ['en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Languages that people may choose although the bot's words are not translated into them: they read the fallback. */
const UNTRANSLATED = ['de', 'ru', 'kk'] as const;

/** Every language code that people may choose. */
export const LANGUAGES: readonly string[] = [...LOCALES, ...UNTRANSLATED];

/** The language of the bot's own words that a BCP 47 tag (`de`, `en-GB`) speaks of; undefined for any other. */
export function localeOfTag(tag: string | undefined): Locale | undefined {
  const language = tag?.split('-')[0]?.toLowerCase();
  return LOCALES.find((locale) => locale === language);
}

/** The language of the bot's own words for a language code; undefined for a code that nobody may choose. */
export function localeFor(language: string): Locale | undefined {
  const translated = LOCALES.find((locale) => locale === language);
  return translated ?? (LANGUAGES.includes(language) ? LOCALES[0] : undefined);
}
