import { expect, test } from 'vitest';
import { contains } from '../../bench/eval/expect.ts';

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
