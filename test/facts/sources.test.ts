import { expect, test } from 'vitest';
import { lintPack } from '../../src/facts/lint/lint.ts';
import { createPack } from '../../src/facts/pack.ts';
import type { Fact, Source } from '../../src/facts/schema.ts';
import { intact, makeFact, nowhere, packFile, source } from '../fixtures/small-pack.ts';

function problemsOf(facts: readonly Fact[], rule: string): string[] {
  const pack = createPack(packFile, facts, []);
  const places = { locations: new Map(), conflictLine: () => 1, localePlaces: nowhere, broken: intact };
  return lintPack({ pack, ...places, problems: [] }, Temporal.PlainDate.from('2024-06-01'))
    .filter((problem) => problem.rule === rule)
    .map(({ message }) => message);
}

const factOf = (id: string, ...sources: readonly Partial<Source>[]): Fact =>
  makeFact({ id, sources: sources.map((changes) => ({ ...source, ...changes })) });

test.each([
  ['http://209.141.35.7:8011/https/www.dw.com/en/trade/a-5813731', 'has a number in place of a name'],
  ['https://[2001:db8::1]/page', 'has a number in place of a name'],
  ['https://i617374616e6174696d6573o636f6dz.oszar.com/2025/05/investment', 'is a copy on another site'],
  ['https://i617374616e6174696d6573o636f6dz.example.org/2025/05/investment', 'is a copy on another site'],
  ['https://www-dw-com.translate.goog/en/trade', 'is a copy on another site'],
  ['https://example.org/cache/https://www.dw.com/en/trade', 'is a copy on another site'],
  ['https://www.dw.com./en/trade', 'has a dot after the host'],
  ['https://www.dw.com/en/trade?utm_source=x&utm_medium=y', 'has utm_source, utm_medium'],
  ['https://www.dw.com/en/trade?id=5&share=telegram', 'has share'],
])('%s is no address to send a reader to', (url, fault) => {
  const [message, ...others] = problemsOf([factOf('a', { url })], 'source-address').filter((text) =>
    text.includes(fault),
  );
  expect(message).toContain(`a: ${url} ${fault}`);
  expect(others).toEqual([]);
});

test.each([
  'https://www.dw.com/en/trade/a-5813731',
  'https://example.org/?id=5&page=2',
  'https://24.kz/ru/news/1',
  'https://facade.example.org/https-explained',
  'https://bafe.example.org/shared?sharing=1',
])('%s is an address like any other', (url) => {
  expect(problemsOf([factOf('a', { url })], 'source-address')).toEqual([]);
});

test('sources without an address are told apart by publisher and title', () => {
  const [one, other] = [
    { url: null, title: 'One' },
    { url: null, title: 'Other' },
  ];
  expect(problemsOf([factOf('a', one, other)], 'duplicate-source')).toEqual([]);
  expect(problemsOf([factOf('a', one, one)], 'duplicate-source')).toEqual([
    `a: names “One” of ${source.publisher} more than once`,
  ]);
});

test('one publisher has one spelling; the rarer one is named once, where it first stands', () => {
  const facts = [
    factOf('a', { publisher: 'Lindauer Zeitung' }),
    factOf('b', { publisher: 'Lindauer Zeitung' }),
    factOf('c', { publisher: 'LINDAUER-ZEITUNG' }),
    factOf('d', { publisher: 'Lindauer Zeitung (dpa)' }),
    factOf('e', { publisher: 'LINDAUER-ZEITUNG' }),
  ];
  expect(problemsOf(facts, 'publisher')).toEqual([
    'c: spells “Lindauer Zeitung” as “LINDAUER-ZEITUNG”; use one spelling for one publisher',
    'd: spells “Lindauer Zeitung” as “Lindauer Zeitung (dpa)”; use one spelling for one publisher',
  ]);
});

test('editions in languages, and names without a letter of Latin script, are publishers of their own', () => {
  const named = ['Wikipedia (de)', 'Wikipedia (ru)', 'Қазақ', 'Орда', '24'].map((publisher, at) =>
    factOf(`f${at}`, { publisher }),
  );
  expect(problemsOf(named, 'publisher')).toEqual([]);
});

test.each([
  ['Yes, since 2017', true],
  ['Ja, seit 2017', true],
  ['Да, с 2017 года', true],
  ['Иә, 2017 жылдан', true],
  ['No, never', true],
  ['Nein.', true],
  ['Нет – с 2017 года', true],
  ['Жоқ', true],
  ['Yes it is', true],
  ['No date is set', false],
  ['Jahr für Jahr', false],
  ['Нет данных', false],
  ['Northern Germany', false],
  ['Дата не названа', false],
])('an answer “%s” begins with yes or no: %s', (text, isSo) => {
  const count = isSo ? 1 : 0;
  expect(problemsOf([makeFact({ id: 'a', answer: text })], 'yes-or-no')).toHaveLength(count);
  expect(problemsOf([makeFact({ id: 'a', answers: { whether: text } })], 'yes-or-no')).toHaveLength(count);
});
