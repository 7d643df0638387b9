import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Boundary, truncate } from '../../src/util/truncate.ts';

test.each<[string, number, Boundary, string]>([
  ['short', 5, 'grapheme', 'short'],
  ['Kazakhstan', 6, 'grapheme', 'Kazak…'],
  ['one 👩‍👩‍👧 family', 8, 'grapheme', 'one…'],
  ['Gro\u0308ße', 4, 'grapheme', 'Gr…'],
  ['The Kazakh embassy in Berlin', 20, 'word', 'The Kazakh embassy…'],
  ['Donaudampfschifffahrtsgesellschaft', 10, 'word', 'Donaudamp…'],
  ['Trade grew. It fell again in 2024, however.', 30, 'sentence', 'Trade grew. …'],
  ['Trade grew by three percent in 2023 and fell again.', 30, 'sentence', 'Trade grew by three percent…'],
  ['Да. Это было в 2023 году, и потом ещё раз.', 20, 'sentence', 'Да. Это было в 2023…'],
])('%j in %i, cut at a %s: %j', (text, max, at, expected) => {
  expect(truncate(text, max, at)).toBe(expected);
});

test('whatever is cut stays within the length, is a beginning and halves no character', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  const at = fc.constantFrom<Boundary>('sentence', 'word', 'grapheme');
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 120 }), at, (whole, max, boundary) => {
      const cut = truncate(whole, max, boundary);
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(cut.isWellFormed()).toBe(true);
      if (whole.length <= max) expect(cut).toBe(whole);
      else expect(whole.startsWith(cut.replace(/ ?…$/, ''))).toBe(true);
    }),
  );
});
