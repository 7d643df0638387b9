import { ChannelType } from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { defineCommand } from '../../../src/chat/command.ts';
import { type Discord, openDiscord } from '../../doubles/discord/discord.ts';
import type { Exchange } from '../../doubles/discord/interactions.ts';
import { textOf } from '../../doubles/discord/shown.ts';
import type { Channel, Denied, Guild, Person } from '../../doubles/discord/world.ts';
import { type Gate, type Running, startTestBot } from './bot.ts';

/** Says what keeps the bot from posting where it is asked. */
const lacking = defineCommand<Gate>()({
  name: 'lacking',
  description: 'command.topics.description',
  options: {},
  run: async ({ obstacles }) => ({
    body: [{ kind: 'paragraph', text: `lacking: ${(await obstacles?.())?.join() ?? 'not asked'}` }],
    facts: [],
    actions: [],
    audience: 'asker',
  }),
});

/** Says how things are posted where it is asked, and what keeps the bot from it. */
const place = defineCommand<Gate>()({
  name: 'place',
  description: 'command.topics.description',
  options: {},
  run: async ({ channel: { kind, forum }, obstacles }) => ({
    body: [{ kind: 'paragraph', text: `${kind} ${forum} ${(await obstacles?.('forum'))?.join()}` }],
    facts: [],
    actions: [],
    audience: 'asker',
  }),
});

let discord: Discord;
let running: Running;
let guild: Guild;
let alice: Person;
/** Known to the bot from its start: it is told of no later change. */
let pictureless: Channel;
let forum: Channel;
let news: Channel;
let post: Channel;
let thread: Channel;
beforeAll(async () => {
  discord = await openDiscord();
  guild = discord.addGuild();
  alice = discord.addPerson('Alice', { isAdmin: true });
  pictureless = discord.addChannel(guild);
  pictureless.denied.add('attach');
  forum = discord.addChannel(guild, 'facts', ChannelType.GuildForum);
  news = discord.addChannel(guild, 'news', ChannelType.GuildAnnouncement);
  post = discord.addThread(forum);
  thread = discord.addThread(pictureless);
  running = await startTestBot(discord, { commands: [lacking, place] });
});
afterEach(() => expect(discord.violations).toEqual([]));
afterAll(async () => {
  await running.platform.stop();
  await discord.close();
});

async function saidBy(exchange: Exchange): Promise<string> {
  const { message } = await discord.until(() => !exchange.thinking && exchange.original);
  return textOf(message);
}

test.each<[readonly Denied[], string]>([
  [[], ''],
  [['embed'], ''],
  [['send'], 'send'],
  [['view'], 'view'],
  [['attach'], 'attach'],
  [['view', 'send', 'attach'], 'view,send,attach'],
])('where the bot is denied %j', async (denied, expected) => {
  const channel = discord.addChannel(guild);
  for (const right of denied) channel.denied.add(right);
  expect(await saidBy(discord.use(alice, channel, 'lacking', {}))).toBe(`lacking: ${expected}`);
});

test('in a direct message with the bot there is nothing in the way', async () => {
  expect(await saidBy(discord.use(alice, discord.directChannel(alice), 'lacking', {}))).toBe('lacking: ');
});

test('in a conversation of other people, and in a server that never asked for it, it cannot post', async () => {
  const bob = discord.addPerson('Bob');
  expect(await saidBy(discord.use(alice, discord.addGroup([alice, bob]), 'lacking', {}))).toBe('lacking: conversation');
  const strange = discord.addChannel(discord.addGuild({ hasBot: false }));
  expect(await saidBy(discord.use(alice, strange, 'lacking', {}))).toBe('lacking: uninstalled');
});

test('in a message it is looked up in the channel', async () => {
  const channel = pictureless;
  discord.write(alice, channel, `<@${discord.world.bot.id}> lacking`);
  await discord.until(() => discord.posted(discord.directChannel(alice)).length + discord.posted(channel).length > 1);
  const texts = [...discord.posted(channel), ...discord.posted(discord.directChannel(alice))].map(textOf);
  expect(texts.join('\n')).toContain('lacking: attach');
});

test('a post of a forum knows its forum, an announcement channel what it is, any other channel nothing', async () => {
  const said = async (channel: Channel) => saidBy(discord.use(alice, channel, 'place', {}));
  expect(await said(post)).toBe(`undefined ${forum.id} `);
  expect(await said(news)).toBe('announcement undefined ');
  expect(await said(thread)).toBe('undefined undefined ');
  const silent = discord.addThread(forum);
  silent.denied.add('send');
  expect(await said(silent)).toContain(' send');
});
