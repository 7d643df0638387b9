import { cyrillicOf, latinSpellings, plainLetters } from './cyrillic.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import { kazakh } from './kazakh.ts';
import { russian } from './russian.ts';

/** The languages that can be told apart, as ISO 639-1 codes. */
export type DetectedLanguage = 'en' | 'de' | 'ru' | 'kk';

type Trigrams = ReadonlyMap<string, number>;
interface Model {
  readonly language: DetectedLanguage;
  readonly script: 'latin' | 'cyrillic';
  /** Words that carry little and stand in every sentence: what tells a language best. */
  readonly frequent: ReadonlySet<string>;
  /** Logarithm of how likely each sequence of three letters is, word boundaries included. */
  readonly trigrams: Trigrams;
  /** That of a sequence that its words do not have. */
  readonly unseen: number;
  /** Taken off: so much more must speak for a language in letters that are not its own. */
  readonly handicap: number;
}

/** What one word in the language's list of frequent words counts, against the likeliness of letters in a word. */
const FREQUENT = 2.2;
/** From this lead over the next language a text is told; below, its words could be of either. */
const CERTAIN = 0.25;
/** The same for a text in Latin letters without a frequent word: a list of names, most often, which may be of any language. */
const CERTAIN_BY_LETTERS = 1.3;
/** What a capitalised word counts of another. */
const NAME = 0.6;
/** What an ending counts in letters that are not the language's own. */
const LATIN_ENDING = 0.3;
/** Longer texts need not be read to their end. */
const MOST_WORDS = 60;
const MOST_LETTERS = 1_000;
const KAZAKH_LETTERS = /[әғқңөұүһі]/u;
const GERMAN_LETTERS = /[äöüß]/u;
/** Russian letters that Kazakh has in foreign words alone. */
const RUSSIAN_ENDINGS =
  /(?:ого|его|ому|ему|ыми|ими|ая|яя|ое|ые|ой|ый|ий|ых|их|ов|ев|ам|ям|ах|ях|ть|ться|тся|ешь|ет|ют|ия|ии|ию|ией)$/u;
const KAZAKH_ENDINGS =
  /(?:лар|лер|дар|дер|тар|тер|ның|нің|нын|нин|дың|дің|дын|тың|тын|ға|ге|қа|га|ка|да|де|та|те|дан|ден|тан|тен|нан|нен|ды|ді|ты|ті|ған|ген|ган|кан|кен|сы|сі|лық|лік|лык|лик|мен|бен|пен|дағы|дагы|деги|ылады|ады|еді|еди)$/u;

function modelOf(
  language: DetectedLanguage,
  script: Model['script'],
  frequent: readonly string[],
  others: readonly string[],
  handicap = 0,
): Model {
  const counts = new Map<string, number>();
  const months = monthsOf(language).flatMap((month) =>
    script === 'cyrillic' ? [month, plainLetters(month)] : [month, ...latinSpellings(month)],
  );
  for (const word of [...frequent, ...frequent, ...others]) {
    for (const trigram of trigramsOf(word)) counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0) + 8_000 / 2;
  return {
    language,
    script,
    frequent: new Set([...frequent, ...months]),
    trigrams: new Map([...counts].map(([trigram, count]) => [trigram, Math.log((count + 0.5) / total)])),
    unseen: Math.log(0.5 / total),
    handicap,
  };
}

/** The months: a date tells a language. */
function monthsOf(locale: DetectedLanguage): string[] {
  const form = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => form.formatToParts(Date.UTC(2024, month, 1)))
    .flatMap((parts) => parts.filter(({ type }) => type === 'month'))
    .map(({ value }) => value.toLowerCase());
}

/** Names of currencies, languages and units, which Intl knows in every language: a small text to learn letters from. */
function wordsFromIntl(locale: DetectedLanguage): string[] {
  const currencies = new Intl.DisplayNames([locale], { type: 'currency', fallback: 'none' });
  const tongues = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
  const names = [
    ...Intl.supportedValuesOf('currency').map((code) => currencies.of(code)),
    ...LANGUAGE_CODES.map((code) => tongues.of(code)),
    ...Intl.supportedValuesOf('unit').map((unit) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(5),
    ),
  ];
  return names.flatMap((name) => name?.toLowerCase().match(/\p{L}+/gu) ?? []);
}
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const LANGUAGE_CODES = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));

const own = (words: ReadonlySet<string>, script: RegExp) => [...words].filter((word) => script.test(word));
const CYRILLIC = /^[\p{Script=Cyrillic}-]+$/u;
const LATIN = /^[\p{Script=Latin}-]+$/u;
const inLatin = (words: readonly string[]) => words.flatMap((word) => latinSpellings(word));

let models: readonly Model[] | undefined;

/** Made when the first text is read: the words of the languages are many. */
function allModels(): readonly Model[] {
  models ??= [
    modelOf('en', 'latin', [...english.stopWords], [...english.everydayWords, ...wordsFromIntl('en')]),
    modelOf('de', 'latin', own(german.stopWords, LATIN), [...own(german.everydayWords, LATIN), ...wordsFromIntl('de')]),
    modelOf('ru', 'cyrillic', own(russian.stopWords, CYRILLIC), [
      ...own(russian.everydayWords, CYRILLIC),
      ...wordsFromIntl('ru'),
    ]),
    modelOf('kk', 'cyrillic', own(kazakh.stopWords, CYRILLIC), [
      ...own(kazakh.everydayWords, CYRILLIC),
      ...wordsFromIntl('kk'),
    ]),
    latinModel('ru', own(russian.stopWords, CYRILLIC), [
      ...own(russian.everydayWords, CYRILLIC),
      ...wordsFromIntl('ru'),
    ]),
    latinModel('kk', own(kazakh.stopWords, CYRILLIC), [...own(kazakh.everydayWords, CYRILLIC), ...wordsFromIntl('kk')]),
  ];
  return models;
}

/** Short words such as "da" and "i" are words of too many languages to speak for a spelling. */
function latinModel(language: DetectedLanguage, stop: readonly string[], topLevel: readonly string[]): Model {
  const frequent = inLatin(stop).filter((word) => word.length >= 3);
  return modelOf(language, 'latin', frequent, inLatin(topLevel), 0.5);
}

/** A language that a text speaks for. */
interface Detected {
  readonly language: DetectedLanguage;
  /** It has a frequent word that no other of the languages has; else only how its words are built speaks. */
  readonly isSure: boolean;
}

/**
 * The language in which a text is written, among the four that Dostyk speaks, by its script, its letters, its frequent
 * words and how its other words are built; also Kazakh without its own letters, and Kazakh and Russian in Latin letters.
 * Undefined where the text does not tell: names and numbers, a few letters, another script.
 */
export function readLanguage(text: string): Detected | undefined {
  const words = (
    text
      .slice(0, MOST_LETTERS)
      .normalize('NFC')
      .match(/\p{L}[\p{L}\p{M}’'ʼ]*/gu) ?? []
  ).slice(0, MOST_WORDS);
  const cyrillic = words.filter((word) => /\p{Script=Cyrillic}/u.test(word));
  // Names keep their Latin letters in Russian and Kazakh sentences, hardly ever the other way round.
  const script = cyrillic.length * 3 >= words.length && cyrillic.length > 0 ? 'cyrillic' : 'latin';
  const read = script === 'cyrillic' ? cyrillic : words.filter((word) => /\p{Script=Latin}/u.test(word));
  if (read.length === 0) return undefined;
  // Abbreviations and trade names belong to no language, unless somebody shouts.
  const told = read.filter((word) => word.length === 1 || word !== word.toUpperCase());
  const ranked = allModels()
    .filter((model) => model.script === script)
    .map((model) => ({
      language: model.language,
      frequent: model.frequent,
      ...scoreOf(told.length > 0 ? told : read, model),
    }))
    .toSorted((a, b) => b.score - a.score);
  const [best] = ranked;
  const next = ranked.find(({ language }) => language !== best?.language);
  if (!best || !next) return undefined;
  const lead = best.sure || script === 'cyrillic' ? CERTAIN : CERTAIN_BY_LETTERS;
  if (best.score - next.score < lead) return undefined;
  const others = allModels().filter(({ language }) => language !== best.language);
  const own = told.map((word) => plainWord(word)).filter((word) => best.frequent.has(word));
  return { language: best.language, isSure: own.some((word) => !others.some(({ frequent }) => frequent.has(word))) };
}

/** The language alone. */
export function detectLanguage(text: string): DetectedLanguage | undefined {
  return readLanguage(text)?.language;
}

/** Sum over the words, so that each further one adds to the certainty; `sure` if one of them tells by itself. */
function scoreOf(words: readonly string[], model: Model): { readonly score: number; readonly sure: boolean } {
  const { language, script, frequent, trigrams, unseen, handicap } = model;
  let score = -handicap;
  let sure = false;
  words.forEach((raw, at) => {
    const word = plainWord(raw);
    if (frequent.has(word)) score += FREQUENT;
    sure ||= frequent.has(word);
    // A capitalised word within a sentence is a name: it is built like its own language, not like the sentence's.
    const name = at > 0 && /^\p{Lu}/u.test(raw);
    const sequences = trigramsOf(word);
    const likeliness = sequences.reduce((sum, sequence) => sum + (trigrams.get(sequence) ?? unseen), 0);
    score += (likeliness / sequences.length) * (name ? NAME : 1);
    if (language === 'ru' || language === 'kk') score += endingsSpeakFor(language, word, script);
    if (language === 'kk' && KAZAKH_LETTERS.test(word)) score += 3;
    if (language === 'de' && GERMAN_LETTERS.test(word)) score += 1.5;
  });
  return { score, sure };
}

function plainWord(raw: string): string {
  return raw.toLowerCase().replace(/[’'ʼ]/g, '');
}

/** Endings tell Russian from Kazakh; in Latin letters they tell little of what English and German have as well. */
function endingsSpeakFor(language: 'ru' | 'kk', word: string, script: Model['script']): number {
  if (word.length < 5) return 0;
  const cyrillic = script === 'cyrillic' ? word : cyrillicOf(word, language);
  const russianOne = RUSSIAN_ENDINGS.test(cyrillic);
  const kazakhOne = KAZAKH_ENDINGS.test(cyrillic);
  if (russianOne === kazakhOne || (language === 'ru') !== russianOne) return 0;
  return script === 'cyrillic' ? 1 : LATIN_ENDING;
}

function trigramsOf(word: string): string[] {
  const padded = `^${plainLetters(word)}$`;
  return Array.from({ length: Math.max(1, padded.length - 2) }, (_, at) => padded.slice(at, at + 3));
}
