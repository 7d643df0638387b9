import { expect, test } from 'vitest';
import { contains } from '../../bench/eval/expect.ts';
import { generatePack, generateQuestions } from '../../bench/generate.ts';

test.each([
  ['About 400 firms', '400', true],
  ['About 1400 firms', '400', false],
  ['About 4000 firms', '400', false],
  ['three agreements', 'agreement', true],
  ['disagreement', 'agreement', false],
  ['ＦＵＬＬ width', 'full', true],
  ['€9.8 billion', '9,8|9.8', true],
])('%j contains %j: %s', (text, expected, is) => {
  expect(contains(text, expected)).toBe(is);
});

test('generated packs and questions are the same for the same seed', () => {
  expect(generatePack(50).facts).toEqual(generatePack(50).facts);
  expect(generateQuestions(generatePack(50), 9)).toEqual(generateQuestions(generatePack(50), 9));
});
