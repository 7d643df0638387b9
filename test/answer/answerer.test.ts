import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const { answer, show, suggest, related } = createAnswerer(smallPack);
const first = (question: string) => answer(question).facts[0]?.fact.id;

test.each([
  ['Who is the harbour master of Lindau?', 'found', 'master-vogel'],
  ['who is harbour mastr in lindau', 'found', 'master-vogel'],
  ['How many ships did Lindau count in 2021?', 'series', 'ships-2021'],
  ['how many vessels did Lindau count in 2023?', 'series', 'ships-2023'],
  ['How many berths are there in Lindau?', 'disputed', 'berths-400'],
  [
    'Who is the harbour master of Lindau? My neighbour keeps telling everybody different stories.',
    'found',
    'master-vogel',
  ],
  ['How many berths does the Lake Courier give?', 'disputed', 'berths-310'],
])('%s is %s: %s', (question, kind, id) => {
  expect(answer(question).kind).toBe(kind);
  expect(first(question)).toBe(id);
});

test.each([
  ['the year', 'How many ships did Lindau count in 2019?'],
  ['the country', 'How many ships did France count in 2023?'],
  ['the year, in another sentence', 'How many ships did Lindau count? I mean in 2019, before the storm.'],
  ['the person', 'Since when is Peter Maier harbour master?'],
  ['everything', 'What is the capital of Australia?'],
])('a question that names another than the facts do is not answered: %s', (_, question) => {
  expect(answer(question).kind).toBe('unsure');
});

test('what is not trusted is told all the same, best first and with how far it is trusted', () => {
  const { kind, facts } = answer('Who mends the boats of Lindau?');
  expect(kind).toBe('unsure');
  const scores = facts.map(({ score }) => score);
  expect(scores.length).toBeGreaterThan(1);
  expect(Math.max(...scores)).toBeLessThan(1);
  expect(scores[0]).toBeGreaterThan(0);
});

test('a year outside the series names the years there are', () => {
  expect(answer('How many ships did Lindau count in 2019?')).toMatchObject({
    reason: { kind: 'year', asked: '2019', years: ['2021', '2023'] },
  });
});

test.each([
  ['', 'empty'],
  [' \u0000\u202e\n ', 'empty'],
  ['?! …', 'no-words'],
  ['?!…', 'no-words'],
  ['x'.repeat(5_000), 'unknown'],
  ['what is it?', 'unknown'],
  ["'; DROP TABLE facts; --", 'unknown'],
  ['@everyone **look** <script>alert(1)</script>', 'unknown'],
])('%j is unsure: %s', (question, kind) => {
  expect(answer(question)).toMatchObject({ kind: 'unsure', reason: { kind } });
});

test('a fact is shown as what it is: contradicted, one of a series, or unknown', () => {
  expect(show('berths-310')).toMatchObject({ kind: 'disputed', others: [{ id: 'berths-400' }] });
  expect(show('ships-2021')).toMatchObject({ kind: 'series', series: 'ships' });
  expect(show('nothing')).toBeUndefined();
});

test('suggestions continue what is typed, misspelt or not', () => {
  expect(suggest('harbr mast', 3)[0]).toEqual({
    question: 'Who is the harbour master of Lindau?',
    factId: 'master-vogel',
  });
  expect(suggest('', 2)).toHaveLength(2);
  expect(suggest('x'.repeat(10_000), 2)).toEqual([]);
});

test('related facts leave out the fact itself and what is shown with it', () => {
  expect(related('berths-400', 5)).not.toContain('berths-310');
  expect(related('ships-2023', 5)).toContain('ships-2021');
});
