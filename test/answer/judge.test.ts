import { expect, test } from 'vitest';
import { shownFacts } from '../../src/answer/answer.ts';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { createCandidateFinder } from '../../src/answer/candidates.ts';
import { isAnswer } from '../../src/answer/judge.ts';
import { createPack } from '../../src/facts/pack.ts';
import { english } from '../../src/search/languages/english.ts';
import { makeFact, packFile, smallPack } from '../fixtures/small-pack.ts';

const pack = createPack(
  { ...packFile, matters: { closure: ['closed', 'closure', 'closing'], fee: ['fee', 'price', 'mooring fee'] } },
  [
    ...smallPack.facts,
    makeFact({
      id: 'closed-2020',
      statement: 'The harbour of Lindau was closed in January 2020.',
      answer: 'January 2020',
      answers: { when: 'January 2020' },
      matters: ['closure'],
      questions: ['When was the harbour closed?', 'Lindau harbour closed', 'closure of the harbour'],
      date: '2020-01',
    }),
    makeFact({
      id: 'closed-why',
      statement: 'The harbour of Lindau was closed because a storm had broken its lighthouse.',
      answer: 'a storm had broken the lighthouse',
      answers: { why: 'A storm had broken the lighthouse' },
      matters: ['closure'],
      questions: [
        'Why was the harbour closed?',
        'reason for the closing of the harbour',
        'why did Lindau close its harbour',
      ],
      date: null,
    }),
  ],
  smallPack.conflicts,
);
const finder = createCandidateFinder(pack, english);
function judged(question: string, id: string) {
  const reading = finder.read(question);
  const ranked = finder.find(reading);
  const found = ranked.find(({ candidate }) => candidate.fact.id === id);
  if (!found) throw new Error(`${id} is no candidate`);
  return { ...found, isFirst: ranked[0] === found, confidence: finder.judge.confidenceOf(found, ranked, reading) };
}

test('why is answered by a reason, and by nothing else', () => {
  expect(judged('Why was the harbour of Lindau closed?', 'closed-2020').isExcluded).toBe(true);
  expect(judged('Why was the harbour of Lindau closed?', 'closed-why')).toMatchObject({
    isExcluded: false,
    isFirst: true,
  });
});

test.each([
  ['another year', 'How many ships did Lindau count in 2019?', 'ships-2021'],
  ['another country', 'How many ships did Austria count in 2021?', 'ships-2021'],
])('%s rules a fact out, however alike the words are', (_, question, id) => {
  const one = judged(question, id);
  expect(one.isExcluded).toBe(true);
  expect(isAnswer(one, 1)).toBe(false);
});

test('the year that it is about does not', () => {
  expect(judged('How many ships did Lindau count in 2021?', 'ships-2021')).toMatchObject({
    isExcluded: false,
    isFirst: true,
  });
});

test('what is ruled out comes behind all else', () => {
  const ranked = finder.find(finder.read('How many ships did Lindau count in 2021?'));
  const firstOut = ranked.findIndex(({ isExcluded }) => isExcluded);
  expect(firstOut).toBeGreaterThan(0);
  expect(ranked.slice(firstOut).every(({ isExcluded }) => isExcluded)).toBe(true);
});

test('a fact gives its own kind of answer in full, another not at all', () => {
  expect(judged('When was the harbour closed?', 'closed-2020').features.gives).toBe(1);
  expect(judged('Who closed the harbour?', 'closed-2020').features).toMatchObject({ gives: 0, lacks: 1 });
});

test('a matter is found by its names, its compounds and its slips', () => {
  const matters = (text: string) => finder.read(text).matters.map(({ id }) => id);
  expect(matters('the closure of the harbour')).toEqual(['closure']);
  expect(matters('mooring fee in Lindau')).toEqual(['fee']);
  expect(matters('the closre of it')).toEqual(['closure']);
  expect(matters('the lighthouse')).toEqual([]);
});

test('a misspelt matter is less sure than one as it is written', () => {
  const share = (text: string) => finder.read(text).matters[0]?.share ?? 0;
  expect(share('the closure of it')).toBe(1);
  expect(share('the closre of it')).toBeLessThan(1);
  expect(share('the closre of it')).toBeGreaterThan(0);
});

test('an overview has the facts of the matter that is named and no others', () => {
  const answer = createAnswerer(pack).answer('tell me about the closure of the harbour');
  expect(answer.kind).toBe('overview');
  expect(
    shownFacts(answer)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['closed-2020', 'closed-why']);
});
