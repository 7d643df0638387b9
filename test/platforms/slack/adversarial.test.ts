import { beforeAll, expect, test } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { ALL_NEWER, type NewerBlock } from '../../../src/platforms/slack/newer-blocks.ts';
import { createSlackPoster } from '../../../src/platforms/slack/poster.ts';
import { renderReply } from '../../../src/platforms/slack/render.ts';
import { tidy } from '../../../src/util/tidy.ts';
import { warm } from '../../acceptance/watch-bot.ts';
import { hostileTexts } from '../../adversarial/texts.ts';
import { readBlocks, readMrkdwn } from '../../doubles/slack/reading.ts';
import { checkMessage, response } from '../../doubles/slack/rules/message.ts';
import { TOKENS } from '../../doubles/slack/workspace.ts';
import { reading, SILENT, startHarness, until } from './harness.ts';

/** A line of text as a chat shows it: what would break the line is a space, what would reorder it is left out. */
function asShown(text: string): string {
  return text
    .replace(/[\p{Control}\u2028\u2029]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .toWellFormed();
}

// The loopback Slack is in this process and would take the time of an index for a late acknowledgement.
beforeAll(warm);

test('there are 300 hostile texts', () => expect(hostileTexts).toHaveLength(300));

test('as questions they ping nobody and are shown as typed', async () => {
  const { anna, answers, lastReply, slack } = await startHarness();
  for (const text of hostileTexts) {
    const before = answers().length;
    await anna.commands('C1', `/ask ${text}`);
    const { views } = slack.workspace;
    const answered = await until(() => answers()[before] ?? (views.size > 0 ? 'form' : undefined));
    if (answered === 'form') {
      expect(text.trim()).toBe('');
      views.clear();
      continue;
    }
    const { pings, lines } = reading(answered);
    expect(pings, text).toEqual([]);
    expect(readMrkdwn(answered.text).pings, text).toEqual([]);
    const question = tidy(text);
    // Some of the texts name an option, which is not part of the question.
    if (question === '' || /^(question|private):/i.test(question)) continue;
    expect(lastReply()?.question).toBe(question);
    if (question.length <= 250) expect(lines[0]).toBe(asShown(question));
  }
});

test('as mentions they ping nobody, and the question is what was typed', async () => {
  const { anna, answers, lastReply } = await startHarness();
  for (const text of hostileTexts) {
    const before = answers().length;
    await anna.says('C1', `@dostyk ${text}`);
    const message = await until(() => answers()[before]);
    expect(reading(message).pings, text).toEqual([]);
    expect(readMrkdwn(message.text).pings, text).toEqual([]);
    const question = lastReply()?.question;
    // Another mention of the bot in the text is not part of the question, and neither is the command.
    if (question !== undefined && !/@dostyk/i.test(text)) expect(question).toBe(tidy(text).replace(/^\/ask /, ''));
  }
});

/** A reply that holds the text wherever a pack or a person could put one. */
function everywhere(text: string): Reply {
  const url = `https://example.org/?q=${encodeURIComponent(text.toWellFormed())}&b=2`;
  return {
    heading: text,
    question: text,
    body: [
      { kind: 'answer', text },
      { kind: 'paragraph', text: [text, { bold: text }, { link: text, url }] },
      { kind: 'list', items: [text, [{ bold: text }]] },
      { kind: 'table', columns: [text, 'B'], rows: [[text, [{ bold: text }]]] },
      { kind: 'citation', text: ['Source: ', { link: text, url }, text] },
      { kind: 'note', text },
    ],
    facts: [],
    actions: [{ label: text, command: 'show', options: { fact: 'one' } }],
    share: { label: text, command: 'show', options: { fact: 'one' } },
    audience: 'everyone',
    picture: { png: new Uint8Array([1]), name: 'a.png', alt: text },
  };
}

/** A harmless text of the same length, since long labels and remarks have places of their own. */
const calmAs = (text: string) => 'calm'.padEnd(text.length, 'x');

test.each([
  ['plain blocks', new Set<NewerBlock>()],
  ['newer blocks', ALL_NEWER],
])(
  'in %s, in every field of a reply they ping nobody, link nowhere else, keep the layout and are shown as they are',
  (_, newer) => {
    const setting = { private: true, withQuestion: true, picture: 'F1', newer } as const;
    for (const text of hostileTexts) {
      const rendered = renderReply(everywhere(text), setting);
      expect(checkMessage(response, rendered).error, text).toBeUndefined();
      const { lines, pings, links, controls, pictures } = readBlocks(rendered.blocks);
      const shown = asShown(text);
      expect(pings, text).toEqual([]);
      expect(
        links.every(({ url }) => url.startsWith('https://example.org/?q=')),
        text,
      ).toBe(true);
      expect(readMrkdwn(rendered.text).pings, text).toEqual([]);
      expect(readMrkdwn(rendered.text).links, text).toEqual([]);
      if (shown.trim() === '' || shown.length > 70) continue;
      const harmless = calmAs(text);
      const calm = renderReply(everywhere(harmless), setting);
      expect(
        rendered.blocks.map(({ type }) => type),
        text,
      ).toEqual(calm.blocks.map(({ type }) => type));
      expect(lines, text).toEqual(readBlocks(calm.blocks).lines.map((line) => line.replaceAll(harmless, () => shown)));
      expect(
        controls.map(({ label }) => label),
        text,
      ).toEqual([shown, shown]);
      expect(pictures[0]?.altText, text).toBe(shown);
    }
  },
);

test('Slack takes all of them as posts', async () => {
  const { slack } = await startHarness();
  const poster = createSlackPoster({ botToken: TOKENS.bot, apiUrl: slack.apiUrl, log: SILENT, timeoutMs: 6_000 });
  for (const [at, text] of hostileTexts.entries()) await poster.post({ id: 'C1' }, everywhere(text), `key ${at}`);
  expect(slack.seenBy('UANNA', 'C1')).toHaveLength(hostileTexts.length);
});
