import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDiscord } from '../../../src/platforms/discord/start.ts';
import type { Platform } from '../../../src/platforms/platform.ts';
import { tidy } from '../../../src/util/tidy.ts';
import { createWatchedBot } from '../../acceptance/bot.ts';
import { warm } from '../../acceptance/watch-bot.ts';
import { hostileTexts } from '../../adversarial/texts.ts';
import { type Discord, openDiscord } from '../../doubles/discord/discord.ts';
import { textOf } from '../../doubles/discord/shown.ts';
import type { Channel, Person } from '../../doubles/discord/world.ts';
import { read } from './reading.ts';

/** The whole bot with its own facts, asked every hostile text over the real client. */
let discord: Discord;
let platform: Platform;
let channel: Channel;
let alice: Person;

beforeAll(async () => {
  // The loopback Discord is in this process and would take the time of an index for a late reply.
  await warm();
  discord = await openDiscord();
  channel = discord.addChannel(discord.addGuild());
  alice = discord.addPerson('Alice');
  const { token, apiUrl } = discord;
  platform = await startDiscord(createWatchedBot().bot, { token, apiUrl, guildId: undefined, shards: 'auto' });
});
afterAll(async () => {
  await platform.stop();
  await discord.close();
});

test('asked as a command, every text is shown above its answer as it was typed, and pings nobody', async () => {
  for (const text of hostileTexts) {
    const exchange = discord.use(alice, channel, 'ask', { question: text });
    const { message } = await discord.until(() => exchange.original, JSON.stringify(text));
    const [line] = read(textOf(message));
    if (/[^\s\p{C}\u2800\u3164\uffa0\u115f\u1160]/u.test(text)) {
      expect(line?.text.trim(), JSON.stringify(text)).toBe(tidy(text));
      expect(line?.line).toBe('quote');
    }
    expect(line?.marks, JSON.stringify(text)).toEqual([]);
  }
  expect(discord.violations).toEqual([]);
});

test('asked by mention, every text is answered once, and pings nobody', async () => {
  const other = discord.directChannel(alice);
  let reactions = 0;
  for (const [at, text] of hostileTexts.entries()) {
    const asked = discord.write(alice, other, `<@${discord.world.bot.id}> ${text}`);
    const answers = () =>
      discord.posted(other).filter(({ message_reference }) => message_reference?.message_id === asked.id);
    const isAnswered = () => answers().length > 0 || discord.world.messages.get(asked.id)?.reactions.length === 1;
    await discord.until(isAnswered, JSON.stringify(text));
    if (answers().length === 0) reactions++;
    expect(discord.posted(other)).toHaveLength(2 * (at + 1) - reactions);
  }
  // An emoji by itself is answered in kind.
  expect(reactions).toBeLessThan(hostileTexts.length / 20);
  expect(discord.violations).toEqual([]);
});
