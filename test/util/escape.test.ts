import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkup } from '../../src/util/escape.ts';

test('marks of HTML and XML become references', () => {
  expect(escapeMarkup(`<b title="a" id='b'>R&D</b>`)).toBe(
    '&lt;b title=&#34;a&#34; id=&#39;b&#39;&gt;R&amp;D&lt;/b&gt;',
  );
});

test('what XML cannot write becomes a space', () => {
  expect(escapeMarkup('a\u0000b\u001b[31mc\ud800d\uffffe\nf')).toBe('a b [31mc d e f');
});

test('whatever the text, no mark is left, and reading the references gives the text', () => {
  const named: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#34;': '"', '&#39;': "'" };
  const text = fc.string({ unit: fc.constantFrom('&', '<', '>', '"', "'", ';', 'a', 'я', '😀', '&amp;', '#34;') });
  fc.assert(
    fc.property(text, (typed) => {
      const escaped = escapeMarkup(typed);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(escaped.replaceAll(/&(amp|lt|gt|#34|#39);/g, (reference) => named[reference] ?? '')).toBe(typed);
    }),
  );
});
