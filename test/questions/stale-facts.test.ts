import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { createPack, type Pack } from '../../src/facts/pack.ts';
import { type Fact, packFile, topicFile } from '../../src/facts/schema.ts';
import { findStale } from '../../src/questions/stale-facts.ts';
import { localeOf, withLocale } from '../fixtures/small-pack.ts';

const source = { publisher: 'Gazette', title: 'T', url: 'https://example.org/', published: null, lang: 'en' };

function fact(id: string, changes: Readonly<Record<string, unknown>> = {}): Fact {
  const record = {
    id,
    statement: `Lindau has something, ${id}.`,
    answer: id,
    questions: [`What is ${id}?`, `${id} of Lindau`, `tell me ${id}`],
    entities: [],
    date: '2026',
    status: 'single-source',
    sources: [source],
    ...changes,
  };
  const [read] = topicFile.parse([record]);
  if (!read) throw new Error('The record was not read.');
  return { ...read, topic: 'ships' };
}

function packOf(facts: readonly Fact[], horizon?: number | 'never'): Pack {
  const head = packFile.parse({
    id: 'lindau',
    title: 'Lindau',
    about: 'Lindau',
    language: 'en',
    subjects: [['Lindau']],
    topics: { ships: { title: 'Ships', ...(horizon === undefined ? {} : { horizon }) } },
  });
  return createPack(head, facts, []);
}

function staleIn(pack: Pack) {
  const today = Temporal.PlainDate.from('2026-11-24');
  const [old, replaced, lonely, thin] = findStale(pack, createAnswerer(pack), today).map(({ lines }) => lines);
  return { old, replaced, lonely, thin };
}

test.each([
  ['2024-11-23', undefined, true],
  ['2024-11-24', undefined, false],
  ['2024-11', undefined, false],
  ['2024-10', undefined, true],
  ['2023', undefined, true],
  ['2019/2025-01', undefined, false],
  ['2026-09', 1, true],
  ['2026-10-30', 1, false],
  ['1829', 'never', false],
  [null, undefined, false],
] as const)('a fact of %s in a topic with the horizon %s is old: %s', (date, horizon, isOld) => {
  expect(staleIn(packOf([fact('fleet', { date })], horizon)).old).toHaveLength(isOld ? 1 : 0);
});

test('what is replaced or has a newer figure is old for good reason', () => {
  const figure = (id: string, period: string, count?: string) =>
    fact(id, { date: period, series: { id: 's', count, period } });
  const replaced = [fact('old', { date: '2001' }), fact('new', { supersedes: ['old'] })];
  expect(staleIn(packOf(replaced)).old).toEqual([]);
  const figures = [figure('f1', '2010'), figure('f2', '2011'), figure('f3', '2012', 'german')];
  expect(staleIn(packOf(figures)).old).toEqual([
    'f2: as of 2011, ships is for 24 months',
    'f3: as of 2012, ships is for 24 months',
  ]);
});

test('a replaced fact that is still the first answer is named, unless its own year was asked', () => {
  const old = fact('old', {
    date: '2001',
    statement: 'Lindau had 3 ferries in 2001.',
    questions: ['How many ferries has Lindau?', 'How many ferries had Lindau in 2001?', 'ferries 2001'],
  });
  const newer = fact('new', {
    supersedes: ['old'],
    statement: 'Lindau has 5 catamarans.',
    questions: ['How many catamarans has Lindau?', 'catamarans', 'number of catamarans'],
  });
  expect(staleIn(packOf([old, newer])).replaced).toEqual([
    'old: replaced by new, but first for “How many ferries has Lindau?”',
  ]);
});

test('a fact whose publishers vouch for nothing else is named', () => {
  const alone = { ...source, publisher: 'Blog' };
  const facts = [
    fact('a'),
    fact('b', { sources: [alone, { ...source, url: 'https://example.org/b' }] }),
    fact('c', { sources: [{ ...alone, publisher: 'Other' }] }),
  ];
  expect(staleIn(packOf(facts)).lonely).toEqual(['c: Other']);
});

test('a topic with few facts, or few of them in a language, is thin', () => {
  const facts = ['a', 'b', 'c', 'd', 'e'].map((id) => fact(id));
  const translation = { statement: 'S', answer: 'A', questions: [] };
  const translated = (...ids: readonly string[]) =>
    withLocale(packOf(facts), localeOf('de', {}, Object.fromEntries(ids.map((id) => [id, translation]))));
  expect(staleIn(packOf(facts)).thin).toEqual([]);
  expect(staleIn(packOf(facts.slice(1))).thin).toEqual(['ships: 4 in all']);
  expect(staleIn(translated('a', 'b', 'c', 'd')).thin).toEqual([]);
  expect(staleIn(translated('a', 'b', 'c')).thin).toEqual(['ships: 3 of 5 in de']);
});
