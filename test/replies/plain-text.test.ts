import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { plainReply, renderReply } from '../../src/replies/plain-text.ts';

const reply = {
  heading: 'Heading',
  body: [
    { kind: 'answer', text: '\u001b[31mr\u202eed\u0007' },
    { kind: 'list', items: ['a', [{ bold: 'b' }]] },
    { kind: 'table', columns: ['One', 'Two'], rows: [['1', '2']] },
    { kind: 'citation', text: [{ link: 'Title', url: 'https://example.org' }] },
  ],
  facts: [],
  actions: [{ label: 'Sources', command: 'sources', options: {} }],
  audience: 'everyone',
} as const;

test('text cannot steer the terminal', () => {
  expect(plainReply(reply)).toBe('Heading\n [31mred \n• a\n• b\n  One  Two\n  1    2\nTitle <https://example.org>');
});

test('a picture is told in its own words, or by the body if that says the same', () => {
  const picture = { png: new Uint8Array(), name: 'a.png', alt: 'Chart: 1, 2.' };
  expect(plainReply({ ...reply, picture })).toContain('▧ Chart: 1, 2.');
  expect(plainReply({ ...reply, picture: { ...picture, replacesBlocks: 1 } })).toBe(plainReply(reply));
});

test('buttons carry the numbers that press them, and colours come only if asked for', () => {
  expect(renderReply(reply, { colours: false })).toMatch(/\[1\] Sources$/);
  expect(renderReply(reply, { colours: true })).toContain('\u001b[32m[1] Sources');
});

test('lines break between words, links stay whole, and a table that is too wide becomes a list', () => {
  const wide = {
    ...reply,
    body: [
      { kind: 'paragraph', text: ['one two three ', { bold: 'four' }, ' https://example.org/long'] },
      { kind: 'table', columns: ['Figure', 'Publisher'], rows: [['about 350', 'Lake Courier']] },
    ],
    actions: [],
  } as const;
  for (const colours of [false, true]) {
    const lines = stripVTControlCharacters(renderReply(wide, { colours, width: 14 })).split('\n');
    expect(lines).toEqual([
      'Heading',
      'one two three',
      'four',
      'https://example.org/long',
      '• about 350 ·',
      'Lake Courier',
    ]);
  }
  expect(renderReply(wide, { colours: false, width: 80 })).toContain(
    '  Figure     Publisher\n  about 350  Lake Courier',
  );
});
