import { expect, test } from 'vitest';
import { shownFacts } from '../../src/answer/answer.ts';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { createPack } from '../../src/facts/pack.ts';
import { makeFact, packFile } from '../fixtures/small-pack.ts';

const PORTS = ['Lindau', 'Bregenz'] as const;
const TOWNS = ['Konstanz', 'Rorschach', 'Meersburg'] as const;
/** Ferries of both ports to three towns each, and visits of one guest. */
const facts = PORTS.flatMap((port) => [
  ...TOWNS.map((town, at) =>
    makeFact({
      id: `ferry-${port}-${town}`.toLowerCase(),
      statement: `A ferry of ${port} goes to ${town}.`,
      answer: `the ferry to ${town}`,
      matters: ['ferry'],
      from: port,
      questions: [`Which ferry goes from ${port} to ${town}?`, `ferry ${port} ${town}`, `${port} boat to ${town}`],
      entities: [town],
      date: `20${10 + at}`,
    }),
  ),
  makeFact({
    id: `visit-${port}`.toLowerCase(),
    statement: `Anna Vogel visited ${port} in 2015.`,
    answer: '2015',
    matters: ['visit'],
    questions: [`When did Anna Vogel visit ${port}?`, `Anna Vogel ${port}`, `visit of Anna Vogel to ${port}`],
    entities: ['Anna Vogel'],
    date: '2015',
  }),
]);
const pack = createPack({ ...packFile, matters: { ferry: ['ferry'], visit: ['visit'] } }, facts, []);
const { answer } = createAnswerer(pack);
const idsOf = (question: string) => shownFacts(answer(question)).map(({ id }) => id);

test('by matter: all its facts and none of another', () => {
  const ids = idsOf('tell me about ferries');
  expect(answer('tell me about ferries').kind).toBe('overview');
  expect(ids).toHaveLength(6);
  expect(ids.every((id) => id.startsWith('ferry-'))).toBe(true);
});

test('by name: only facts about it', () => {
  expect(idsOf('Anna Vogel').toSorted()).toEqual(['visit-bregenz', 'visit-lindau']);
});

test('by matter and name: both', () => {
  const ids = idsOf('all ferries to Konstanz');
  expect(ids.toSorted()).toEqual(['ferry-bregenz-konstanz', 'ferry-lindau-konstanz']);
});

test('a name that nothing has leaves nothing to show', () => {
  expect(idsOf('all ferries to Friedrichshafen')).toEqual([]);
});

test('says how many there are', () => {
  expect(answer('tell me about ferries')).toMatchObject({ kind: 'overview', total: 6 });
});
