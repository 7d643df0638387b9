import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { commands, groups } from '../../commands/index.ts';
import { LOCALES } from '../../src/i18n/locale.ts';
import { readMessages, translatorFor } from '../../src/i18n/translator.ts';

const english = readMessages('en');
const others = LOCALES.filter((locale) => locale !== 'en');

/** The names of the values that a message takes, also within plurals and selects. */
function valuesOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return 'value' in element ? [element.value] : [];
    return [element.value, ...Object.values(element.options).flatMap(({ value }) => valuesOf(value))];
  });
}
/** The selects and plurals of a message with the cases that each knows. */
function casesOf(elements: readonly MessageFormatElement[], type: TYPE): Map<string, readonly string[]> {
  return new Map(
    elements.flatMap((element) =>
      (element.type === TYPE.plural || element.type === TYPE.select) && element.type === type
        ? [[element.value, Object.keys(element.options)] as const]
        : [],
    ),
  );
}

test.each(others)('%s has every message and no other', (locale) => {
  expect(Object.keys(readMessages(locale)).toSorted()).toEqual(Object.keys(english).toSorted());
});

test.each(others)('%s uses the values that each message is given, and knows every case', (locale) => {
  for (const [key, message] of Object.entries(readMessages(locale))) {
    const own = parse(message, { ignoreTag: true });
    const original = parse(english[key] ?? '', { ignoreTag: true });
    expect([key, new Set(valuesOf(own))]).toEqual([key, new Set(valuesOf(original))]);
    expect([key, casesOf(own, TYPE.select)]).toEqual([key, casesOf(original, TYPE.select)]);
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    for (const [value, cases] of casesOf(own, TYPE.plural)) {
      expect([key, value, cases.toSorted()]).toEqual([key, value, categories]);
    }
  }
});

/** What a message says by itself, without commands to type and names. */
function saidBy(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type !== TYPE.plural && element.type !== TYPE.select) return '';
      return Object.values(element.options)
        .map(({ value }) => saidBy(value))
        .join(' ');
    })
    .join(' ')
    .replace(/\/\w+|Dostyk/g, '');
}

test('no translation is the English message', () => {
  for (const locale of others) {
    for (const [key, message] of Object.entries(readMessages(locale))) {
      const same = message === english[key] && /\p{L}{3,}/u.test(saidBy(parse(message, { ignoreTag: true })));
      expect([locale, key, same]).toEqual([locale, key, false]);
    }
  }
});

/**
 * Discord: descriptions of commands and options have 1 to 100 characters, in every language
 * (https://discord.com/developers/docs/interactions/application-commands); choices' names too.
 */
test.each(LOCALES)('%s describes every command and option in at most 100 characters', (locale) => {
  const t = translatorFor(locale);
  const keys = [
    ...Object.values(groups),
    ...commands.flatMap(({ description, options }) => [
      description,
      ...Object.values(options).flatMap((option) => [
        option.description,
        ...(option.choices ?? []).map(({ label }) => label),
      ]),
    ]),
  ].filter((key) => key !== undefined);
  for (const key of keys) {
    const { length } = t(key, {});
    expect([key, length >= 1 && length <= 100]).toEqual([key, true]);
  }
});

test.each([
  ['de', 1, 'Schiffe: 1 Fakt'],
  ['de', 5, 'Schiffe: 5 Fakten'],
  ['ru', 1, 'Schiffe: 1 факт'],
  ['ru', 3, 'Schiffe: 3 факта'],
  ['ru', 11, 'Schiffe: 11 фактов'],
  ['ru', 21, 'Schiffe: 21 факт'],
  ['kk', 7, 'Schiffe: 7 дерек'],
] as const)('%s counts %d: %s', (locale, count, line) => {
  expect(translatorFor(locale)('topics.line', { topic: 'Schiffe', count })).toBe(line);
});
