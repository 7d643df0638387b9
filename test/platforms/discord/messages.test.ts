import { type APIMessage, MessageType } from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Discord, openDiscord } from '../../doubles/discord/discord.ts';
import { textOf } from '../../doubles/discord/shown.ts';
import { botRoleOf, type Channel, type Guild, type Person } from '../../doubles/discord/world.ts';
import { type Running, startTestBot } from './bot.ts';
import { CARRIED, QUESTION } from './carried-words.ts';

let discord: Discord;
let running: Running;
let guild: Guild;
let alice: Person;
let me: string;

beforeAll(async () => {
  discord = await openDiscord();
  guild = discord.addGuild();
  alice = discord.addPerson('Alice');
  me = `<@${discord.world.bot.id}>`;
  // All channels that the tests use exist before the bot learns of its servers.
  for (const name of [
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
  ])
    discord.addChannel(guild, name);
  discord.addThread(discord.addChannel(guild, 'parent'), 'thread');
  channelCalled('six').denied.add('send');
  channelCalled('seven').denied.add('embed');
  channelCalled('thirteen').denied.add('react');
  running = await startTestBot(discord, { timeouts: { deferAfterMs: 40, giveUpAfterMs: 200 } });
});
afterEach(() => expect(discord.violations).toEqual([]));
afterAll(async () => {
  await running.platform.stop();
  await discord.close();
});

function channelCalled(name: string): Channel {
  const found = [...discord.world.channels.values()].find((channel) => channel.name === name);
  if (!found) throw new Error(`There is no channel ${name}.`);
  return found;
}

const isOurs = ({ author }: APIMessage) => author.id === discord.world.bot.id;

async function nextAnswer(channel: Channel, count = 1): Promise<APIMessage> {
  return discord.until(() => discord.posted(channel).filter(isOurs)[count - 1]);
}

test.each([
  ['at the beginning', (text: string) => `${me} ${text}`],
  ['with a comma', (text: string) => `${me}, ${text}`],
  ['at the end', (text: string) => `${text} ${me}`],
])('a mention %s is answered, as a reply that notifies nobody', async (_, write) => {
  const channel = channelCalled('one');
  const before = discord.posted(channel).filter(isOurs).length;
  const asked = discord.write(alice, channel, write('how many companies?'));
  const answer = await nextAnswer(channel, before + 1);
  expect(textOf(answer)).toBe('answer to how many companies?');
  expect(answer.message_reference?.message_id).toBe(asked.id);
});

test('thanks get a reaction, or a line where the bot may not add one', async () => {
  const asked = discord.write(alice, channelCalled('twelve'), `${me} thanks`);
  await discord.until(() => discord.world.messages.get(asked.id)?.reactions[0]);
  expect(discord.world.messages.get(asked.id)?.reactions).toEqual(['❤️']);
  expect(discord.posted(channelCalled('twelve')).filter(isOurs)).toEqual([]);
  discord.write(alice, channelCalled('thirteen'), `${me} thanks`);
  expect(textOf(await nextAnswer(channelCalled('thirteen')))).toBe('answer to thanks');
});

test('a mention in the middle and in the old spelling is answered', async () => {
  const channel = channelCalled('two');
  discord.write(alice, channel, `how many <@!${discord.world.bot.id}> companies?`);
  expect(textOf(await nextAnswer(channel))).toBe('answer to how many companies?');
});

test('a mention in a thread is answered in the thread', async () => {
  const thread = channelCalled('thread');
  discord.write(alice, thread, `${me} echo hello`);
  expect(textOf(await nextAnswer(thread))).toContain('hello');
});

test('a reply to what the bot said is answered, without its name in it, and goes on from there', async () => {
  const channel = channelCalled('three');
  const asked = discord.write(alice, channel, `${me} why?`);
  const first = await nextAnswer(channel);
  discord.write(alice, channel, 'and since when?', { replyTo: first });
  expect(textOf(await nextAnswer(channel, 2))).toBe(`answer to and since when? after ${asked.id}`);
});

test('a direct message is answered; a command in it too, and a slip of a command is named', async () => {
  const direct = discord.directChannel(alice);
  discord.write(alice, direct, 'why?');
  expect(textOf(await nextAnswer(direct))).toBe('answer to why?');
  discord.write(alice, direct, '/echo hi');
  expect(textOf(await nextAnswer(direct, 2))).toContain('hi, undefined, direct');
  discord.write(alice, direct, '/ecko hi');
  expect(textOf(await nextAnswer(direct, 3))).toContain('Did you mean “echo”?');
  discord.write(alice, direct, '/secret of the house');
  expect(textOf(await nextAnswer(direct, 4))).toContain('of the house');
});

test('nobody else is answered: people among themselves, everyone, other bots, webhooks, the system, silent replies', async () => {
  const channel = channelCalled('four');
  discord.write(alice, channel, `${me} first`);
  const first = await nextAnswer(channel);
  discord.write(alice, channel, 'how many companies?');
  discord.write(alice, channel, '@everyone how many companies?');
  discord.write({ kind: 'bot' }, channel, `${me} how many companies?`);
  discord.write({ kind: 'webhook' }, channel, `${me} how many companies?`);
  discord.write(alice, channel, `${me} pinned a message`, { type: MessageType.ChannelPinnedMessage });
  discord.write(alice, channel, 'thanks', { replyTo: first, notifies: false });
  discord.write(alice, channel, `${me} last`);
  expect(textOf(await nextAnswer(channel, 2))).toBe('answer to last');
  expect(discord.posted(channel).filter(isOurs)).toHaveLength(2);
});

test('a mention of the role of the bot’s name gets a hint at how to be read', async () => {
  const channel = channelCalled('five');
  discord.write(alice, channel, `<@&${botRoleOf(guild)}> how many companies?`);
  expect(textOf(await nextAnswer(channel))).toContain('my role');
});

test('where the bot may not write, the asker learns it alone', async () => {
  const channel = channelCalled('six');
  const direct = discord.directChannel(alice);
  const before = discord.posted(direct).filter(isOurs).length;
  discord.write(alice, channel, `${me} why?`);
  expect(textOf(await nextAnswer(direct, before + 1))).toContain('\\#six');
  expect(discord.posted(channel).filter(isOurs)).toEqual([]);
  expect(discord.requests.filter((request) => request.includes(channel.id))).toEqual([]);
});

test('where embeds are forbidden the answer is plain text', async () => {
  const channel = channelCalled('seven');
  discord.write(alice, channel, `${me} why?`);
  expect((await nextAnswer(channel)).content).toBe('answer to why?');
});

test('a permission that was lost without notice is told like one that was never there', async () => {
  const channel = channelCalled('eight');
  const direct = discord.directChannel(alice);
  const before = discord.posted(direct).filter(isOurs).length;
  channel.denied.add('send');
  discord.write(alice, channel, `${me} why?`);
  expect(textOf(await nextAnswer(direct, before + 1))).toContain('\\#eight');
});

test('commands for managers work in a message for managers of the server, for nobody else', async () => {
  const channel = channelCalled('nine');
  discord.write(alice, channel, `${me} daily off`);
  expect(textOf(await nextAnswer(channel))).toContain('Manage Server');
  const bob = discord.addPerson('Bob', { isAdmin: true });
  discord.write(bob, channel, `${me} daily off`);
  expect(textOf(await nextAnswer(channel, 2))).toBe('no more');
});

test('what is asked for in private is answered directly, not before everybody', async () => {
  const channel = channelCalled('eleven');
  const direct = discord.directChannel(alice);
  const before = discord.posted(direct).filter(isOurs).length;
  discord.write(alice, channel, `${me} ask private:true question:"why me?"`);
  expect(textOf(await nextAnswer(direct, before + 1))).toBe('answer to why me?');
  alice.acceptsDirectMessages = false;
  discord.write(alice, channel, `${me} ask private:true question:"why me?"`);
  expect(textOf(await nextAnswer(channel))).toContain('/ask with the “private” option');
  alice.acceptsDirectMessages = true;
});

test('what takes long shows that it does, and what never comes is apologised for', async () => {
  const channel = channelCalled('ten');
  running.gate.wait = new Promise(() => {});
  const asked = discord.write(alice, channel, `${me} slow`);
  expect(textOf(await nextAnswer(channel))).toContain(asked.id);
  expect(discord.requests).toContain(`POST /channels/${channel.id}/typing`);
});

test.each(CARRIED)('a direct message with nothing but %s is read', async (_, carrying) => {
  const channel = discord.directChannel(discord.addPerson('Carla'));
  const [carla] = channel.recipients;
  if (!carla) throw new Error('Nobody is there.');
  discord.write(carla, channel, '', { carrying });
  expect(textOf(await nextAnswer(channel))).toBe(`answer to ${QUESTION}`);
});

test('what somebody else wrote and a person forwards is a question, and no command', async () => {
  const channel = discord.directChannel(discord.addPerson('Dora'));
  const [dora] = channel.recipients;
  if (!dora) throw new Error('Nobody is there.');
  discord.write(dora, channel, '', { carrying: { embeds: [{ description: '/daily off' }] } });
  expect(textOf(await nextAnswer(channel))).toBe('answer to /daily off');
});
