import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Discord, openDiscord } from '../../doubles/discord/discord.ts';
import type { Exchange } from '../../doubles/discord/interactions.ts';
import { textOf } from '../../doubles/discord/shown.ts';
import type { Channel, Person } from '../../doubles/discord/world.ts';
import { type Running, startTestBot } from './bot.ts';

let discord: Discord;
let channel: Channel;
let alice: Person;
let running: Running | undefined;
/** Milliseconds by which Discord's clock is ahead. */
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  discord = await openDiscord({ now: () => Date.now() + ahead });
  channel = discord.addChannel(discord.addGuild());
  alice = discord.addPerson('Alice');
});
afterEach(async () => {
  await running?.platform.stop();
  await discord.close();
  expect(discord.violations).toEqual([]);
  expect(running?.ended ?? []).toEqual([]);
});

async function start(options: Parameters<typeof startTestBot>[1] = {}): Promise<Running> {
  running = await startTestBot(discord, { timeouts: { deferAfterMs: 40, giveUpAfterMs: 2_000 }, ...options });
  return running;
}

const CALLBACK = /^\/interactions\/.*\/callback$/;
const ours = (at: Channel) => discord.posted(at).filter(({ author }) => author.id === discord.world.bot.id);
const answerTo = async (exchange: Exchange) =>
  (await discord.until(() => !exchange.thinking && exchange.original)).message;
const mention = (text: string) => discord.write(alice, channel, `<@${discord.world.bot.id}> ${text}`);
const failures = ({ lines }: Running) => lines.map(({ failure }) => failure).filter((kind) => kind !== undefined);

/** That the bot goes on as if nothing had happened. */
async function expectAnswers(): Promise<void> {
  expect(textOf(await answerTo(discord.use(alice, channel, 'echo', { text: 'still here' })))).toContain('still here');
}

test('a store that hangs delays the answer by its own patience, but Discord hears in time', async () => {
  const { lines } = await start({ shared: { firstSight: () => new Promise(() => {}) } });
  const exchange = discord.use(alice, channel, 'echo', { text: 'slowly' });
  await discord.until(() => exchange.thinking);
  expect(exchange.respondedAfterMs).toBeLessThan(3_000);
  expect(textOf(await answerTo(exchange))).toContain('slowly');
  expect(lines.map(({ msg }) => msg)).toContain('the store failed');
});

test('a store that fails does not keep from answering', async () => {
  await start({ shared: { firstSight: () => Promise.reject(new Error('no store')) } });
  await expectAnswers();
});

test('an interaction and a message that the gateway replays are answered once', async () => {
  await start();
  await answerTo(discord.use(alice, channel, 'echo', { text: 'one' }));
  mention('two');
  await discord.until(() => ours(channel).length === 2);
  discord.gateway.drop(4);
  await discord.until(() => discord.gateway.counts.resumed === 1);
  await expectAnswers();
  expect(ours(channel)).toHaveLength(3);
  expect(discord.requests.filter((request) => CALLBACK.test(request.split(' ')[1] ?? ''))).toHaveLength(2);
});

test('an interaction that is over by the time of its answer is logged, not retried', async () => {
  const { lines } = await start();
  discord.faults.add('POST', CALLBACK, { kind: 'refuse', status: 404, code: 10062, message: 'Unknown interaction' });
  const exchange = discord.use(alice, channel, 'echo', { text: 'late' });
  const line = await discord.until(() => lines.find(({ id, failure }) => id === exchange.id && failure === 'late'));
  expect(line['reason']).toBe('10062 Unknown interaction');
  await expectAnswers();
});

test('an interaction that was answered already is left as it is', async () => {
  const bot = await start();
  discord.faults.add('POST', CALLBACK, { kind: 'refuse', status: 400, code: 40060 });
  discord.use(alice, channel, 'echo', { text: 'twice' });
  await discord.until(() => failures(bot).includes('answered'));
  await expectAnswers();
});

test('a response that arrived although the connection broke is not sent as another one', async () => {
  const bot = await start();
  discord.faults.add('POST', CALLBACK, { kind: 'accept-then-drop' });
  const exchange = discord.use(alice, channel, 'echo', { text: 'once' });
  await discord.until(() => discord.requests.filter((request) => request.includes(exchange.id)).length === 2);
  await expectAnswers();
  expect(ours(channel)).toHaveLength(2);
  expect(failures(bot)).toEqual([]);
});

test.each([
  ['a connection that breaks', { kind: 'drop' } as const],
  ['a server error', { kind: 'refuse', status: 502 } as const],
  ['a wait that Discord asks for', { kind: 'rate-limit', retryAfterMs: 20 } as const],
  ['a wait for all requests', { kind: 'rate-limit', retryAfterMs: 20, scope: 'global' } as const],
])('%s is survived, for commands and for messages', async (_, fault) => {
  await start();
  discord.faults.add('POST', CALLBACK, fault);
  await expectAnswers();
  discord.faults.add('POST', /messages$/, fault);
  mention('why?');
  await discord.until(() => ours(channel).length === 2);
});

test('while Discord is out of order, one interaction costs four requests at most', async () => {
  await start();
  discord.faults.add('POST', CALLBACK, { kind: 'refuse', status: 500 }, 50);
  const exchange = discord.use(alice, channel, 'echo', { text: 'why?' });
  const asked = () => discord.requests.filter((request) => request.includes(exchange.id)).length;
  await discord.until(() => asked() >= 4);
  discord.faults.clear();
  await expectAnswers();
  expect(asked()).toBe(4);
});

test('a message that was posted although the connection broke is not posted twice', async () => {
  await start();
  discord.faults.add('POST', /messages$/, { kind: 'accept-then-drop' });
  const asked = mention('why?');
  const posts = () => discord.requests.filter((request) => request === `POST /channels/${channel.id}/messages`);
  await discord.until(() => posts().length === 2);
  await expectAnswers();
  expect(ours(channel).filter((message) => message.message_reference?.message_id === asked.id)).toHaveLength(1);
});

test.each([
  [10003, 404, 'gone'],
  [50001, 403, 'forbidden'],
  [50013, 403, 'forbidden'],
  [0, 401, 'unauthorized'],
])('code %i for a message is told apart as it should be', async (code, status, kind) => {
  const bot = await start();
  alice.acceptsDirectMessages = false;
  discord.faults.add('POST', /messages$/, { kind: 'refuse', status, code }, 2);
  const asked = mention('why?');
  const line = await discord.until(() => bot.lines.find(({ id, failure }) => id === asked.id && failure !== undefined));
  expect(line['failure']).toBe(kind);
});

test('a message that Discord refuses is apologised for, with an id that the log knows', async () => {
  const bot = await start();
  discord.faults.add('POST', /messages$/, { kind: 'refuse', status: 400, code: 50035 });
  const asked = mention('why?');
  const [answer] = await discord.until(() => ours(channel).length === 1 && ours(channel));
  expect(answer?.content).toContain(asked.id);
  expect(bot.lines.find(({ id, msg }) => id === asked.id && msg === 'an answer was refused')).toBeDefined();
});

test('where embeds turn out to be forbidden, the answer comes as plain text', async () => {
  await start();
  channel.denied.add('embed');
  mention('why?');
  const [answer] = await discord.until(() => ours(channel).length === 1 && ours(channel));
  expect(answer?.content).toBe('answer to why?');
});

test('a response that Discord refuses is apologised for, with an id that the log knows', async () => {
  const bot = await start();
  discord.faults.add('POST', CALLBACK, { kind: 'refuse', status: 400, code: 50035, message: 'Invalid Form Body' });
  const exchange = discord.use(alice, channel, 'echo', { text: 'odd' });
  const message = await answerTo(exchange);
  expect(textOf(message)).toContain(exchange.id);
  expect(bot.lines.find(({ id, failure }) => id === exchange.id && failure === 'refused')).toBeDefined();
});

test('lost and late suggestions hurt nobody', async () => {
  const bot = await start();
  discord.faults.add('POST', CALLBACK, { kind: 'refuse', status: 404, code: 10062 });
  discord.type(alice, channel, 'ask', 'question', 'who');
  await discord.until(() => failures(bot).includes('late'));
  await expectAnswers();
});

test('reconnecting and resuming are logged, when Discord asks for it and when the line breaks', async () => {
  const { lines } = await start();
  const said = (text: string) => lines.filter(({ msg }) => msg === `Discord: ${text}`).length;
  expect(said('ready')).toBe(1);
  discord.gateway.askToReconnect();
  await discord.until(() => said('resumed') === 1);
  discord.gateway.drop();
  await discord.until(() => said('resumed') === 2);
  expect(said('reconnecting')).toBe(2);
  await expectAnswers();
});

test('a session that Discord calls invalid is resumed where it may be', async () => {
  await start();
  discord.gateway.invalidate(true);
  await discord.until(() => discord.gateway.counts.resumed === 1);
  await expectAnswers();
});

test('stopping lets what is under way finish', async () => {
  const bot = await start();
  let open = () => {};
  bot.gate.wait = new Promise((resolve) => {
    open = resolve;
  });
  const exchange = discord.use(alice, channel, 'slow');
  await discord.until(() => exchange.thinking);
  const stopped = bot.platform.stop();
  open();
  await stopped;
  expect(exchange.thinking).toBe(false);
  expect(discord.gateway.connected()).toEqual([]);
});
