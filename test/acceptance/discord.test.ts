import type { APIMessage } from 'discord.js';
import { expect } from 'vitest';
import { parseLine } from '../../src/chat/parse-command.ts';
import { createPoster } from '../../src/platforms/discord/poster.ts';
import { startDiscord } from '../../src/platforms/discord/start.ts';
import { openDiscord } from '../doubles/discord/discord.ts';
import { buttonsOf, textOf as markdownOf } from '../doubles/discord/shown.ts';
import { createWatchedBot } from './bot.ts';
import { testConversations } from './conversations.ts';
import { testCuratorConversations } from './curator-conversations.ts';
import { testDailyConversations } from './daily-conversations.ts';
import type { Driver, Seen } from './driver.ts';
import { testFollowUpConversations } from './follow-up-conversations.ts';
import { testTeachingConversations } from './teaching-conversations.ts';
import { warm } from './watch-bot.ts';

/** The real client, connected to the loopback Discord. A line with a slash is a slash command, any other a message. */
async function createDriver(): Promise<Driver> {
  // The loopback Discord is in this process and would take the time of an index for a late reply.
  await warm();
  const discord = await openDiscord();
  const guild = discord.addGuild();
  const channel = discord.addChannel(guild);
  const alice = discord.addPerson('Alice', { isAdmin: true });
  const { token, apiUrl } = discord;
  const { bot, lastReply } = createWatchedBot(createPoster({ token, apiUrl, timeoutMs: 6_000 }));
  const platform = await startDiscord(bot, { token, apiUrl, guildId: undefined, shards: 'auto' });
  let last: APIMessage | undefined;

  const sees = (message: APIMessage): Seen => {
    last = message;
    return {
      text: textOf(message),
      facts: lastReply()?.facts ?? [],
      buttons: buttonsOf(message).map(({ label }) => label),
    };
  };
  let shown: ReturnType<typeof discord.use> | undefined;
  const seesAnswer = async (exchange: ReturnType<typeof discord.use>): Promise<Seen> => {
    await discord.until(() => exchange.modal ?? (!exchange.thinking && exchange.original));
    if (exchange.original) return sees(exchange.original.message);
    shown = exchange;
    return { text: JSON.stringify(exchange.modal), facts: [], buttons: [] };
  };
  const writes = async (line: string): Promise<Seen> => {
    const before = discord.posted(channel).length + 1;
    discord.write(alice, channel, line.replace(/@dostyk/i, `<@${discord.world.bot.id}>`));
    return sees(await discord.until(() => discord.posted(channel)[before]));
  };

  return {
    types: async (line) => {
      if (!line.startsWith('/')) return writes(line);
      const { command, options } = parseLine(line.slice(1), bot.commands);
      // Discord's client sends only commands that exist; who writes another one in a message is answered there.
      const isOffered = bot.commands.some(({ name, description }) => name === command && description !== undefined);
      if (!isOffered) return writes(`@dostyk ${line}`);
      // What is written in a form is not written beside the command.
      const declared = bot.commands.find(({ name }) => name === command)?.options ?? {};
      if (Object.keys(options).some((name) => declared[name]?.field !== undefined)) return writes(`@dostyk ${line}`);
      return seesAnswer(discord.use(alice, channel, command, readTyped(options)));
    },
    presses: async (label) => {
      const button = last && buttonsOf(last).find((one) => one.label === label);
      if (!last || !button) throw new Error(`There is no button ${label}.`);
      return seesAnswer(discord.press(alice, channel, last, button.customId));
    },
    fills: async (fields) => {
      if (!shown) throw new Error('There is no form.');
      return seesAnswer(discord.submit(alice, channel, shown, fields));
    },
    chooses: (text, label) => {
      const message = discord.write(alice, channel, text);
      return seesAnswer(discord.useOn(alice, channel, label, message));
    },
    leaves: async () => {
      await platform.stop();
      await discord.close();
      expect(discord.violations).toEqual([]);
    },
  };
}

function readTyped(options: Readonly<Record<string, unknown>>): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      value === 'true' || value === 'false' ? value === 'true' : String(value),
    ]),
  );
}

/** Discord does not show the backslash that keeps a character from being markup. */
function textOf(message: APIMessage): string {
  return markdownOf(message).replace(/\\(?=[^\p{L}\p{N}\s])/gu, '');
}

testConversations('discord', createDriver);
testDailyConversations('discord', createDriver);
testFollowUpConversations('discord', createDriver);
testCuratorConversations('discord', createDriver);
testTeachingConversations('discord', createDriver);
