import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, plain, type Reply, type Text } from '../../../src/chat/reply.ts';
import { ALL_NEWER, type NewerBlock } from '../../../src/platforms/slack/newer-blocks.ts';
import { renderReply } from '../../../src/platforms/slack/render.ts';
import { truncate } from '../../../src/util/truncate.ts';
import { readBlocks } from '../../doubles/slack/reading.ts';
import { checkMessage, response } from '../../doubles/slack/rules/message.ts';

const OPEN = { private: false, withQuestion: true } as const;

function reply(body: readonly Block[], more: Partial<Reply> = {}): Reply {
  return { body, facts: [], actions: [], audience: 'everyone', ...more };
}

const string = fc.string({ unit: 'binary', maxLength: 60 });
const longString = fc.oneof(
  string,
  fc.integer({ min: 0, max: 6000 }).map((length) => 'Some words. '.repeat(length / 12)),
);
const text: fc.Arbitrary<Text> = fc.oneof(
  longString,
  fc.array(
    fc.oneof(
      string,
      string.map((bold) => ({ bold })),
      fc.record({ link: string, url: fc.oneof(fc.webUrl(), string) }),
    ),
    { maxLength: 5 },
  ),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('answer', 'paragraph', 'citation', 'note'), text }),
  fc.record({ kind: fc.constant('list'), items: fc.array(text, { maxLength: 12 }) }),
  fc.record({
    kind: fc.constant('table'),
    columns: fc.array(string, { minLength: 1, maxLength: 4 }),
    rows: fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 8 }),
  }),
);
const action = fc.record({
  label: string,
  command: fc.constant('show'),
  options: fc.dictionary(fc.constantFrom('fact', 'topic'), fc.string({ maxLength: 60 })),
});

test('whatever the reply, Slack takes it', () => {
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 70 }),
      fc.option(text, { nil: undefined }),
      fc.option(longString, { nil: undefined }),
      fc.array(action, { maxLength: 40 }),
      fc.boolean(),
      fc.subarray([...ALL_NEWER]),
      (body, heading, question, actions, isPrivate, newer) => {
        const share = actions[0];
        const whole = reply(body, {
          actions,
          ...(heading === undefined ? {} : { heading }),
          ...(question === undefined ? {} : { question }),
          ...(share === undefined ? {} : { share }),
        });
        const setting = { private: isPrivate, withQuestion: true, thread: '1.000001', newer: new Set(newer) };
        const rendered = renderReply(whole, setting);
        expect(checkMessage(response, rendered).error).toBeUndefined();
      },
    ),
    { numRuns: 90 },
  );
});

test('what is too long is cut at sentences, and sources never are', () => {
  const citations = Array.from(
    { length: 8 },
    (_, at): Block => ({
      kind: 'citation',
      text: [
        `Source: Publisher ${at}, `,
        { link: `Title ${at}`, url: `https://example.org/${at}` },
        ', published 2024',
      ],
    }),
  );
  const long: Block = { kind: 'paragraph', text: 'This is a whole sentence. '.repeat(2000) };
  const rendered = renderReply(reply([{ kind: 'answer', text: '42' }, long, ...citations]), OPEN);
  expect(checkMessage(response, rendered).error).toBeUndefined();
  const { lines, links } = readBlocks(rendered.blocks);
  expect(lines.slice(-8)).toEqual(
    citations.map((one) => ('text' in one ? `• ${plain(one.text).replace(/ <.*>/, '')}` : '')),
  );
  expect(links).toHaveLength(8);
  expect(lines[1]).toMatch(/whole sentence\. …$/);
});

test('an address that is none, or would be another kind of link, is shown as text', () => {
  for (const url of [
    'javascript:alert(1)',
    'not an address',
    'slack://open',
    `https://example.org/${'x'.repeat(3000)}`,
  ]) {
    const { links } = readBlocks(
      renderReply(reply([{ kind: 'paragraph', text: [{ link: 'here', url }] }]), OPEN).blocks,
    );
    expect(links).toEqual([]);
  }
});

test('the answer is large, its heading small above it, remarks small below, each row of a table a line', () => {
  const rendered = renderReply(
    reply(
      [
        { kind: 'answer', text: '400' },
        { kind: 'paragraph', text: 'There are 400.' },
        {
          kind: 'table',
          columns: ['Figure', 'Publisher'],
          rows: [
            [[{ bold: '400' }], 'A'],
            ['350', 'B'],
          ],
        },
        { kind: 'note', text: 'As of 2024' },
        { kind: 'note', text: 'Only one source.' },
      ],
      { heading: 'Companies' },
    ),
    OPEN,
  );
  expect(rendered.blocks.map(({ type }) => type)).toEqual(['context', 'header', 'rich_text', 'rich_text', 'context']);
  expect(readBlocks(rendered.blocks).lines).toEqual([
    'Companies',
    '400',
    'There are 400.',
    'Figure · Publisher',
    '• 400 · A',
    '• 350 · B',
    'As of 2024\nOnly one source.',
  ]);
  expect(rendered.text).toBe('Companies\n400\nThere are 400.\n• 400 · A\n• 350 · B\nAs of 2024\nOnly one source.');
});

const DISPUTED = reply(
  [
    { kind: 'answer', text: '400' },
    { kind: 'paragraph', text: 'There are 400.' },
    { kind: 'paragraph', text: [{ bold: 'Sources disagree' }] },
    {
      kind: 'table',
      columns: ['Figure', 'Publisher'],
      rows: [
        [[{ bold: '400' }], 'A'],
        ['350', ''],
      ],
    },
    { kind: 'paragraph', text: 'They count differently.' },
    { kind: 'note', text: 'As of 2024' },
    { kind: 'note', text: 'A long remark about how it was counted. '.repeat(4) },
    { kind: 'citation', text: ['Source: ', { link: 'One', url: 'https://example.org/1' }] },
    { kind: 'citation', text: ['Source: ', { link: 'Two', url: 'https://example.org/2' }] },
    { kind: 'citation', text: ['Source: ', { link: 'Three', url: 'javascript:alert(1)' }] },
  ],
  {
    actions: [
      { label: 'Sources', command: 'sources', options: { fact: 'a' } },
      { label: 'How many German companies are there in Almaty?', command: 'show', options: { fact: 'b' } },
      { label: '👍', command: 'vote up', options: { fact: 'a', id: '1' } },
      { label: '👎', command: 'vote down', options: { fact: 'a', id: '1' } },
    ],
  },
);

test('of an answer one screen is seen: figures that disagree, long remarks and further sources are folded', () => {
  const { blocks } = renderReply(DISPUTED, { ...OPEN, newer: ALL_NEWER });
  const open = blocks.filter(({ type }) => type !== 'container');
  expect(open.map(({ type }) => type)).toEqual([
    'header',
    'rich_text',
    'context',
    'rich_text',
    'section',
    'actions',
    'context_actions',
  ]);
  expect(readBlocks(open).lines.slice(0, 4)).toEqual(['400', 'There are 400.', 'As of 2024', 'Source: One']);
  const folded = blocks.filter(({ type }) => type === 'container');
  expect(folded).toMatchObject([
    {
      title: { text: 'Sources disagree' },
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: [{ type: 'table' }, { type: 'section', text: { text: 'They count differently.' } }],
    },
    {
      title: { text: 'Notes and sources' },
      child_blocks: [{ type: 'context' }, { type: 'section' }, { type: 'section' }],
    },
  ]);
  expect(readBlocks(folded).lines.slice(1, 4)).toEqual(['Figure · Publisher', '400 · A', '350 · –']);
  expect(readBlocks(folded).links).toEqual([{ text: 'Open: Source: Two', url: 'https://example.org/2' }]);
});

test('what a workspace refuses is left out, and the rest is said all the same', () => {
  const said = (newer: readonly NewerBlock[]) =>
    readBlocks(renderReply(DISPUTED, { ...OPEN, newer: new Set(newer) }).blocks).lines.join('\n');
  const kinds = (newer: readonly NewerBlock[]) =>
    JSON.stringify(renderReply(DISPUTED, { ...OPEN, newer: new Set(newer) }).blocks).match(
      /container|"table|context_actions/g,
    );
  expect(kinds([])).toBeNull();
  expect(kinds(['container'])).toEqual(['container', 'container']);
  expect(kinds(['table'])).toBeNull();
  for (const newer of [[], ['container'], ['container', 'table']] as const) {
    for (const text of ['350', 'They count differently.', 'how it was counted', 'Two', 'Three']) {
      expect(said(newer), newer.join()).toContain(text);
    }
  }
});

test('a question is a line with a button, the same word on each; thumbs say to a screen reader what they mean', () => {
  const controls = (newer: ReadonlySet<NewerBlock>, language: 'en' | 'de') =>
    JSON.stringify(renderReply({ ...DISPUTED, language }, { ...OPEN, newer }).blocks);
  for (const newer of [ALL_NEWER, new Set<NewerBlock>()]) {
    expect(controls(newer, 'en')).toContain('"accessibility_label":"This answer helped me"');
    expect(controls(newer, 'de')).toContain('"accessibility_label":"Diese Antwort hat mir nicht geholfen"');
    expect(controls(newer, 'de')).toContain('"text":"Zeigen"');
  }
  const { controls: pressable } = readBlocks(renderReply(DISPUTED, OPEN).blocks);
  expect(pressable.map(({ kind }) => kind)).toEqual(['button', 'button', 'button', 'button']);
});

test('what are too many buttons is in a menu, which asks to choose in the language of the reply', () => {
  const actions = Array.from({ length: 14 }, (_, at) => ({
    label: `Topic ${at}`,
    command: 'fact',
    options: { topic: `${at}` },
  }));
  const { blocks } = renderReply(reply([], { actions, language: 'ru' }), OPEN);
  const { controls } = readBlocks(blocks);
  expect(controls.map(({ label }) => label)).toEqual(actions.map(({ label }) => label));
  expect(controls.filter(({ kind }) => kind === 'option')).toHaveLength(4);
  expect(JSON.stringify(blocks)).toContain('"placeholder":{"type":"plain_text","text":"Выберите"');
});

test('a picture comes before all that is said of it', () => {
  const drawn = reply(
    [
      { kind: 'paragraph', text: 'The newest is 4.' },
      { kind: 'table', columns: ['Year', 'Figure'], rows: [['2024', '4']] },
    ],
    { heading: 'Trade', picture: { png: new Uint8Array([1]), name: 'a.png', alt: 'Four' } },
  );
  const types = (newer: ReadonlySet<NewerBlock>) =>
    renderReply(drawn, { ...OPEN, picture: 'F1', newer }).blocks.map(({ type }) => type);
  expect(types(ALL_NEWER)).toEqual(['context', 'image', 'rich_text', 'container']);
  expect(types(new Set())).toEqual(['context', 'image', 'rich_text', 'rich_text']);
});

test('the text to fall back on is escaped', () => {
  expect(renderReply(reply([{ kind: 'paragraph', text: '<!channel> & <@U1>' }]), OPEN).text).toBe(
    '&lt;!channel&gt; &amp; &lt;@U1&gt;',
  );
});

test.each([
  ['Short.', 20, 'Short.'],
  ['One sentence. Another sentence that goes on.', 30, 'One sentence. …'],
  ['one word after another and no end of it', 20, 'one word after…'],
  ['x'.repeat(30), 10, 'xxxxxxxxx…'],
  [`${'x'.repeat(7)}😀😀`, 10, 'xxxxxxx😀…'],
  [`${'x'.repeat(8)}😀😀`, 10, 'xxxxxxxx…'],
])('shortens %j to %i characters', (long, max, short) => {
  expect(truncate(long, max, 'sentence')).toBe(short);
});
