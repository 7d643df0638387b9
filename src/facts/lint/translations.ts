import { truncate } from '../../util/truncate.ts';
import { translationFileOf } from '../load.ts';
import { isOutdated, localizePack } from '../localize.ts';
import type { Pack, PackLocale } from '../pack.ts';
import type { Problem, SourceLocation } from '../parse.ts';
import { answers as answersRecord, type Fact, type Translation } from '../schema.ts';
import { headlines } from './headlines.ts';
import { duplicateQuestions, type Linted, limits, type Rule } from './rules.ts';
import { missingNumbers } from './translated-numbers.ts';
import { untranslated } from './untranslated.ts';

const FEWEST_QUESTIONS = 2;

/** A language that the pack has must have all of it, made from the text as it is now, with its numbers and names. */
export const translations: Rule = (linted) => {
  const names = namesOf(linted.pack);
  return [...linted.pack.locales.values()].flatMap((locale) => [
    ...missingInHead(linted, locale),
    ...linted.pack.facts.flatMap((fact) => problemsOf(fact, locale, linted, names)),
    ...rulesInLanguage(linted, locale),
  ]);
};

function problemsOf(fact: Fact, locale: PackLocale, linted: Linted, names: ReadonlySet<string>): Problem[] {
  const { language } = locale;
  const translation = locale.translations.get(fact.id);
  if (!translation) {
    if (linted.broken.translation(language, fact)) return [];
    const place = { file: translationFileOf(language, fact.topic), line: 1 };
    return [{ ...place, rule: 'translation-missing', message: `${fact.id}: has no translation` }];
  }
  const place = linted.localePlaces.translations.get(language)?.get(fact.id) ?? linted.localePlaces.head(language, []);
  return messagesOf(fact, translation, locale, linted.pack.writtenIn, names).map(([rule, message]) => ({
    ...place,
    rule,
    message: `${fact.id}: ${message}`,
  }));
}

type Message = readonly [rule: string, message: string];

function messagesOf(
  fact: Fact,
  translation: Translation,
  locale: PackLocale,
  from: string,
  names: ReadonlySet<string>,
): Message[] {
  const { language, head } = locale;
  const messages: Message[] = [];
  const { source_hash: hash, questions } = translation;
  if (questions.length < FEWEST_QUESTIONS) {
    messages.push(['translation-missing', `has fewer than ${FEWEST_QUESTIONS} example questions`]);
  }
  if ((fact.note === undefined) !== (translation.note === undefined)) {
    const what = fact.note === undefined ? 'has a note that the fact lacks' : 'lacks the note that the fact has';
    messages.push(['translation-missing', what]);
  }
  const [kinds, translated] = [answerKinds(fact), answerKinds(translation)];
  const differing = [...new Set(kinds).symmetricDifference(new Set(translated))];
  if (differing.length > 0) {
    const message = `has other short answers than the fact: they differ in ${differing.join(', ')}`;
    messages.push(['translation-missing', message]);
  }
  if (hash === undefined) {
    const message = 'does not record which text it was made from; `npm run facts -- stamp` adds it';
    messages.push(['translation-outdated', message]);
  } else if (isOutdated(fact, translation)) {
    const message =
      'is older than the text of the fact, which is shown instead; correct it, remove its line "source_hash" and run `npm run facts -- stamp`';
    messages.push(['translation-outdated', message]);
  }
  for (const { original, text, isShort } of textPairs(fact, translation)) {
    const missing = missingNumbers(original, text, from, language);
    if (missing.length > 0)
      messages.push(['translation-number', `“${truncate(text, 60)}” lacks ${missing.join(', ')}`]);
    for (const { name, accepted } of isShort ? [] : missingNames(original, text, head.glossary)) {
      messages.push(['translation-name', `“${truncate(text, 60)}” names ${name} by none of: ${accepted.join(', ')}`]);
    }
    const left = untranslated(text, from, language, names);
    if (left !== undefined) messages.push(['translation-untranslated', `“${left}” is still ${nameOf(from)}`]);
  }
  return messages;
}

/** The English name of a language, as messages have it. */
function nameOf(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}

interface TextPair {
  readonly original: string;
  readonly text: string;
  /** Whether it answers one question only, where a translation may leave names to the question. */
  readonly isShort: boolean;
}

function textPairs(fact: Fact, translation: Translation): TextPair[] {
  const pair = (original: string | undefined, text: string | undefined, isShort = false) =>
    original === undefined || text === undefined ? [] : [{ original, text, isShort }];
  return [
    ...pair(fact.statement, translation.statement),
    ...pair(fact.answer, translation.answer),
    ...answerKinds(fact).flatMap((kind) => pair(fact.answers?.[kind], translation.answers?.[kind], true)),
    ...pair(fact.note, translation.note),
  ];
}

/** What is asked where a fact or its translation has a short answer to it. */
function answerKinds({ answers = {} }: Pick<Fact, 'answers'>) {
  return answersRecord.keyof().options.filter((kind) => answers[kind] !== undefined);
}

/** Rules that hold in every language, asked of the pack as it is in this one. */
function rulesInLanguage(linted: Linted, { language, translations: translated }: PackLocale): readonly Problem[] {
  const pack = localizePack(linted.pack, language);
  const locations = linted.localePlaces.translations.get(language) ?? new Map<string, SourceLocation>();
  const own = { ...pack, facts: pack.facts.filter(({ id }) => translated.has(id)) };
  return [limits, duplicateQuestions, headlines].flatMap((rule) => rule({ ...linted, pack: own, locations }));
}

/** What a language's own pack.yaml lacks of the words that people see. */
function missingInHead({ pack, localePlaces }: Linted, { language, head }: PackLocale): Problem[] {
  const missing = (path: readonly string[], what: string): Problem => ({
    ...localePlaces.head(language, path),
    rule: 'translation-missing',
    message: `${what} is not translated`,
  });
  const problems: Problem[] = [];
  if (head.title === undefined) problems.push(missing([], 'the title'));
  if (head.about === undefined) problems.push(missing([], 'what the pack is about ("about")'));
  for (const id of Object.keys(pack.topics)) {
    if (head.topics[id] === undefined) problems.push(missing(['topics'], `the topic "${id}"`));
  }
  for (const [id, { counts = {} }] of Object.entries(pack.series)) {
    const series = head.series[id];
    if (series?.title === undefined) problems.push(missing(['series', id], `the title of the series "${id}"`));
    for (const count of Object.keys(counts)) {
      if (series?.counts?.[count] === undefined) {
        problems.push(missing(['series', id, 'counts'], `the count "${count}" of the series "${id}"`));
      }
    }
  }
  for (const unit of Object.keys(pack.units)) {
    if (!Object.hasOwn(head.units, unit)) problems.push(missing(['units'], `the unit "${unit}"`));
  }
  for (const { id } of pack.conflicts) {
    if (head.conflicts[id] === undefined) problems.push(missing(['conflicts'], `the conflict "${id}"`));
  }
  return problems;
}

const CAPITALISED_BEFORE = '(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}-]* )?';
const CAPITALISED_AFTER = '(?: \\p{Lu}[\\p{L}-]*)?';

interface MissingName {
  readonly name: string;
  readonly accepted: readonly string[];
}

/**
 * The names of a glossary that an original has and that its translation calls by none of the accepted strings. A
 * name within a longer one of the glossary is not looked for: "Astana" in "University of Astana".
 */
export function missingNames(
  original: string,
  translation: string,
  glossary: Readonly<Record<string, readonly string[]>>,
): MissingName[] {
  const shown = fold(translation);
  const names = Object.entries(glossary).toSorted(([a], [b]) => b.length - a.length);
  let rest = original;
  const missing: MissingName[] = [];
  for (const [name, accepted] of names) {
    const bare = `${RegExp.escape(name)}(?![\\p{L}\\p{N}])`;
    const standing = new RegExp(`${CAPITALISED_BEFORE}${bare}${CAPITALISED_AFTER}`, 'gu');
    // What is left as it is belongs to a longer name: "Berlin" in the title "Berlin Visual".
    const within = (found: string) => found !== name && translation.includes(found);
    const called = [...rest.matchAll(standing)].some(([found]) => !within(found));
    rest = rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${bare}`, 'gu'), '…');
    if (called && !accepted.some((string) => shown.includes(fold(string)))) missing.push({ name, accepted });
  }
  return missing;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}

/** Every name that may stand in a translation as it is: of things, publishers and the titles of what they published. */
function namesOf(pack: Pack): ReadonlySet<string> {
  return new Set([
    ...pack.names.flat(),
    ...pack.facts.flatMap(({ entities, sources }) => [...entities, ...sources.map(({ publisher }) => publisher)]),
  ]);
}
