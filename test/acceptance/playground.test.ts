import { PassThrough } from 'node:stream';
import { commands } from '../../commands/index.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { createTerminalPoster, runTerminal } from '../../src/platforms/playground/terminal.ts';
import { createWatchedBot } from './bot.ts';
import { testConversations } from './conversations.ts';
import { testCuratorConversations } from './curator-conversations.ts';
import { testDailyConversations } from './daily-conversations.ts';
import type { Driver, Seen } from './driver.ts';
import { testFollowUpConversations } from './follow-up-conversations.ts';
import { testTeachingConversations } from './teaching-conversations.ts';

/** The names of fields by their labels. */
const labels = new Map(
  commands.flatMap(({ options }) =>
    Object.entries(options).flatMap(([name, { description }]) =>
      description === undefined ? [] : [[translatorFor('en')(description, {}), name] as const],
    ),
  ),
);

/** The real terminal over streams. */
async function createDriver(): Promise<Driver> {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  let written = '';
  output.on('data', (text: string) => {
    written += text;
  });
  const { bot, lastReply } = createWatchedBot(
    createTerminalPoster({ output, interactive: false, colours: false, width: () => undefined }),
  );
  const { commands, dispatcher } = bot;
  const ended = runTerminal({ input, output, interactive: false, colours: false, locale: 'en', commands, dispatcher });

  const types = async (line: string): Promise<Seen> => {
    written = '';
    input.write(`${line}\n`);
    while (!written.endsWith('\n\n')) await new Promise((resolve) => setImmediate(resolve));
    const buttons = [...written.matchAll(/\[\d+\] (.+?)(?= {2}\[|\n)/g)].map((match) => match[1] ?? '');
    return { text: written, facts: lastReply()?.facts ?? [], buttons };
  };
  return {
    types,
    presses: async (label) => {
      const number = new RegExp(`\\[(\\d+)\\] ${label}`).exec(written)?.[1] ?? '';
      return types(number);
    },
    fills: async (fields) => {
      let seen: Seen = { text: written, facts: [], buttons: [] };
      // Each field is asked for with its place, of so many.
      for (let at = /(\d+)\/(\d+) (.+)/.exec(written); at; at = /(\d+)\/(\d+) (.+)/.exec(written)) {
        const name = labels.get(at[3] ?? '') ?? '';
        seen = await types(fields[name]?.replaceAll('\n', ' ') ?? ' ');
      }
      return seen;
    },
    leaves: async () => {
      input.end();
      await ended;
    },
  };
}

testConversations('playground', createDriver);
testDailyConversations('playground', createDriver);
testFollowUpConversations('playground', createDriver);
testCuratorConversations('playground', createDriver);
testTeachingConversations('playground', createDriver);
