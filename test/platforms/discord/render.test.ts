import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Reply, Span, Text } from '../../../src/chat/reply.ts';
import { FULL_OPTIONS, type Payload, type RenderOptions, renderReply } from '../../../src/platforms/discord/render.ts';
import { messageProblems } from '../../doubles/discord/message-limits.ts';
import { read } from './reading.ts';

const OPTIONS: RenderOptions = { ...FULL_OPTIONS, hideQuestion: false };
const reply = (body: readonly Block[], rest: Partial<Reply> = {}): Reply => ({
  body,
  facts: [],
  actions: [],
  audience: 'everyone',
  ...rest,
});
const describe = (some: Reply, options = OPTIONS) => renderReply(some, options).embeds[0]?.description ?? '';
const problems = (payload: Payload) =>
  messageProblems(
    { ...payload, allowed_mentions: payload.allowedMentions },
    payload.files.map(({ name }) => name),
  );

const citation = (title: string): Block => ({
  kind: 'citation',
  text: ['Source: BNN Breaking, ', { link: title, url: 'https://example.com/a' }, ', published March 2024'],
});

test('an answer reads from the top: question, short answer, statement, disagreement, remarks, source', () => {
  const shown = describe(
    reply(
      [
        { kind: 'answer', text: 'about 400' },
        { kind: 'paragraph', text: 'About 400 companies work there.' },
        { kind: 'paragraph', text: [{ bold: 'Sources disagree: companies' }] },
        {
          kind: 'table',
          columns: ['Figure', 'Publisher', 'Date'],
          rows: [
            [[{ bold: 'about 400' }], 'BNN Breaking', 'March 2024'],
            ['about 350', 'German embassy', '2023'],
          ],
        },
        { kind: 'note', text: 'As of March 2024' },
        citation('Partners'),
      ],
      { question: 'how many?' },
    ),
  );
  expect(shown).toBe(
    [
      '> how many?',
      '',
      '## about 400',
      'About 400 companies work there.',
      '',
      '**Sources disagree: companies**',
      '',
      '**about 400**',
      '-# BNN Breaking · March 2024',
      'about 350',
      '-# German embassy · 2023',
      '',
      '-# As of March 2024',
      '-# Source: BNN Breaking, [Partners](https://example.com/a), published March 2024',
    ].join('\n'),
  );
});

test('what is too long is cut at a sentence, and the source stays whole', () => {
  const sentences = Array.from({ length: 200 }, (_, at) => `This is sentence number ${at} of a long statement.`);
  const long = reply([
    { kind: 'answer', text: 'short' },
    { kind: 'paragraph', text: sentences.join(' ') },
    { kind: 'note', text: 'a note that finds no room' },
    citation('Partners'),
  ]);
  const shown = read(describe(long)).map(({ text }) => text);
  expect(describe(long).length).toBeLessThanOrEqual(4_096);
  expect(describe(long).length).toBeGreaterThan(3_900);
  expect(shown[1]).toMatch(/^This is sentence number 0 .* statement\.$/);
  expect(shown).toContain('Source: BNN Breaking, Partners, published March 2024');
  expect(shown.at(-1)).toBe('…');
});

test('sources that are too many are left out one by one, never cut, and leave room for the answer', () => {
  const many = reply([
    { kind: 'answer', text: 'short' },
    { kind: 'paragraph', text: 'A statement. '.repeat(300) },
    ...Array.from({ length: 90 }, (_, at) => citation(`Source number ${at}`)),
  ]);
  const lines = read(describe(many));
  const sources = lines.filter(({ line }) => line === 'small');
  expect(sources.length).toBeGreaterThan(15);
  for (const { text, marks } of sources) {
    expect(text).toMatch(/published March 2024$/);
    expect(marks.map(({ kind }) => kind)).toEqual(['link']);
  }
  expect(lines[0]).toMatchObject({ line: 'heading', text: 'short' });
  expect(lines[1]?.text).toMatch(/^A statement\. /);
});

test('as plain text it has a heading of its own, unfolds no page, and keeps to 2,000 characters', () => {
  const payload = renderReply(
    reply([{ kind: 'paragraph', text: 'One sentence of many. '.repeat(200) }, citation('Partners')], {
      heading: 'Energy',
    }),
    { ...OPTIONS, embeds: false },
  );
  expect(payload.content?.startsWith('**Energy**\n')).toBe(true);
  expect(payload.content?.length).toBeLessThanOrEqual(2_000);
  expect(payload.content).toContain('[Partners](https://example.com/a)');
  expect(payload.flags).toBe(4);
});

test('an address that could end its link early is written so that it cannot', () => {
  const text: Text = [
    { link: 'wiki', url: 'https://example.org/Almaty_(city)?a=[b]&c=<d>' },
    { link: 'none', url: 'javascript:alert(1)' },
  ];
  expect(describe(reply([{ kind: 'paragraph', text }]))).toBe(
    '[wiki](https://example.org/Almaty_%28city%29?a=[b]&c=%3Cd%3E)none',
  );
});

test('a title with brackets, in which Discord would not see the link, stands beside its address', () => {
  const shown = describe(
    reply([{ kind: 'paragraph', text: [{ link: '[PDF] Partners', url: 'https://example.org/a' }] }]),
  );
  expect(read(shown)).toEqual([
    {
      line: 'plain',
      text: '[PDF] Partners https://example.org/a',
      marks: [{ kind: 'link', text: 'https://example.org/a' }],
    },
  ]);
});

test('a button that cannot be encoded or read is left out, one that is there twice comes once', () => {
  const action = { label: 'Sources', command: 'sources', options: { fact: 'a' } };
  const { components } = renderReply(
    reply([], {
      heading: 'x',
      actions: [action, action, { ...action, label: ' ' }, { ...action, options: { fact: 'x'.repeat(200) } }],
    }),
    OPTIONS,
  );
  expect(components.map((row) => row.components.length)).toEqual([1]);
});

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.record({ bold: fc.string({ unit: 'grapheme', maxLength: 200 }) }),
  fc.record({
    link: fc.string({ unit: 'grapheme', maxLength: 200 }),
    url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
  }),
);
const text: fc.Arbitrary<Text> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3_000 }),
  fc.array(span, { maxLength: 6 }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('answer' as const, 'paragraph' as const, 'citation' as const, 'note' as const),
    text,
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(text, { maxLength: 30 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.constant(['a', 'b']),
    rows: fc.array(fc.tuple(text, text), { maxLength: 8 }),
  }),
);
const anyReply: fc.Arbitrary<Reply> = fc.record({
  heading: text,
  question: fc.string({ unit: 'binary', maxLength: 1_000 }),
  body: fc.array(block, { maxLength: 12 }),
  facts: fc.constant([]),
  actions: fc.array(
    fc.record({
      label: fc.string({ unit: 'grapheme', maxLength: 200 }),
      command: fc.constantFrom('show', 'fact'),
      options: fc.record({ fact: fc.string({ maxLength: 60 }) }),
    }),
    { maxLength: 140 },
  ),
  audience: fc.constantFrom('everyone' as const, 'asker' as const),
});

test('whatever a reply holds, Discord accepts it', () => {
  fc.assert(
    fc.property(anyReply, fc.boolean(), fc.boolean(), (some, embeds, ephemeral) => {
      const payload = renderReply(some, { ...OPTIONS, embeds, ephemeral });
      const isEmpty = (problem: string) => problem.includes('empty');
      // A reply with nothing to see cannot be shown; commands make none.
      return problems(payload).filter((problem) => !isEmpty(problem)).length === 0;
    }),
    { numRuns: 300 },
  );
});
