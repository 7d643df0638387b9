import { translationFileOf } from '../../load-locales.ts';
import { isOutdated, localizePack } from '../../localize.ts';
import type { PackLocale } from '../../pack.ts';
import type { Place, Problem } from '../../problem.ts';
import type { Fact, Translation } from '../../schema.ts';
import { duplicateQuestions } from '../duplicates.ts';
import { limits } from '../limits.ts';
import type { Linted, Rule } from '../rule.ts';
import { missingNames } from './glossary.ts';
import { missingInHead } from './head.ts';
import { englishLeft, namesOf } from './leftovers.ts';
import { missingNumbers } from './numbers.ts';
import { numeralsOf } from './numerals.ts';

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
    const place = { file: translationFileOf(language, fact.topic), line: 1 };
    return [{ ...place, rule: 'translation-missing', message: `${fact.id}: has no translation` }];
  }
  const place = linted.localePlaces.translations.get(language)?.get(fact.id) ?? linted.localePlaces.head(language, []);
  return messagesOf(fact, translation, locale, names).map(([rule, message]) => ({
    ...place,
    rule,
    message: `${fact.id}: ${message}`,
  }));
}

type Message = readonly [rule: string, message: string];

function messagesOf(fact: Fact, translation: Translation, locale: PackLocale, names: ReadonlySet<string>): Message[] {
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
  if (hash === undefined) {
    const message = 'does not say which text it was made from; `npm run facts -- stamp` writes it down';
    messages.push(['translation-outdated', message]);
  } else if (isOutdated(fact, translation)) {
    const message =
      'is older than the text of the fact, which is shown in its place; mend it, take out its line "source_hash" and run `npm run facts -- stamp`';
    messages.push(['translation-outdated', message]);
  }
  const numerals = numeralsOf(language);
  for (const [original, text] of textPairs(fact, translation)) {
    if (numerals) {
      const missing = missingNumbers(original, text, numerals);
      if (missing.length > 0) messages.push(['translation-number', `“${shorten(text)}” lacks ${missing.join(', ')}`]);
    }
    for (const { name, accepted } of missingNames(original, text, head.glossary)) {
      messages.push(['translation-name', `“${shorten(text)}” names ${name} by none of: ${accepted.join(', ')}`]);
    }
    const left = englishLeft(text, language, names);
    if (left !== undefined) messages.push(['translation-english', `“${left}” is English`]);
  }
  return messages;
}

function textPairs(fact: Fact, { statement, answer, note }: Translation): (readonly [string, string])[] {
  const pairs = [[fact.statement, statement] as const, [fact.answer, answer] as const];
  return fact.note === undefined || note === undefined ? pairs : [...pairs, [fact.note, note] as const];
}

/** Rules that hold in every language, asked of the pack as it is in this one. */
function rulesInLanguage(linted: Linted, { language, translations: translated }: PackLocale): readonly Problem[] {
  const pack = localizePack(linted.pack, language);
  const locations = linted.localePlaces.translations.get(language) ?? new Map<string, Place>();
  const own = { ...pack, facts: pack.facts.filter(({ id }) => translated.has(id)) };
  return [limits, duplicateQuestions].flatMap((rule) => rule({ ...linted, pack: own, locations }));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
