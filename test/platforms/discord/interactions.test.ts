import { type APIMessage, ComponentType, MessageFlags } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Discord, openDiscord } from '../../doubles/discord/discord.ts';
import type { Exchange } from '../../doubles/discord/interactions.ts';
import { componentsOf, textOf } from '../../doubles/discord/shown.ts';
import type { Channel, Guild, Person } from '../../doubles/discord/world.ts';
import { type Running, startTestBot } from './bot.ts';
import { CARRIED, QUESTION } from './carried-words.ts';

let discord: Discord;
let running: Running;
let guild: Guild;
let channel: Channel;
let alice: Person;

beforeAll(async () => {
  discord = await openDiscord();
  guild = discord.addGuild();
  discord.addGuild({ name: 'elsewhere' });
  alice = discord.addPerson('Alice', { locale: 'de' });
  channel = discord.addChannel(guild);
  running = await startTestBot(discord, { timeouts: { deferAfterMs: 40, giveUpAfterMs: 200 } });
});
beforeEach(() => {
  running.gate.wait = Promise.resolve();
});
afterEach(() => expect(discord.violations).toEqual([]));
afterAll(async () => {
  await running.platform.stop();
  await discord.close();
});

async function answerTo(exchange: Exchange): Promise<APIMessage> {
  return (await discord.until(() => !exchange.thinking && exchange.original)).message;
}

const isPrivate = ({ flags }: APIMessage) => (Number(flags) & MessageFlags.Ephemeral) !== 0;
const customIds = (message: APIMessage) =>
  componentsOf(message).flatMap((one) => ('custom_id' in one ? [one.custom_id] : []));

test('a command is answered in its channel, in the person’s language, with what was typed', async () => {
  const message = await answerTo(discord.use(alice, channel, 'echo', { text: 'good day' }));
  expect(textOf(message)).toBe(`good day, de, ${guild.id}`);
  expect(isPrivate(message)).toBe(false);
});

test('a question is shown above its answer, since Discord does not show what was typed', async () => {
  const message = await answerTo(discord.use(alice, channel, 'ask', { question: 'why *not*?' }));
  expect(textOf(message)).toBe('> why \\*not\\*?\nanswer to why \\*not\\*?');
});

test('a subcommand is a command of two words, for those who may manage the server', async () => {
  const refused = await answerTo(discord.use(alice, channel, 'daily on', { time: '9:00' }));
  expect(textOf(refused)).toContain('Server verwalten');
  expect(isPrivate(refused)).toBe(true);
  const bob = discord.addPerson('Bob', { isAdmin: true });
  expect(textOf(await answerTo(discord.use(bob, channel, 'daily on', { time: '9:00' })))).toBe('daily at 9\\:00');
});

test('in a direct conversation everybody manages their own', async () => {
  const direct = discord.directChannel(alice);
  expect(textOf(await answerTo(discord.use(alice, direct, 'daily on', { time: '9' })))).toBe('daily at 9');
});

test('a private answer is seen by the asker alone, until they show it', async () => {
  const message = await answerTo(discord.use(alice, channel, 'ask', { question: 'hm', private: true }));
  expect(isPrivate(message)).toBe(true);
  const before = discord.posted(channel).length;
  expect(discord.postedFor(channel, alice).at(-1)?.id).toBe(message.id);
  const [showEveryone = ''] = customIds(message);
  const shown = await answerTo(discord.press(alice, channel, message, showEveryone));
  expect(isPrivate(shown)).toBe(false);
  expect(discord.posted(channel)).toHaveLength(before + 1);
});

test('people alone with the bot are not offered to show it to everybody', async () => {
  const message = await answerTo(discord.use(alice, discord.directChannel(alice), 'secret'));
  expect(customIds(message)).toEqual([]);
});

test('where a person alone has installed the bot it answers too: in servers without it, and among friends', async () => {
  const foreign = discord.addChannel(discord.addGuild({ hasBot: false }));
  expect(textOf(await answerTo(discord.use(alice, foreign, 'echo', { text: 'hi' })))).toContain('hi');
  const group = discord.addGroup([alice]);
  expect(textOf(await answerTo(discord.use(alice, group, 'echo', { text: 'hi' })))).toContain('hi, de, undefined');
  expect(() => discord.use(alice, group, 'daily off')).toThrow('not offered here');
});

test('a button does what it says, as often as it is pressed', async () => {
  const message = await answerTo(discord.use(alice, channel, 'echo', { text: 'one' }));
  const [again = ''] = customIds(message);
  expect(textOf(await answerTo(discord.press(alice, channel, message, again)))).toContain('again');
  expect(textOf(await answerTo(discord.press(alice, channel, message, again)))).toContain('again');
});

test.each(['0/gone?a=b', 'nonsense', '2/echo?text=x'])(
  'the button %s of another version says that it is outdated',
  async (id) => {
    const message = await answerTo(discord.use(alice, channel, 'echo', { text: 'one' }));
    const answer = await answerTo(discord.press(alice, channel, message, id));
    expect(textOf(answer)).toBe('outdated');
    expect(isPrivate(answer)).toBe(true);
  },
);

test('many buttons become menus, of which every entry works', async () => {
  const few = await answerTo(discord.use(alice, channel, 'many', { count: '10' }));
  const rows = componentsOf(few).flatMap((one) =>
    one.type === ComponentType.ActionRow ? [one.components.length] : [],
  );
  expect(rows).toEqual([5, 5]);
  const many = await answerTo(discord.use(alice, channel, 'many', { count: '30' }));
  expect(customIds(many)).toEqual(['menu-0', 'menu-1']);
  const menu = componentsOf(many).findLast(({ type }) => type === ComponentType.StringSelect);
  const last = menu?.type === ComponentType.StringSelect ? menu.options.at(-1) : undefined;
  expect(last?.label).toBe('Button 29');
  const chosen = discord.choose(alice, channel, many, 'menu-1', last?.value ?? '');
  expect(textOf(await answerTo(chosen))).toContain('pressed 29');
});

test('the menu of a message answers that message, also another bot’s', async () => {
  const message = discord.write({ kind: 'bot' }, channel, 'how many companies?');
  const answer = await answerTo(discord.useOn(alice, channel, 'Ask Dostyk', message));
  expect(textOf(answer)).toContain('answer to how many companies?');
  const empty = discord.write(alice, channel, '');
  expect(textOf(await answerTo(discord.useOn(alice, channel, 'Ask Dostyk', empty)))).toContain('answer to');
});

test.each(CARRIED)('the menu of a message reads %s', async (_, carrying) => {
  const message = discord.write({ kind: 'bot' }, channel, '', { carrying });
  expect(textOf(await answerTo(discord.useOn(alice, channel, 'Ask Dostyk', message)))).toContain(
    `answer to ${QUESTION}`,
  );
});

test('suggestions are at most 25, none blank and none longer than Discord takes', async () => {
  const exchange = discord.type(alice, channel, 'ask', 'question', 'who');
  const choices = await discord.until(() => exchange.choices);
  expect(choices).toHaveLength(25);
  expect(choices[0]).toEqual({ name: 'who?', value: 'who?' });
  expect(choices[1]?.name).toBe(`${'x'.repeat(99)}…`);
  expect(choices.map(({ name }) => name)).not.toContain('a long value');
});

test('a picture comes with its words; where files are forbidden the words come alone', async () => {
  const message = await answerTo(discord.use(alice, channel, 'picture'));
  expect(message.attachments[0]?.description).toBe('It grows.');
  const bare = discord.addChannel(guild);
  bare.denied.add('attach');
  const told = await answerTo(discord.use(alice, bare, 'picture'));
  expect(told.attachments).toEqual([]);
  expect(textOf(told)).toContain('-# It grows.');
});

test('where embeds are forbidden the answer is plain text', async () => {
  const bare = discord.addChannel(guild);
  bare.denied.add('embed');
  const message = await answerTo(discord.use(alice, bare, 'ask', { question: 'why?' }));
  expect(message.embeds).toEqual([]);
  expect(message.content).toBe('> why?\n\nanswer to why?');
});

test('what is not there in time is put off, and then comes in its place', async () => {
  let open = () => {};
  running.gate.wait = new Promise((resolve) => {
    open = resolve;
  });
  const exchange = discord.use(alice, channel, 'slow');
  await discord.until(() => exchange.thinking);
  open();
  const message = await answerTo(exchange);
  expect(textOf(message)).toBe('at last');
  expect(Number(message.flags) & MessageFlags.IsComponentsV2).not.toBe(0);
  expect(exchange.followUps).toEqual([]);
});

test('what was put off for all and is for one is shown to that one alone', async () => {
  let open = () => {};
  running.gate.wait = new Promise((resolve) => {
    open = resolve;
  });
  const exchange = discord.use(alice, channel, 'slow', { private: true });
  await discord.until(() => exchange.thinking);
  open();
  const followUp = await discord.until(() => exchange.followUps[0]);
  expect(textOf(followUp.message)).toBe('at last');
  expect(followUp.onlyFor).toBe(alice.user.id);
  expect(exchange.original?.deleted).toBe(true);
});

test('what never comes is apologised for, with an id that the log knows', async () => {
  running.gate.wait = new Promise(() => {});
  const exchange = discord.use(alice, channel, 'slow', { private: true });
  const told = await discord.until(() => exchange.followUps[0]);
  expect(textOf(told.message)).toContain(exchange.id);
  expect(running.lines.find(({ msg }) => msg === 'no answer came')?.['id']).toBe(exchange.id);
});

test('a defect is told with an id that the log knows, and nothing else of it', async () => {
  const exchange = discord.use(alice, channel, 'broken');
  const message = await answerTo(exchange);
  expect(textOf(message)).toContain(exchange.id);
  expect(textOf(message)).not.toContain('a defect');
  expect(running.lines.find(({ msg }) => msg === 'a command failed')?.['id']).toBe(exchange.id);
});
