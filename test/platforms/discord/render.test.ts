import { ComponentType, ContainerBuilder, MessageFlags } from 'discord.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, Block, Reply, Span, Text } from '../../../src/chat/reply.ts';
import { FULL_OPTIONS, type Payload, type RenderOptions, renderReply } from '../../../src/platforms/discord/render.ts';
import { messageProblems } from '../../doubles/discord/message-limits.ts';
import { buttonsOf, componentsOf, textOf } from '../../doubles/discord/shown.ts';
import { read } from './reading.ts';

const OPTIONS: RenderOptions = { ...FULL_OPTIONS, hideQuestion: false };
const reply = (body: readonly Block[], rest: Partial<Reply> = {}): Reply => ({
  body,
  facts: [],
  actions: [],
  audience: 'everyone',
  ...rest,
});
const describe = (some: Reply, options = OPTIONS) => textOf(renderReply(some, options));
const problems = (payload: Payload) =>
  messageProblems(
    { ...payload, allowed_mentions: payload.allowedMentions },
    payload.files.map(({ name }) => name),
  );

const citation = (title: string): Block => ({
  kind: 'citation',
  text: ['Source: BNN Breaking, ', { link: title, url: 'https://example.com/a' }, ', published March 2024'],
});

const kinds = (some: Reply, options = OPTIONS) =>
  componentsOf(renderReply(some, options)).map(({ type }) => ComponentType[type]);

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
      '## about 400',
      'About 400 companies work there.',
      '',
      '**Sources disagree: companies**',
      '',
      '**about 400**',
      '-# BNN Breaking · March 2024',
      'about 350',
      '-# German embassy · 2023',
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
  const payload = renderReply(
    reply([], {
      heading: 'x',
      actions: [action, action, { ...action, label: ' ' }, { ...action, options: { fact: 'x'.repeat(200) } }],
    }),
    OPTIONS,
  );
  expect(buttonsOf(payload).map(({ label }) => label)).toEqual(['Sources']);
});

test('a picture with its description comes first, a line stands between answer and evidence, buttons last', () => {
  const picture = { png: new Uint8Array([1]), name: 'a chart.png', alt: 'It grows.' };
  const document = { name: 'facts.yaml', text: 'a: b' };
  const share = { label: 'Show everyone', command: 'show', options: { fact: 'a' } };
  const some = reply([{ kind: 'paragraph', text: 'It grew.' }, citation('Partners')], {
    heading: 'Trade',
    picture,
    document,
    share,
  });
  expect(kinds(some, { ...OPTIONS, ephemeral: true })).toEqual([
    'Container',
    'MediaGallery',
    'TextDisplay',
    'TextDisplay',
    'Separator',
    'TextDisplay',
    'File',
    'ActionRow',
    'Button',
  ]);
  const payload = renderReply(some, OPTIONS);
  expect(payload).not.toHaveProperty('content');
  expect(payload).not.toHaveProperty('embeds');
  expect(payload.flags).toBe(MessageFlags.IsComponentsV2);
  expect(componentsOf(payload)[1]).toMatchObject({
    items: [{ media: { url: 'attachment://a_chart.png' }, description: 'It grows.' }],
  });
  expect(kinds(reply([citation('Partners')]))).toEqual(['Container', 'TextDisplay']);
});

const fact = (id: number, rest: Partial<Action> = {}): Action => ({
  label: `What is ${id}?`,
  command: 'show',
  options: { fact: String(id) },
  ...rest,
});

test('a button that goes on from a line stands beside it, the others below', () => {
  const items = ['one', 'two', 'three', 'four'];
  const actions = [
    fact(2, { beside: { label: 'Show', item: 1 } }),
    fact(4, { beside: { label: 'Show', item: 3 } }),
    // The line has a button already, and there is no such line.
    fact(5, { beside: { label: 'Show', item: 3 } }),
    fact(6, { beside: { label: 'Show', item: 9 } }),
    fact(7, { beside: { label: 'Show' } }),
  ];
  const some = reply([{ kind: 'list', items }], { actions });
  expect(kinds(some)).toEqual([
    'Container',
    'TextDisplay',
    'Section',
    'TextDisplay',
    'Button',
    'TextDisplay',
    'Section',
    'TextDisplay',
    'Button',
    'Section',
    'TextDisplay',
    'Button',
    'ActionRow',
    'Button',
    'Button',
  ]);
  expect(describe(some).split('\n')).toEqual(['- one', 'two', '- three', 'four', 'What is 7?']);
  expect(buttonsOf(renderReply(some, OPTIONS)).map(({ label }) => label)).toEqual([
    'Show',
    'Show',
    'Show',
    'What is 5?',
    'What is 6?',
  ]);
});

test.each([
  ['4,000 characters', reply([{ kind: 'paragraph', text: 'x'.repeat(4_000) }]), true],
  ['more than 4,000 characters', reply([{ kind: 'paragraph', text: 'x'.repeat(4_001) }]), false],
  [
    'forty components',
    reply([], { actions: Array.from({ length: 13 }, (_, at) => fact(at, { beside: { label: 'Show' } })) }),
    true,
  ],
  [
    'more than forty components',
    reply([], { actions: Array.from({ length: 14 }, (_, at) => fact(at, { beside: { label: 'Show' } })) }),
    false,
  ],
])('a reply of %s is a message of components or an embed', (_, some, fits) => {
  const payload = renderReply(some, OPTIONS);
  expect(payload.flags === MessageFlags.IsComponentsV2).toBe(fits);
  expect(payload.embeds?.length ?? 0).toBe(fits ? 0 : 1);
  expect(problems(payload).filter((problem) => !problem.includes('empty'))).toEqual([]);
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
const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    heading: text,
    question: fc.string({ unit: 'binary', maxLength: 1_000 }),
    body: fc.array(block, { maxLength: 12 }),
    facts: fc.constant([]),
    actions: fc.array(
      fc
        .record({
          label: fc.string({ unit: 'grapheme', maxLength: 200 }),
          command: fc.constantFrom('show', 'fact'),
          options: fc.record({ fact: fc.string({ maxLength: 60 }) }),
          beside: fc.option(
            fc.record({ label: fc.string({ unit: 'grapheme', maxLength: 100 }), item: fc.nat({ max: 9 }) }),
            { nil: undefined },
          ),
        })
        .map(({ beside, ...action }): Action => (beside === undefined ? action : { ...action, beside })),
      { maxLength: 140 },
    ),
    audience: fc.constantFrom('everyone' as const, 'asker' as const),
    picture: fc.option(fc.string({ unit: 'binary', maxLength: 1_500 }), { nil: undefined }),
  })
  .map(({ picture, ...some }) =>
    picture === undefined
      ? some
      : { ...some, picture: { png: new Uint8Array([1]), name: `${picture.slice(0, 9)}.png`, alt: picture } },
  );

test('whatever a reply holds, Discord accepts it', () => {
  fc.assert(
    fc.property(anyReply, fc.boolean(), fc.boolean(), (some, embeds, ephemeral) => {
      const payload = renderReply(some, { ...OPTIONS, embeds, ephemeral });
      // Throws for what discord.js knows Discord not to accept.
      for (const component of payload.components) {
        if (component.type === ComponentType.Container) new ContainerBuilder(component).toJSON();
      }
      const isEmpty = (problem: string) => problem.includes('empty');
      // A reply with nothing to see cannot be shown; commands make none.
      return problems(payload).filter((problem) => !isEmpty(problem)).length === 0;
    }),
    { numRuns: 300 },
  );
});
