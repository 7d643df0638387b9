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

/** What the languages are called in each other, by how the word begins, in Latin letters and without Kazakh's own letters too. */
const NAMES: Readonly<Record<Locale, RegExp>> = {
  en: /^(?:engl|англ|ағылш|агылш)/u,
  de: /^(?:germ|deutsch|немец|неміс|немис)/u,
  ru: /^(?:russ|русск|орыс|orys)/u,
  kk: /^(?:kaza|kasach|qazaq|казах|қазақ|казак)/u,
};

/** The language that somebody names by its code or its name in any of our languages: `de`, `Deutsch`, `in german`, `по-немецки`. */
export function localeNamed(typed: string): Locale | undefined {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/^(?:in|auf|im|на|по)[\s-]+/u, '');
  const words = name.split(/\s+/u).length;
  const isCode = LOCALES.find((locale) => locale === name);
  return isCode ?? (words > 2 ? undefined : LOCALES.find((locale) => NAMES[locale].test(name)));
}

/** How a language is called in another: `languageName('de', 'ru')` is "немецкий". An unknown code is given back. */
export function languageName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
}
