import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../src/chat/invocation.ts';
import { optionalText, readOptions, requiredText } from '../../src/chat/options.ts';
import { tidy } from '../../src/util/tidy.ts';

const declared = { name: requiredText({ maxLength: 10 }), town: optionalText({ maxLength: 10 }) };

test('reads what is declared', () => {
  expect(readOptions(declared, { name: '  Anna \n Vogel ', town: '' })).toEqual({
    name: 'Anna Vogel',
    town: undefined,
  });
});

test.each([
  [{}, 'error.option-missing'],
  [{ name: '   ' }, 'error.option-missing'],
  [{ name: { nested: 1 } }, 'error.option-not-text'],
  [{ name: 'a very long name' }, 'error.option-too-long'],
  [{ name: 'Anna', age: 4 }, 'error.option-unknown'],
  [{ name: 'Anna', toString: 'x' }, 'error.option-unknown'],
])('refuses %j with %s', (raw, key) => {
  expect(() => readOptions(declared, raw)).toThrow(UserError);
  expect(() => readOptions(declared, raw)).toThrow(key);
});

test('tidied text has no control, direction or line characters, and keeps words', () => {
  expect(tidy('\u202eabc\u0000 \t\r\n d\u200be')).toBe('abc de');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(tidy(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\n]/u);
      expect(tidy(tidy(text))).toBe(tidy(text));
    }),
  );
});
