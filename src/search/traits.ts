import type { Language } from './languages/language.ts';
import { isPhrase, type Term } from './lexicon.ts';

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
  const countries = countryWords(language);
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
        const { key, token, weight, subject } = term;
        if (token.kind === 'year') traits.years.add(token.text);
        else if (token.kind === 'number') traits.numbers.add(token.text);
        else if (subject !== undefined) addDirections(terms, at, subject, traits.directions, language);
        else if (weight === 1 && !isPhrase(term)) {
          const country = countries(token.text, key);
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
  { directions: relations, articles, caseDirection }: Language,
): void {
  // Articles may stand between: "to the German market".
  const before = terms[at - 1]?.token.text ?? '';
  const relation =
    caseDirection?.(terms[at]?.token.text ?? '', before) ??
    relations.get(articles?.has(before) ? (terms[at - 2]?.token.text ?? '') : before);
  if (relation) directions.add(`${relation}:${subject}`);
  // "Kazakh-German trade" puts nobody on a side.
  const next = terms[at + 1];
  const alone = terms[at - 1]?.subject === undefined;
  if (!relation && alone && next?.weight === 1 && next.token.kind === 'word') {
    directions.add(`adj ${next.key}:${subject}`);
  }
}

/** Stems that are shorter are those of other words as well. */
const MIN_COUNTRY_STEM = 4;

/**
 * The country, as an ISO code, that a word names by itself or by its people, as written or by its stem. Adjectives are had
 * from the names of languages ("Uzbek", "Austrian German"): where a language is named after a people, so is most of what
 * comes from its country.
 */
function countryWords({
  code: locale,
  stem,
  stopWords,
  everydayWords,
  countryNames,
}: Language): (word: string, key: string) => string | undefined {
  const words = new Map<string, string>();
  const regions = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
  const languages = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none', languageDisplay: 'dialect' });
  // Some languages are named with the word "language" behind: "өзбек тілі".
  const firstWord = (name: string | undefined) => name?.split(' ')[0]?.toLowerCase();
  const add = (word: string | undefined, code: string) => {
    if (word && /^\p{L}{4,}$/u.test(word) && !words.has(word)) words.set(word, code);
  };
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const codes = letters
    .flatMap((a) => letters.map((b) => `${a}${b}`))
    .filter((code) => regions.of(code) && !NO_COUNTRY.has(code));
  for (const code of codes) {
    const name = regions.of(code)?.toLowerCase() ?? '';
    if (/^\p{L}+$/u.test(name)) words.set(name, words.get(name) ?? code);
    const tongue = new Intl.Locale(`und-${code}`).maximize().language;
    const dialect = firstWord(languages.of(`${tongue}-${code}`));
    const own = firstWord(languages.of(tongue));
    if (dialect !== own) add(dialect, code);
    if (new Intl.Locale(tongue).maximize().region === code) add(own, code);
  }
  for (const [word, code] of countryNames ?? []) words.set(word, code);
  // "Mali" and "мало" have one stem, and most who write it mean the small word.
  const common = new Set([...stopWords, ...everydayWords].map(stem));
  const stems = new Map<string, string>();
  for (const [word, code] of words) {
    const key = stem(word);
    if (key.length >= MIN_COUNTRY_STEM && !stems.has(key) && !common.has(key)) stems.set(key, code);
  }
  return (word, key) => words.get(word) ?? stems.get(key);
}
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO']);
