import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { createPack } from '../../src/facts/pack.ts';
import { makeFact, packFile, smallPack } from '../fixtures/small-pack.ts';

const firstOf = (pack: typeof smallPack, question: string) => createAnswerer(pack).answer(question).facts[0]?.fact.id;

test('a slip in an example question does not become a word of its fact alone', () => {
  const slip = makeFact({
    id: 'slip',
    statement: 'The ferry to Bregenz takes 20 minutes.',
    answer: '20 minutes',
    questions: ['How long is the ferry from the lighthosue on the way?'],
    entities: ['Bregenz'],
  });
  const keeper = makeFact({
    id: 'keeper',
    statement: 'The lighthouse is kept by Karl Maier.',
    answer: 'Karl Maier',
    questions: ['Who keeps the lighthouse?'],
    entities: ['Karl Maier'],
  });
  const pack = createPack(packFile, [...smallPack.facts, slip, keeper], []);
  expect(firstOf(pack, 'lighthosue keeper')).toBe('keeper');
});

test('a subject by another of its names says no more than by its own', () => {
  const facts = [
    makeFact({
      id: 'rice',
      statement: 'Burma sold 2 tonnes of rice.',
      answer: '2 tonnes',
      questions: ['How much rice did Burma sell?'],
      entities: ['Burma'],
    }),
    makeFact({
      id: 'teak',
      statement: 'Burma sold 7 tonnes of teak.',
      answer: '7 tonnes',
      questions: ['How much teak did Burma sell?'],
      entities: ['Burma'],
    }),
  ];
  const pack = createPack({ ...packFile, subjects: [['Burma']] }, facts, []);
  const answer = createAnswerer(pack).answer('how much teak did Myanmar sell?');
  expect(answer).toMatchObject({ kind: 'found', fact: { id: 'teak' } });
});
