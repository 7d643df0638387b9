import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { type AnswerType, answerTypeOf, type Language } from './languages/language.ts';
import { isPhrase, nameKey, type Term } from './lexicon.ts';

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

/**
 * Finds the traits of texts in one language; the countries' names and peoples' adjectives come from Intl. `names` are the
 * pack's, of which some are countries: all forms of such a name stand for it.
 */
export function createTraits(language: Language, names: Pack['names'] = []): TraitsOf {
  const countries = countriesIn(language);
  const countryOfName = new Map<string, string>();
  names.forEach((forms, at) => {
    const words = forms.map((form) => form.toLowerCase()).filter((form) => /^\p{L}+$/u.test(form));
    const code = words.map((word) => countries(word, language.stem(word))).find((one) => one !== undefined);
    if (code !== undefined) countryOfName.set(nameKey(at), code);
  });
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
        else if (weight === 1) {
          const country = isPhrase(term) ? countryOfName.get(key) : countries(token.text, key);
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
  // "What does X buy" in languages where the verb comes before: "was kauft X".
  const verb = terms[at - 1];
  if (!relation && verb?.weight === 1 && verb.subject === undefined && verb.token.kind === 'word') {
    directions.add(`after ${verb.key}:${subject}`);
  }
}

/** Stems that are shorter are those of other words as well. */
const MIN_COUNTRY_STEM = 4;

type CountryOf = (word: string, key: string) => string | undefined;
/** The same for every index in the language, of which there is one for each community with facts of its own. */
const known = new WeakMap<Language, CountryOf>();

function countriesIn(language: Language): CountryOf {
  const countries = known.get(language) ?? countryWords(language);
  known.set(language, countries);
  return countries;
}

/**
 * The country, as an ISO code, that a word names by itself or by its people, as written or by its stem. Adjectives are had
 * from the names of languages ("Uzbek", "Austrian German"): where a language is named after a people, so is most of what
 * comes from its country.
 */
function countryWords({ code: locale, stem, stopWords, everydayWords, countryNames }: Language): CountryOf {
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

const PERSON = /^\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)*( (von|van|der|de))* \p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)*$/u;
/** "Amy and Ruth Calder, in 2016". */
const BETWEEN_NAMES = /[,;] ?| (?:and|und|и|мен|және) /u;
/** What is counted has a word for its unit (companies, students); what is measured has a symbol (t, GW, m3/day). */
const COUNTED = /^\p{Ll}{4,}/u;
/** Units of money are written as ISO 4217 codes, alone or as in EUR/yr. */
const MONEY = /^[A-Z]{3}(\/|$)/;
const YEAR = /\b(1[89]|20)\d\d\b/;
const YEARS = new RegExp(YEAR, 'g');

export interface AnswerKinds {
  /** The kinds of answer that a fact can give; generous, since a kind that is missing forbids the fact. */
  readonly possible: ReadonlySet<AnswerType>;
  /** Those that it is there to give: its example questions ask for them, or its short answer is one. */
  readonly given: ReadonlySet<AnswerType>;
}

/** The kinds of answer that a fact has. Without example questions it cannot be told which of the possible ones it is for. */
export function answersOf(fact: Fact, language: Language): AnswerKinds {
  const asked = fact.questions.map((question) => answerTypeOf(question, language)).filter((type) => type !== undefined);
  const possible = new Set([...possibleAnswers(fact, language), ...asked]);
  if (fact.questions.length === 0) return { possible, given: possible };
  const shown = YEAR.test(fact.answer) ? (['date'] as const) : [];
  return { possible, given: new Set<AnswerType>(['reason', ...asked, ...shown]) };
}

function possibleAnswers(fact: Fact, language: Language): Set<AnswerType> {
  const { numberWords, shares } = language;
  const kinds = new Set<AnswerType>(['reason']);
  const text = `${fact.answer} ${fact.statement}`;
  const unit = fact.quantity?.unit ?? '';
  const digits = /\d/.test(text.replaceAll(YEARS, ''));
  if (digits || (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => numberWords.has(word))) {
    kinds.add('duration');
    if (!COUNTED.test(unit)) kinds.add('amount');
    if (!MONEY.test(unit) || /\d+ \p{Ll}/u.test(fact.answer)) kinds.add('count');
  }
  if (shares.test(text)) kinds.add('percent');
  if (YEAR.test(text) || fact.date !== null) kinds.add('date').add('duration');
  if (timesOf(language).test(text)) kinds.add('date');
  // Two capitalised words are taken for a person; whether one is a place, letters do not tell.
  if ([...fact.entities, ...fact.answer.split(BETWEEN_NAMES)].some((name) => PERSON.test(name))) kinds.add('person');
  if (/\p{Lu}\p{L}+/u.test(fact.answer) || fact.entities.length > 0 || /\s\p{Lu}\p{L}+/u.test(fact.statement)) {
    kinds.add('place');
  }
  return kinds;
}

const CLOCK = String.raw`(?<!\d)[0-2]?\d[:.][0-5]\d(?!\d)|\d ?(?:[ap]\.?m\b|Uhr|o.clock|час|сағат)|сағат \d`;
const times = new Map<string, RegExp>();

/** Days of the week, months and times of the day as a language writes them, in all forms that begin like the name. */
function timesOf({ code }: Pick<Language, 'code'>): RegExp {
  const known = times.get(code);
  if (known) return known;
  const names = (part: 'weekday' | 'month', length: number) => {
    const format = new Intl.DateTimeFormat(code, { [part]: 'long', timeZone: 'UTC' });
    // 2 January 2000 was a Sunday.
    return Array.from({ length }, (_, at) =>
      format.format(part === 'month' ? Date.UTC(2000, at, 15) : Date.UTC(2000, 0, 2 + at)),
    );
  };
  // "May" and "may": a month has a capital letter where its name has one; on Mondays, "montags".
  const weekdays = names('weekday', 7).flatMap((name) => [name, name.toLowerCase()]);
  const words = [...weekdays, ...names('month', 12)].map((name) =>
    // Russian and Kazakh inflect the last letter: пятница, по пятницам.
    RegExp.escape(name.length > INFLECTED && /\p{Script=Cyrillic}/u.test(name) ? name.slice(0, -1) : name),
  );
  const pattern = new RegExp(`(?<!\\p{L})(?:${words.join('|')})\\p{L}{0,5}(?!\\p{L})|${CLOCK}`, 'u');
  times.set(code, pattern);
  return pattern;
}
const INFLECTED = 4;

/** A longer range names its first years only; nobody asks for each. */
const MOST_YEARS = 50;

/**
 * 2022-03-12 becomes "12 March 2022": people ask with months' names. Where a month is inflected in a date (март, 12
 * марта), both forms stand. A range names every year within it; that
 * of a figure only its ends, since a sum over ten years tells nothing of the fifth.
 */
export function createDateWords({
  code,
}: Pick<Language, 'code'>): (period: string | null, isFigure?: boolean) => string {
  const alone = new Intl.DateTimeFormat(code, { month: 'long', timeZone: 'UTC' });
  const inDate = new Intl.DateTimeFormat(code, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, month) => {
    const day = Date.UTC(2000, month);
    const inflected = inDate.formatToParts(day).find(({ type }) => type === 'month')?.value;
    return [...new Set([alone.format(day), inflected])].join(' ');
  });
  return (period, isFigure = false) => {
    if (period === null) return '';
    const [first = '', last = first] = period.split('/');
    const words: (string | number)[] = [];
    const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
    for (let year = from; year <= to && words.length < MOST_YEARS; year += isFigure ? Math.max(1, to - from) : 1) {
      words.push(year);
    }
    for (const day of [first, last]) {
      const [, month, date = ''] = day.split('-');
      if (month !== undefined) words.push(Number(date) || '', months[Number(month) - 1] ?? '');
    }
    return words.join(' ');
  };
}

/** 1990s, 90s, '90s; 1990er, 90ern; 1990-е, 90-х, 90е; 1990-шы жылдар, 90-жылдары. */
const DECADE =
  /(?<![\p{L}\p{N}])(19|20)?(\d)0(?:['’]?s|er[nm]?|[-–]?(?:е|х|ые|ых|ые|м)|[-–]?(?:шы|ші|ыншы|інші)?[-\s]?жылдар\p{L}*)(?![\p{L}\p{N}])/giu;

/** The years of each decade that a text names; two digits are of the last century from the thirties on. */
export function decadesOf(text: string): string[][] {
  return [...text.matchAll(DECADE)].map(([, century, ten]) => {
    const first = Number(`${century ?? (Number(ten) >= 3 ? '19' : '20')}${ten}0`);
    return Array.from({ length: 10 }, (_, at) => String(first + at));
  });
}
