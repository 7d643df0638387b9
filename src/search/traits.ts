import type { Language } from './languages/language.ts';
import type { Term } from './lexicon.ts';

/** What a text is bound to: exchanging one of these makes it another question, however alike the words are. */
export interface Traits {
  readonly years: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** Countries other than the pack's subjects, as ISO codes. */
  readonly countries: ReadonlySet<string>;
  /** On which side of a relation a subject stands: `in:0`, `to:1`. */
  readonly directions: ReadonlySet<string>;
}

/** How a fact's table knows that the fact names a country, or puts a subject on a side of a relation. */
export function countryKey(code: string): string {
  return `@${code}`;
}
export function directionKey(direction: string): string {
  return `#${direction}`;
}

/** The same relation with another of so many subjects on that side. */
export function rivalsOf(direction: string, subjects: number): string[] {
  const relation = direction.slice(0, direction.lastIndexOf(':') + 1);
  return Array.from({ length: subjects }, (_, subject) => `${relation}${subject}`).filter(
    (other) => other !== direction,
  );
}

export type TraitsOf = (...texts: readonly (readonly Term[])[]) => Traits;

/** Finds the traits of texts in one language; the countries' names and peoples' adjectives come from Intl. */
export function createTraits(language: Language): TraitsOf {
  const countries = countryWords(language.code);
  return (...texts) => {
    const traits = {
      years: new Set<string>(),
      numbers: new Set<string>(),
      countries: new Set<string>(),
      directions: new Set<string>(),
    };
    for (const terms of texts) {
      for (let at = 0; at < terms.length; at++) {
        const term = terms[at];
        if (!term) break;
        const { token, subject } = term;
        if (token.kind === 'year') traits.years.add(token.text);
        else if (token.kind === 'number') traits.numbers.add(token.text);
        else if (subject !== undefined) addDirections(terms, at, subject, traits.directions, language);
        else {
          const country = countries.get(token.text);
          if (country) traits.countries.add(country);
        }
      }
    }
    return traits;
  };
}

function addDirections(
  terms: readonly Term[],
  at: number,
  subject: number,
  directions: Set<string>,
  { directions: relations, articles }: Language,
): void {
  // Articles may stand between: "to the German market".
  const before = terms[at - 1]?.token.text ?? '';
  const relation = relations.get(articles?.has(before) ? (terms[at - 2]?.token.text ?? '') : before);
  if (relation) directions.add(`${relation}:${subject}`);
  // "Kazakh-German trade" puts nobody on a side.
  const next = terms[at + 1];
  const alone = terms[at - 1]?.subject === undefined;
  if (!relation && alone && next?.weight === 1 && next.token.kind === 'word') {
    directions.add(`adj ${next.key}:${subject}`);
  }
}

/**
 * Single words that name a country or its people. Adjectives are had from the names of languages ("Uzbek",
 * "Austrian German"): where a language is named after a people, so is most of what comes from its country.
 */
function countryWords(locale: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const regions = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
  const languages = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none', languageDisplay: 'dialect' });
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  for (const a of letters) {
    for (const b of letters) {
      const code = `${a}${b}`;
      const name = regions.of(code);
      if (!name || ['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'].includes(code)) continue;
      const lower = name.toLowerCase();
      if (/^\p{L}+$/u.test(lower)) words.set(lower, words.get(lower) ?? code);
      const tongue = new Intl.Locale(`und-${code}`).maximize().language;
      const dialect = languages.of(`${tongue}-${code}`)?.split(' ')[0]?.toLowerCase();
      const adjective = dialect && dialect !== languages.of(tongue)?.toLowerCase() ? dialect : undefined;
      if (adjective && /^\p{L}{4,}$/u.test(adjective) && !words.has(adjective)) words.set(adjective, code);
      const own = languages.of(tongue)?.toLowerCase();
      if (own && new Intl.Locale(tongue).maximize().region === code && /^\p{L}{4,}$/u.test(own)) words.set(own, code);
    }
  }
  return words;
}
