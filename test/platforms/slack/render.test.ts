import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, plain, type Reply, type Text } from '../../../src/chat/reply.ts';
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
      (body, heading, question, actions, isPrivate) => {
        const share = actions[0];
        const whole = reply(body, {
          actions,
          ...(heading === undefined ? {} : { heading }),
          ...(question === undefined ? {} : { question }),
          ...(share === undefined ? {} : { share }),
        });
        const rendered = renderReply(whole, { private: isPrivate, withQuestion: true, thread: '1.000001' });
        expect(checkMessage(response, rendered).error).toBeUndefined();
      },
    ),
    { numRuns: 60 },
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
