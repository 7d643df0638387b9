import { expect, test } from 'vitest';
import { createVocabulary } from '../../src/search/vocabulary.ts';

const vocabulary = createVocabulary(['diplomatic', 'relations', 'university', 'hydrogen', 'bavaria', 'germany', 'oil']);

test.each([
  ['relatons', 'relations'],
  ['univeristy', 'university'],
  ['hydrgen', 'hydrogen'],
  ['bavraia', 'bavaria'],
  ['germny', 'germany'],
])('%s is read as %s', (typed, meant) => {
  expect(vocabulary.alike(typed)[0]?.word).toBe(meant);
});

test.each(['penguin', 'xy', 'q'.repeat(500), ''])('%s is like nothing', (typed) => {
  expect(vocabulary.alike(typed)).toEqual([]);
});
