import { expect, test } from 'vitest';
import { plainReply, renderReply } from '../../../src/platforms/playground/render.ts';

const reply = {
  heading: 'Heading',
  body: [
    { kind: 'answer', text: '\u001b[31mred\u0007' },
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

test('buttons carry the numbers that press them, and colours come only if asked for', () => {
  expect(renderReply(reply, { colours: false })).toMatch(/\[1\] Sources$/);
  expect(renderReply(reply, { colours: true })).toContain('\u001b[32m[1] Sources');
});
