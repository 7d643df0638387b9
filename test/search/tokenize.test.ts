import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from '../../src/search/tokenize.ts';

test.each([
  ['225,000 and 225.000', ['225000', 'and', '225000']],
  ['9.8 or 9,8 per cent', ['9.8', 'or', '9.8', 'per', 'cent']],
  ['the 1990s', ['the', '1990s']],
  ["Kazakhstan's ｗｉｄｅ", ['kazakhstans', 'wide']],
  ['Қазақ-неміс ёлка', ['қазақ', 'неміс', 'елка']],
  ['🙂 ?!', []],
])('%j becomes %j', (text, words) => {
  expect(tokenize(text).map((token) => token.text)).toEqual(words);
});

test('years, numbers and capitals are told apart', () => {
  expect(tokenize('In 2022 Anna saw 30 ships')).toEqual([
    { text: 'in', kind: 'word', capitalised: false },
    { text: '2022', kind: 'year', capitalised: false },
    { text: 'anna', kind: 'word', capitalised: true },
    { text: 'saw', kind: 'word', capitalised: false },
    { text: '30', kind: 'number', capitalised: false },
    { text: 'ships', kind: 'word', capitalised: false },
  ]);
});

test('any text gives a bounded number of bounded words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (text) => {
      const tokens = tokenize(text);
      expect(tokens.length).toBeLessThanOrEqual(600);
      for (const token of tokens) expect(token.text.length).toBeLessThanOrEqual(40);
    }),
  );
});
