import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine, tidy } from '../../src/util/tidy.ts';

test.each([
  ['  how \t many\n\nstudents  ', 'how many students'],
  ['a\u0000b\u202ec\u200bd', 'abcd'],
  ['👩\u200d👧', '👩\u200d👧'],
  [' \u0007 ', ''],
])('tidies %j to %j', (typed, expected) => {
  expect(tidy(typed)).toBe(expected);
});

test.each([
  ['first\r\nsecond', 'first second'],
  ['a\u2028b\u2029c\u001b[2Jd', 'a b c [2Jd'],
  ['\u202eabc\u2066d\u2069', 'abcd'],
  ['  two  spaces ', '  two  spaces '],
  ['half \ud83d', 'half \ufffd'],
])('%j in one line: %j', (text, expected) => {
  expect(oneLine(text)).toBe(expected);
});

test('whatever the text, both leave one line that nothing reorders', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const line of [tidy(text), oneLine(text)]) {
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(line.isWellFormed()).toBe(true);
      }
    }),
  );
});
