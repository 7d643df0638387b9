import { expect, test } from 'vitest';
import { answeredByAnother } from '../../src/answer/check-pack.ts';
import { lintPack } from '../../src/facts/lint/lint.ts';
import { createPack } from '../../src/facts/pack.ts';
import type { Conflict, Fact } from '../../src/facts/schema.ts';
import { intact, makeFact, nowhere, packFile, smallPack, source } from '../fixtures/small-pack.ts';

function rulesBroken(facts: readonly Fact[], conflicts: readonly Conflict[] = [], file = packFile): string[] {
  const pack = createPack(file, facts, conflicts);
  const read = {
    pack,
    locations: new Map(),
    conflictLine: () => 1,
    localePlaces: nowhere,
    broken: intact,
    problems: [],
  };
  return lintPack(read, Temporal.PlainDate.from('2024-06-01'), [answeredByAnother]).map(({ rule }) => rule);
}
const twin = {
  statement: 'A quite different sentence on moorings and guests.',
  questions: ['moorings?', 'guests?', 'which guests?'],
};

test('a sound pack has no problems', () => {
  expect(rulesBroken(smallPack.facts, smallPack.conflicts)).toEqual([]);
});

test.each<[string, string, Partial<Fact>]>([
  ['a date in the future', 'date', { date: '2025' }],
  ['a day that does not exist', 'date', { date: '2023-02-30' }],
  ['a period that ends before it begins', 'date', { date: '2023/2021' }],
  ['a source published in the future', 'date', { sources: [{ ...source, published: '2024-07' }] }],
  ['a quantity that the statement lacks', 'quantity', { quantity: { value: 121, unit: 'ships', qualifier: 'exact' } }],
  ['a suggestion that is too long', 'limit', { questions: ['x'.repeat(101), 'b', 'c'] }],
  ['a source named twice', 'duplicate-source', { sources: [source, { ...source, publisher: 'Lake Courier' }] }],
  ['a fact about nothing', 'entities', { entities: [] }],
  ['a fact that replaces itself', 'supersedes-cycle', { supersedes: ['a'] }],
  ['a disputed fact without its other side', 'one-sided-conflict', { status: 'disputed' }],
  ['the same example question twice', 'duplicate-question', { questions: ['Lindau?', 'lindau', 'c'] }],
])('%s breaks the rule %s', (_, rule, changes) => {
  expect(rulesBroken([makeFact({ id: 'a', ...changes })])).toContain(rule);
});

test('a fact that nobody asks for is an oversight in a pack whose facts have example questions', () => {
  const asked = makeFact({
    id: 'b',
    statement: 'Bregenz has 4 ships.',
    questions: ['Bregenz?', 'ships of Bregenz', 'fleet'],
  });
  expect(rulesBroken([makeFact({ id: 'a', questions: [] }), asked])).toContain('questions');
  expect(rulesBroken([makeFact({ id: 'a', questions: [] })])).not.toContain('questions');
});

test.each([
  [400_000_000, 'about 400 million dollars'],
  [9_800_000_000, '€9.8 billion'],
  [225_000, '225,000 tonnes'],
  [4, 'four agreements'],
  [3, 'the third-largest partner'],
  [53, 'rank 53rd of all'],
  [90, 'nine tenths of it'],
  [50, 'half of all'],
  [67, 'two-thirds of them'],
  [25, 'twenty-five boats'],
  [-12, 'a fall by 12 percent'],
])('%d stands in “%s”', (value, text) => {
  const fact = makeFact({ id: 'a', statement: text, quantity: { value, unit: 'x', qualifier: 'exact' } });
  expect(rulesBroken([fact])).not.toContain('quantity');
});

test.each([
  ['de', 4_860_000_000, '4,86 Milliarden Euro'],
  ['de', 14_400, 'vor 14.400 Jahren'],
  ['de', 4, 'vier Abkommen'],
  ['de', 2, 'zwei Abkommen'],
  ['de', 25, 'fünfundzwanzig Boote'],
  ['de', 50, 'die Hälfte der Boote'],
  ['de', 75, 'drei Viertel der Boote'],
  ['de', 90, 'neun Zehntel der Boote'],
  ['de', 100, 'hundert Boote'],
  ['ru', 225_000, '225 000 тонн'],
  ['ru', 25, 'двадцать пять лодок'],
  ['kk', 3_000_000, '3 млн тонна'],
  ['kk', 2, 'екі келісім'],
  ['fr', 7, 'sept bateaux'],
])('in a pack in %s, %d stands in “%s”', (language, value, text) => {
  expect(quantityBroken(language, value, text)).toBe(false);
});

test.each([
  ['de', 4_860_000_000, '4,68 Milliarden Euro'],
  ['de', 26, 'fünfundzwanzig Boote'],
  ['de', 7, 'sechs Boote'],
  ['ru', 26, 'двадцать пять лодок'],
  ['kk', 3_000_000, '3 мың тонна'],
])('in a pack in %s, %d does not stand in “%s”', (language, value, text) => {
  expect(quantityBroken(language, value, text)).toBe(true);
});

function quantityBroken(language: string, value: number, text: string): boolean {
  const changes = { statement: text, answer: text, quantity: { value, unit: 'x', qualifier: 'exact' } as const };
  return rulesBroken([makeFact({ id: 'a', ...changes })], [], { ...packFile, language }).includes('quantity');
}

test('statements that say the same are found, figures of two years are not', () => {
  const restated = makeFact({
    id: 'b',
    statement: 'In 2023 the harbour of Lindau counted 120 ships.',
    questions: twin.questions,
  });
  const nextYear = makeFact({
    id: 'c',
    statement: 'The harbour of Lindau counted 130 ships in 2022.',
    questions: twin.questions,
  });
  expect(rulesBroken([makeFact({ id: 'a' }), restated])).toContain('duplicate-statement');
  expect(rulesBroken([makeFact({ id: 'a' }), nextYear])).not.toContain('duplicate-statement');
});

test.each(['2024-03/2024', '2024-03-12/2024-03', '2020/2024', '2024-02-29'])('%s is a date like any other', (date) => {
  expect(rulesBroken([makeFact({ id: 'a', date })])).not.toContain('date');
});

test('facts that replace each other in a circle are all named', () => {
  const a = makeFact({ id: 'a', supersedes: ['b'] });
  const b = makeFact({ id: 'b', ...twin, supersedes: ['a'] });
  const c = makeFact({ id: 'c', ...twin, supersedes: ['a'] });
  expect(rulesBroken([a, b, c]).filter((rule) => rule === 'supersedes-cycle')).toHaveLength(2);
});

test('a conflict needs two sides', () => {
  const conflict = { id: 'c', title: 'C', facts: ['a', 'a'], note: 'n' };
  expect(rulesBroken([makeFact({ id: 'a' })], [conflict])).toContain('one-sided-conflict');
  const agreeing = [makeFact({ id: 'a' }), makeFact({ id: 'b', ...twin })];
  expect(rulesBroken(agreeing, [{ ...conflict, facts: ['a', 'b'] }])).toContain('one-sided-conflict');
});

test('two values for one period of a series need a conflict', () => {
  const series = { id: 'ships', count: 'town', period: '2023' };
  const quantity = { value: 120, unit: 'ships', qualifier: 'exact' } as const;
  const a = makeFact({ id: 'a', series, quantity });
  const b = makeFact({
    id: 'b',
    ...twin,
    statement: 'Others saw 99 boats.',
    series,
    quantity: { ...quantity, value: 99 },
  });
  expect(rulesBroken([a, b])).toContain('series');
  expect(rulesBroken([a, { ...b, supersedes: ['a'] }])).not.toContain('series');
});

test('a question that another fact answers better is found through the real index', () => {
  const misplaced = makeFact({
    id: 'ferry',
    statement: 'A ferry crosses from Lindau to Rorschach.',
    questions: ['Who is the harbour master of Lindau?', 'ferry to Rorschach', 'Lindau Rorschach ferry'],
    entities: ['Rorschach'],
  });
  expect(rulesBroken([...smallPack.facts, misplaced], smallPack.conflicts)).toContain('answered-by-another');
});
