import { expect, test } from 'vitest';
import type { Block, Reply } from '../../../src/chat/reply.ts';
import { type RenderOptions, renderReply } from '../../../src/platforms/discord/render.ts';
import { hostileTexts } from '../../adversarial/texts.ts';
import type { MessageBody } from '../../doubles/discord/bodies.ts';
import { messageProblems } from '../../doubles/discord/message-limits.ts';
import { wouldPing } from '../../doubles/discord/pings.ts';
import { textOf } from '../../doubles/discord/shown.ts';
import { read, type Shown } from './reading.ts';

const OPTIONS: RenderOptions = { ephemeral: true, hideQuestion: false, embeds: true, files: true };
/** What no font shows: a text of nothing else is left out. */
const UNSEEN = /^[\s\p{C}\u2800\u3164\uffa0\u115f\u1160]*$/u;

/** What a person should read: the text itself, on one line, and without what would reorder the others around it. */
function asTyped(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

function replyWith(body: readonly Block[], rest: Partial<Reply> = {}): Reply {
  return { body, facts: [], actions: [], audience: 'asker', ...rest };
}

/** The lines as they are seen: white space at their ends is not. */
function descriptionOf(reply: Reply): Shown[] {
  const lines = read(textOf(renderReply(reply, OPTIONS)));
  return lines.map((line) => ({ ...line, text: line.text.trim() }));
}

interface Field {
  readonly field: string;
  readonly reply: (text: string) => Reply;
  readonly line: Shown['line'];
  readonly shown: (text: string) => string;
  /** The marks that the reply itself asks for. */
  readonly marks: (text: string) => Shown['marks'];
}

const none = () => [];
const same = (text: string) => asTyped(text);
const link = { link: 'A title', url: 'https://example.com/' };

const FIELDS: readonly Field[] = [
  { field: 'question', reply: (text) => replyWith([], { question: text }), line: 'quote', shown: same, marks: none },
  {
    field: 'answer',
    reply: (text) => replyWith([{ kind: 'answer', text }]),
    line: 'heading',
    shown: same,
    marks: none,
  },
  {
    field: 'paragraph',
    reply: (text) => replyWith([{ kind: 'paragraph', text }]),
    line: 'plain',
    shown: same,
    marks: none,
  },
  { field: 'note', reply: (text) => replyWith([{ kind: 'note', text }]), line: 'small', shown: same, marks: none },
  {
    field: 'list item',
    reply: (text) => replyWith([{ kind: 'list', items: [text] }]),
    line: 'item',
    shown: same,
    marks: none,
  },
  {
    field: 'bold',
    reply: (text) => replyWith([{ kind: 'paragraph', text: [{ bold: text }] }]),
    line: 'plain',
    shown: same,
    marks: (text) => [{ kind: 'bold', text: asTyped(text) }],
  },
  {
    field: 'first cell of a row',
    reply: (text) => replyWith([{ kind: 'table', columns: ['A'], rows: [[[{ bold: text }]]] }]),
    line: 'plain',
    shown: same,
    marks: (text) => [{ kind: 'bold', text: asTyped(text) }],
  },
  {
    field: 'other cells of a row',
    reply: (text) => replyWith([{ kind: 'table', columns: ['A', 'B', 'C'], rows: [['', text, text]] }]),
    line: 'small',
    shown: (text) => `${asTyped(text)} · ${asTyped(text)}`,
    marks: none,
  },
  {
    field: 'publisher',
    reply: (text) => replyWith([{ kind: 'citation', text: [`Source: ${text}, `, link] }]),
    line: 'small',
    shown: (text) => asTyped(`Source: ${text}, A title`),
    marks: () => [{ kind: 'link', text: 'A title' }],
  },
];

test.each(FIELDS)('a hostile text as $field is shown as typed, and nothing of it means anything', (field) => {
  for (const text of hostileTexts) {
    const lines = descriptionOf(field.reply(text));
    if (UNSEEN.test(text) && field.field !== 'publisher') {
      expect(lines.flatMap((line) => line.marks.filter(({ kind }) => kind !== 'bold'))).toEqual([]);
      continue;
    }
    expect(lines, JSON.stringify(text)).toEqual([
      { line: field.line, text: field.shown(text).trim(), marks: field.marks(text) },
    ]);
  }
});

test('a hostile title of a source is shown as typed, and the link leads where it should', () => {
  for (const text of hostileTexts.filter((one) => !UNSEEN.test(one))) {
    const [line, ...rest] = descriptionOf(
      replyWith([{ kind: 'citation', text: ['Source: X, ', { link: text, url: 'https://example.com/a(b)c' }] }]),
    );
    expect(rest).toEqual([]);
    expect(line?.line).toBe('small');
    expect(line?.text.startsWith(`Source: X, ${asTyped(text)}`.trim()), JSON.stringify(text)).toBe(true);
    expect(line?.marks.map(({ kind }) => kind)).toEqual(['link']);
  }
});

test('a hostile heading is shown as typed', () => {
  for (const text of hostileTexts.filter((one) => !UNSEEN.test(one))) {
    const [line] = read(textOf(renderReply(replyWith([], { heading: text }), OPTIONS)));
    expect(line?.marks, JSON.stringify(text)).toEqual([]);
    if (text.length < 100) expect(line?.text.trim()).toBe(asTyped(text).trim());
  }
});

test.each([true, false])('a reply full of one hostile text is accepted and pings nobody (embeds: %s)', (embeds) => {
  for (const text of hostileTexts) {
    const everything = replyWith(
      [
        { kind: 'answer', text },
        { kind: 'paragraph', text: [text, { bold: text }, { link: text, url: text }, { link: text, url: link.url }] },
        { kind: 'list', items: [text, text] },
        { kind: 'table', columns: [text, text], rows: [[text, text]] },
        { kind: 'note', text },
        { kind: 'citation', text: [text, { link: text, url: link.url }] },
      ],
      {
        heading: text,
        question: text,
        actions: [{ label: text, command: 'show', options: { fact: text.slice(0, 20) } }],
        share: { label: text, command: 'show', options: { fact: 'b' } },
        picture: { png: new Uint8Array([1]), name: `${text}.png`, alt: text },
      },
    );
    const payload = renderReply(everything, { ...OPTIONS, embeds });
    const body: MessageBody = { ...payload, allowed_mentions: payload.allowedMentions };
    expect(
      messageProblems(
        body,
        payload.files.map(({ name }) => name),
      ),
      JSON.stringify(text),
    ).toEqual([]);
    expect(wouldPing(textOf(payload), payload.allowedMentions, undefined)).toEqual([]);
  }
});
