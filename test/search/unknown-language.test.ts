import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { createPack } from '../../src/facts/pack.ts';
import { makeFact, packFile } from '../fixtures/small-pack.ts';

const pack = createPack(
  { ...packFile, language: 'fr', subjects: [['atelier']], names: [], synonyms: [], series: {} },
  [
    makeFact({
      id: 'hours',
      statement: "L'atelier est ouvert le samedi de 14 h à 18 h.",
      answer: 'Le samedi de 14 h à 18 h',
      questions: ['Quand êtes-vous ouverts ?'],
    }),
    makeFact({
      id: 'fee',
      statement: "L'adhésion coûte 20 euros par an.",
      answer: '20 euros par an',
      questions: ["Combien coûte l'adhésion ?"],
    }),
  ],
  [],
);

test.each([
  ['combien coûte une adhésion', 'fee'],
  ['quand est-ce que vous êtes ouverts', 'hours'],
  ['combien coute ladhesion', 'fee'],
])('in a language that the index does not know, “%s” is found by its words: %s', (question, id) => {
  expect(createAnswerer(pack).answer(question)).toMatchObject({ kind: 'found', fact: { id } });
});

test('what the pack lacks is left open there too', () => {
  expect(createAnswerer(pack).answer('où est la gare').kind).toBe('unsure');
});
