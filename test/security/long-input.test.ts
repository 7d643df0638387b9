import { afterAll, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { openKnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import { decodeAction } from '../../src/chat/custom-id.ts';
import { UserError } from '../../src/chat/invocation.ts';
import { parseLine, readMessage } from '../../src/chat/parse-command.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { isBlank, markdown } from '../../src/platforms/discord/text.ts';
import { readTyped } from '../../src/platforms/slack/parse.ts';
import { renderReply as renderForSlack } from '../../src/platforms/slack/render.ts';
import { renderReply as renderForTerminal } from '../../src/replies/plain-text.ts';
import { tokenize } from '../../src/search/tokenize.ts';
import { oneLine, tidy } from '../../src/util/tidy.ts';
import { createTestBot } from '../fixtures/bot.ts';

/** Characters of the long text. Of a tenth of it, everything may take as long as it likes: so what is linear takes ten times that. */
const LONG = 100_000;
const SHORT = LONG / 10;
/** What is quadratic takes a hundred times as long, what is worse never ends. */
const MOST_TIMES = 40;
/** Milliseconds that are too few to compare on a busy machine, and far below what a quadratic expression takes. */
const NO_MATTER = 100;
const TRIES = 3;

/** Texts that lead expressions astray: one thing over and over, and at the end what does not fit. */
const PATTERNS: Readonly<Record<string, (length: number) => string>> = {
  'one letter': (length) => 'a'.repeat(length),
  words: (length) => 'how many '.repeat(length / 9),
  spaces: (length) => `9${' '.repeat(length)}x`,
  'line ends': (length) => `a${'\n\t '.repeat(length / 3)}b`,
  digits: (length) => '1'.repeat(length),
  'grouped numbers': (length) => '1,111.'.repeat(length / 6),
  marks: (length) => '.?!…'.repeat(length / 4),
  sentences: (length) => `${'a b.'.repeat(length / 4)}x`,
  'opening brackets': (length) => '<|'.repeat(length / 2),
  mentions: (length) => '<@U1|a>'.repeat(length / 7),
  'unclosed mention': (length) => `<@U1|${'|'.repeat(length)}`,
  quotes: (length) => 'x:"'.repeat(length / 3),
  options: (length) => 'topic:a '.repeat(length / 8),
  markup: (length) => '*_~`|'.repeat(length / 5),
  days: (length) => 'mon-'.repeat(length / 4),
  'combining marks': (length) => `e${'\u0301'.repeat(length)}`,
  emoji: (length) => '👩‍👩‍👧'.repeat(length / 8),
  'right to left': (length) => '\u202e\u200f'.repeat(length / 2),
  ligatures: (length) => '\ufdfa'.repeat(length),
  query: (length) => `1/ask?${'a=b&'.repeat(length / 4)}`,
};

/** What somebody typed comes first into one of these. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  tidy,
  tokenize,
  'a line': (text) => parseLine(text, commands),
  'a line of a command': (text) => parseLine(`daily on ${text}`, commands),
  'a mention': (text) => readMessage(text, commands),
  'a button': decodeAction,
  'text of Slack': (text) => readTyped(text, 'UDOSTYK'),
  'markdown of Discord': (text) => [markdown(text), oneLine(text), isBlank(text)],
  'a reply in the terminal': (text) => renderForTerminal(replyWith(text), { colours: false, width: 80 }),
  'a reply on Slack': (text) => renderForSlack(replyWith(text), { private: true, withQuestion: true }),
};

const base = await openKnowledgeBase(DEFAULT_PACK);
const { bot, remove } = createTestBot({
  knowledge: base.current,
  pictures: createPictures({ report: () => {} }),
  chosen: 'en',
  random: () => 0,
});
afterAll(remove);
const { dispatcher } = bot;

function replyWith(text: string) {
  const block = { kind: 'paragraph', text } as const;
  return { heading: text, question: text, body: [block, block], facts: [], actions: [], audience: 'asker' } as const;
}

/** The least of several measurements of the processor's time, in milliseconds: a busy machine makes no difference. */
async function time(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let tried = 0; tried < TRIES; tried++) {
    const began = process.threadCpuUsage();
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
    const { user, system } = process.threadCpuUsage(began);
    times.push((user + system) / 1000);
    if (Math.min(...times) < NO_MATTER) break;
  }
  return Math.min(...times);
}

async function expectLinear(work: (text: string) => unknown): Promise<void> {
  for (const [name, make] of Object.entries(PATTERNS)) {
    const long = await time(() => work(make(LONG)));
    if (long < NO_MATTER) continue;
    const short = await time(() => work(make(SHORT)));
    expect(long / short, `${name}: ${short.toFixed(1)} ms for a tenth, ${long.toFixed(1)} ms`).toBeLessThan(MOST_TIMES);
  }
}

test.each(Object.entries(READERS))('%s: 100,000 characters take at most in proportion', async (_, read) => {
  await expectLinear(read);
});

const options = commands.flatMap(({ name, options: declared }) =>
  Object.keys(declared).map((option) => [name, option] as const),
);

test.each(options)('/%s %s: 100,000 characters take at most in proportion', async (command, option) => {
  await expectLinear((text) =>
    dispatcher.dispatch({
      id: '1',
      command,
      options: { [option]: text },
      channel: { platform: 'test', id: 'c', space: 's', direct: true },
      user: { id: 'a', isAdmin: () => true },
    }),
  );
  await expectLinear((typed) => dispatcher.complete({ command, option, typed, language: 'en' }));
});
