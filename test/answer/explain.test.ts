import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { explanationText } from '../../src/answer/explain.ts';
import { createPack } from '../../src/facts/pack.ts';
import { makeFact, packFile, smallPack } from '../fixtures/small-pack.ts';

const pack = createPack(
  { ...packFile, matters: { fee: ['fee', 'price'], storm: ['storm'] } },
  [
    ...smallPack.facts,
    makeFact({
      id: 'storm-closure',
      statement: 'The harbour of Lindau was closed in January 2020, when a storm broke the lighthouse.',
      answer: 'January 2020',
      answers: { when: 'January 2020' },
      matters: ['storm'],
      questions: ['When was the harbour closed?', 'Lindau harbour closed', 'closing of the harbour after the storm'],
      date: '2020-01',
    }),
    makeFact({
      id: 'berth-fee',
      statement: 'A berth in Lindau costs 30 euros a day in 2023.',
      answer: '30 euros',
      matters: ['fee'],
      questions: ['How much does a berth cost?', 'Lindau berth fee', 'price of a berth in Lindau'],
      date: '2023',
    }),
  ],
  smallPack.conflicts,
);
const { explain } = createAnswerer(pack);
function reasonsOf(question: string, id: string) {
  return explain(question)[0]?.candidates.find((candidate) => candidate.id === id);
}

test('a reading is plain values', () => {
  const [explanation] = explain('Hi! How much was the fee in Lindau in 2019?');
  expect(explanation?.read).toEqual({
    question: 'How much was the fee in Lindau in 2019?',
    asks: 'howMuch',
    shape: 'one',
    now: false,
    plan: false,
    turn: null,
    matters: ['fee'],
    names: expect.any(Array),
    years: ['2019'],
    countries: [],
    from: null,
    to: null,
    words: expect.arrayContaining(['fee']),
  });
  expect(JSON.parse(JSON.stringify(explanation?.read))).toEqual(explanation?.read);
});

test('each question of a message is explained, and small talk is not', () => {
  expect(explain('Who is the harbour master? How many berths are there?')).toHaveLength(2);
  expect(explain('Hi, thanks!')).toEqual([]);
});

test('a fact that is shown says what speaks for it', () => {
  expect(reasonsOf('Who is the harbour master of Lindau?', 'master-vogel')).toMatchObject({
    shown: true,
    reasons: expect.arrayContaining(['is worded like one of its example questions']),
  });
});

test.each([
  ['another year', 'How many ships did Lindau count in 2019?', 'ships-2023', 'another year'],
  ['another country', 'How many ships did France count in 2023?', 'ships-2023', 'another country'],
  ['no reason', 'Why was the harbour of Lindau closed?', 'storm-closure', 'no reason given'],
  [
    'a word that it does not explain',
    'How expensive is the Lindau harbour master?',
    'master-vogel',
    'leaves “expensive” unexplained',
  ],
])('a fact that is not shown says why: %s', (_, question, id, reason) => {
  const candidate = reasonsOf(question, id);
  expect(candidate?.shown).toBe(false);
  expect(candidate?.reasons).toContain(reason);
});

test('a candidate that stands with the answer says so', () => {
  expect(reasonsOf('How many berths are there in Lindau?', 'berths-310')).toMatchObject({ shown: true });
});

test('no more than five candidates with three reasons each, never without one', () => {
  for (const question of ['Lindau', 'harbour', 'How many ships did Lindau count?', 'Why?', 'x'.repeat(5_000)]) {
    for (const { candidates } of explain(question)) {
      expect(candidates.length).toBeLessThanOrEqual(5);
      for (const { reasons } of candidates) {
        expect(reasons.length).toBeGreaterThan(0);
        expect(reasons.length).toBeLessThanOrEqual(3);
      }
    }
  }
});

test('as text it names the question, the reading and each candidate with its reasons', () => {
  const question = 'How many ships did Lindau count in 2019?';
  const text = explanationText({ kind: 'unsure', locale: 'en' }, explain(question));
  expect(text).toContain(`Question: ${question}`);
  expect(text).toContain('asked for: howMany');
  expect(text).toContain('years: 2019');
  expect(text).toMatch(/✗ ships-2023 \(\d+ %\), not shown\n {6}another year/);
});
