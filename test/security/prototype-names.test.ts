import { afterAll, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createLanguages } from '../../src/answer/languages.ts';
import { type ParsedCommand, UserError } from '../../src/chat/invocation.ts';
import { parseLine, readMessage } from '../../src/chat/parse-command.ts';
import { createTestBot } from '../fixtures/bot.ts';
import { createListPoster } from '../fixtures/daily.ts';
import { smallPack } from '../fixtures/small-pack.ts';

/** What every plain object has without having been given it. */
const NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'prototype'];

const knowledge = createLanguages(smallPack).in(smallPack.language);
const { bot, defects, remove } = createTestBot({
  knowledge: () => knowledge,
  pictures: { draw: async () => undefined, close: async () => {} },
  routes: new Map([['test', { poster: createListPoster().poster, requestsPerSecond: 1_000, atATime: 10 }]]),
  chosen: 'en',
});
afterAll(remove);

async function run({ command, options }: ParsedCommand): Promise<void> {
  const reply = await bot.dispatcher.dispatch({
    id: 'test',
    command,
    options,
    channel: { platform: 'test', id: '1', direct: false },
    user: { id: '1', isAdmin: () => true },
  });
  expect([command, options, reply.outcome]).not.toEqual([command, options, 'failed']);
  expect(defects).toEqual([]);
}

/** What was typed, if it can be read: a mistake in it is said to the person. */
function read(parse: () => ParsedCommand): ParsedCommand[] {
  try {
    return [parse()];
  } catch (mistake) {
    if (mistake instanceof UserError) return [];
    throw mistake;
  }
}

test.each(NAMES)('%s is a word like any other in every option of every command', async (name) => {
  for (const { name: command, options } of commands) {
    for (const option of Object.keys(options)) await run({ command, options: { [option]: name } });
    await run({ command, options: Object.fromEntries(Object.keys(options).map((option) => [option, name])) });
    await run({ command, options: Object.fromEntries([[name, name]]) });
    for (const option of [...Object.keys(options), name]) {
      expect(bot.dispatcher.complete({ command, option, typed: name, language: name })).toBeInstanceOf(Array);
    }
    for (const line of [`${command} ${name}`, `${command} ${name}:${name}`, `${name} ${command}`, name]) {
      for (const parse of [parseLine, readMessage]) {
        for (const parsed of read(() => parse(line, commands))) await run(parsed);
      }
    }
  }
});
