import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { createPack, type Pack } from '../../src/facts/pack.ts';
import { type Fact, packFile, topicFile } from '../../src/facts/schema.ts';
import { findStale, staleReport } from '../../src/questions/stale-facts.ts';
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
  return { ...read, sources: read.sources ?? [source], topic: 'ships' };
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
  const findings = findStale(pack, createAnswerer(pack), today);
  const of = (wanted: string) => findings.filter(({ kind }) => kind === wanted).map(({ line }) => line);
  return {
    findings,
    old: of('old'),
    undated: of('undated'),
    replaced: of('replaced'),
    lonely: of('lonely'),
    thin: of('thin'),
  };
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
    'f2: as of 2011, good for 24 months',
    'f3: as of 2012, good for 24 months',
  ]);
});

test('an event never grows old, and a state or plan when its own horizon is over, if it has one', () => {
  const facts = [
    fact('event', { date: '1992', state: false }),
    fact('state', { date: '2024', state: true }),
    fact('long', { date: '2024', state: true, horizon: 48 }),
    fact('short', { date: '2026-06', state: true, horizon: 3 }),
    fact('plan', { date: '2025-03', state: false, planned: true, horizon: 12 }),
    fact('undated-event', { date: null, state: false }),
  ];
  const { old, undated } = staleIn(packOf(facts, 12));
  expect(old).toEqual([
    'state: as of 2024, good for 12 months',
    'plan: planned as of 2025-03; after 12 months, see what came of it',
    'short: as of 2026-06, good for 3 months',
  ]);
  expect(undated).toEqual([]);
});

test('a state without a date is reported with the age of its newest source', () => {
  const published = (date: string | null) => ({ ...source, published: date });
  const facts = [
    fact('unknown', { date: null, state: true }),
    fact('old', { date: null, state: true, sources: [published('2019-05'), published('2018'), published(null)] }),
    fact('new', { date: null, state: true, sources: [published('2026-10-01')] }),
    fact('for-good', { date: null, state: true, horizon: 1200, sources: [published('2019-05')] }),
  ];
  expect(staleIn(packOf(facts)).undated).toEqual([
    'old: can change, but has no date; its newest source is of 2019-05',
    'unknown: can change, but has no date; nor have its sources',
    'for-good: can change, but has no date; its newest source is of 2019-05',
    'new: can change, but has no date; its newest source is of 2026-10-01',
  ]);
  expect(staleIn(packOf(facts, 'never')).undated).toEqual([
    'for-good: can change, but has no date; its newest source is of 2019-05',
  ]);
});

test('of states equally old, what matters most comes first', () => {
  const state = { date: '2023', state: true };
  const facts = [
    fact('low', { ...state, prominence: 'low' }),
    fact('usual', state),
    fact('high', { ...state, prominence: 'high' }),
    fact('lead', { ...state, lead: true }),
    fact('older-low', { ...state, date: '2001', prominence: 'low' }),
  ];
  const ids = staleIn(packOf(facts)).old.map((line) => line.split(':')[0]);
  expect(ids).toEqual(['older-low', 'high', 'lead', 'usual', 'low']);
});

test('a report has at most 40 lines; the last says what does not fit', () => {
  const states = Array.from({ length: 45 }, (_, at) => fact(`s${at}`, { date: '2020', state: true }));
  const facts = [...states, fact('alone', { sources: [{ ...source, publisher: 'Blog' }] })];
  const report = staleReport(staleIn(packOf(facts)).findings);
  expect(report).toHaveLength(40);
  expect(report[0]).toBe('s0: as of 2020, good for 24 months');
  expect(report.at(-1)).toBe('and 6 more past their horizon, 1 more that rely on a publisher alone');
  expect(staleReport(staleIn(packOf(states.slice(0, 40))).findings)).toHaveLength(40);
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
  const named = ['old: replaced by new, but first for “How many ferries has Lindau?”'];
  expect(staleIn(packOf([old, newer])).replaced).toEqual(named);
  expect(staleIn(packOf([{ ...old, state: true }, newer])).replaced).toEqual(named);
  expect(staleIn(packOf([{ ...old, state: false }, newer])).replaced).toEqual([]);
});

test('a fact whose publishers vouch for nothing else is named', () => {
  const alone = { ...source, publisher: 'Blog' };
  const facts = [
    fact('a'),
    fact('b', { sources: [alone, { ...source, url: 'https://example.org/b' }] }),
    fact('c', { sources: [{ ...alone, publisher: 'Other' }] }),
  ];
  expect(staleIn(packOf(facts)).lonely).toEqual(['c: relies on Other alone, and no other fact does']);
});

test('a topic with few facts, or few of them in a language, is thin', () => {
  const facts = ['a', 'b', 'c', 'd', 'e'].map((id) => fact(id));
  const translation = { statement: 'S', answer: 'A', questions: [] };
  const translated = (...ids: readonly string[]) =>
    withLocale(packOf(facts), localeOf('de', {}, Object.fromEntries(ids.map((id) => [id, translation]))));
  expect(staleIn(packOf(facts)).thin).toEqual([]);
  expect(staleIn(packOf(facts.slice(1))).thin).toEqual(['ships: 4 facts in all']);
  expect(staleIn(translated('a', 'b', 'c', 'd')).thin).toEqual([]);
  expect(staleIn(translated('a', 'b', 'c')).thin).toEqual(['ships: 3 of 5 facts in de']);
});
