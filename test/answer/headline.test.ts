import { expect, test } from 'vitest';
import { headlineOf } from '../../src/answer/headline.ts';
import { makeFact } from '../fixtures/small-pack.ts';

const visit = makeFact({
  id: 'visit',
  answer: 'Anna Vogel in Lindau',
  answers: { who: 'Anna Vogel', where: 'in Lindau' },
  date: '2019-04-03',
});
const ships = makeFact({
  id: 'ships',
  answer: '120 ships',
  answers: { whether: 'Yes, 120 ships came' },
  quantity: { value: 120, unit: 'ships', qualifier: 'exact' },
});
const plain = makeFact({ id: 'plain', answer: 'Anna Vogel' });

test.each([
  ['the answer of the kind', visit, 'who', { kind: 'answer', text: 'Anna Vogel' }],
  ['the answer of another kind', visit, 'where', { kind: 'answer', text: 'in Lindau' }],
  ['the date of the fact', visit, 'when', { kind: 'date', period: '2019-04-03' }],
  ['who for which', visit, 'which', { kind: 'answer', text: 'Anna Vogel' }],
  ['the statement where the kind is missing', visit, 'why', { kind: 'statement' }],
  ['the statement where nothing is counted', visit, 'howMany', { kind: 'statement' }],
  ['the figure for how many', ships, 'howMany', { kind: 'answer', text: '120 ships' }],
  ['the figure for how much', ships, 'howMuch', { kind: 'answer', text: '120 ships' }],
  ['yes only for whether', ships, 'whether', { kind: 'answer', text: 'Yes, 120 ships came' }],
  ['the usual answer where no kind is asked for', visit, undefined, { kind: 'answer', text: 'Anna Vogel in Lindau' }],
  ['the usual answer of a fact without typed ones', plain, 'why', { kind: 'answer', text: 'Anna Vogel' }],
] as const)('%s', (_, fact, asks, headline) => {
  expect(headlineOf(fact, asks)).toEqual(headline);
});
