/** The languages that Dostyk speaks: of its own words and, where a pack is translated, of its facts. English comes first. */
export const LOCALES = ['en', 'de', 'ru', 'kk'] as const;
export type Locale = (typeof LOCALES)[number];

/** The language that a BCP 47 tag (`de`, `en-GB`) speaks of; undefined for one that Dostyk does not speak. */
export function localeOfTag(tag: string | undefined): Locale | undefined {
  const language = tag?.split('-')[0]?.toLowerCase();
  return LOCALES.find((locale) => locale === language);
}

/** The first language of an HTTP header Accept-Language that Dostyk speaks: browsers name their favourite first. */
export function acceptedLocale(header: string | undefined): Locale | undefined {
  const tags = header?.split(',') ?? [];
  return tags.map((tag) => localeOfTag(tag.split(';')[0]?.trim())).find((locale) => locale !== undefined);
}

/** How a language is called in another: `languageName('de', 'ru')` is "немецкий". An unknown code is given back. */
export function languageName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
}
