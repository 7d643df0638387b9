import { expect, test } from 'vitest';
import { read } from './reading.ts';

/** That the reading sees what Discord would, or the tests that rely on it would prove nothing. */
test.each([
  ['**a**', 'bold'],
  ['*a*', 'italic'],
  ['_a_', 'italic'],
  ['__a__', 'underline'],
  ['~~a~~', 'struck'],
  ['||a||', 'spoiler'],
  ['`a`', 'code'],
  ['@everyone', 'mention'],
  ['<@1>', 'mention'],
  ['<@&1>', 'mention'],
  ['<#1>', 'mention'],
  ['</ask:1>', 'mention'],
  [':smile:', 'emoji'],
  ['<a:b:1>', 'emoji'],
  ['<t:1:R>', 'time'],
  ['https://example.org/a', 'link'],
  ['<https://example.org/a>', 'link'],
  ['[a](https://example.org)', 'link'],
])('%s is not plain text', (markdown, kind) => {
  expect(read(markdown)[0]?.marks[0]?.kind).toBe(kind);
});

test.each([
  ['# a', 'heading'],
  ['-# a', 'small'],
  ['> a', 'quote'],
  ['>>> a', 'quote'],
  ['- a', 'item'],
  ['* a', 'item'],
  ['1. a', 'item'],
  ['> # a', 'heading'],
  ['```a```', 'code'],
  ['a', 'plain'],
])('%s is a line of its kind', (markdown, line) => {
  expect(read(markdown)[0]?.line).toBe(line);
});

test('a backslash makes plain and is not shown', () => {
  expect(read('\\*a\\* \\<@1> \\[b](https\\://c) \\# d')).toEqual([
    { line: 'plain', text: '*a* <@1> [b](https://c) # d', marks: [] },
  ]);
});

test('a backslash before a letter or a digit is shown', () => {
  expect(read('\\a \\1')[0]?.text).toBe('\\a \\1');
});
