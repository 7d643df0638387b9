/** The languages of the bot's own words, the first one being the fallback of the others. */
export const LOCALES = ['en'] as const;
export type Locale = (typeof LOCALES)[number];

export function isLocale(text: string): text is Locale {
  return LOCALES.some((locale) => locale === text);
}
