import { type APIMessage, Client, GatewayDispatchEvents, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../../src/ops/log.ts';
import { containPackets } from '../../../src/platforms/discord/contain-packets.ts';
import { type Discord, openDiscord } from '../../doubles/discord/discord.ts';
import { buttonsOf, textOf } from '../../doubles/discord/shown.ts';
import type { Channel, Guild, Person } from '../../doubles/discord/world.ts';
import { type Running, startTestBot } from './bot.ts';

let discord: Discord;
let guild: Guild;
let channel: Channel;
let alice: Person;
let running: Running;

beforeEach(async () => {
  discord = await openDiscord();
  guild = discord.addGuild();
  channel = discord.addChannel(guild);
  alice = discord.addPerson('Alice');
  running = await startTestBot(discord);
});
afterEach(async () => {
  await running.platform.stop();
  await discord.close();
  expect(discord.violations).toEqual([]);
  expect(running.ended).toEqual([]);
});

async function expectAnswers(): Promise<void> {
  const exchange = discord.use(alice, channel, 'echo', { text: 'still here' });
  const { message } = await discord.until(() => exchange.original);
  expect(textOf(message)).toContain('still here');
}

const unreadable = () => running.lines.filter(({ msg }) => msg === 'Discord: unreadable event, skipped');

test('no event ends the program, whatever is in it', async () => {
  const events = Object.values(GatewayDispatchEvents).filter((name) => !['READY', 'RESUMED'].includes(name));
  const data = [
    null,
    7,
    'x',
    [],
    {},
    { id: null },
    { guild_id: guild.id },
    { guild_id: guild.id, user: null, member: {} },
  ];
  for (const event of events) for (const d of data) discord.gateway.dispatch(event, d, guild.id);
  await expectAnswers();
  const named = new Set(unreadable().map(({ event }) => event));
  expect([...named]).toEqual(expect.arrayContaining(['MESSAGE_CREATE', 'INTERACTION_CREATE', 'CHANNEL_CREATE']));
  // Of each event only so many lines, with the place where it could not be read.
  expect(unreadable().filter(({ event }) => event === 'MESSAGE_CREATE').length).toBeLessThanOrEqual(5);
  expect(unreadable()[0]).toMatchObject({ level: 'error', error: expect.stringContaining('discord.js') });
});

test('no field that is missing or null in what people do ends the program', async () => {
  const seen: { readonly t: string; readonly d: object }[] = [];
  const { dispatch } = discord.gateway;
  Object.assign(discord.gateway, {
    dispatch: (t: string, d: unknown, guildId?: string) => {
      if (typeof d === 'object' && d !== null) seen.push({ t, d });
      dispatch(t, d, guildId);
    },
  });
  discord.write(alice, channel, `<@${discord.world.bot.id}> echo hello`);
  const exchange = discord.use(alice, channel, 'echo', { text: 'hello' });
  const { message } = await discord.until(() => exchange.original);
  discord.press(alice, channel, message, customIdOf(message));
  discord.type(alice, channel, 'ask', 'question', 'h');
  await expectAnswers();
  const kept = seen.filter(({ t }) => ['MESSAGE_CREATE', 'INTERACTION_CREATE'].includes(t));
  expect(kept.length).toBeGreaterThanOrEqual(4);
  for (const { t, d } of kept)
    for (const broken of withoutEach(d)) dispatch(t, { ...broken, id: discord.world.nextId() }, guild.id);
  await expectAnswers();
}, 60_000);

function customIdOf(message: APIMessage): string {
  const [button] = buttonsOf(message);
  if (!button) throw new Error('There is no button.');
  return button.customId;
}

/** The same once for each of its fields, at any depth, with that field missing and with null for it. */
function* withoutEach(whole: object): Generator<object> {
  for (const key of Object.keys(whole)) {
    const { [key]: value, ...rest } = { ...whole } as Record<string, unknown>;
    yield rest;
    yield { ...rest, [key]: null };
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of withoutEach(value))
      yield { ...rest, [key]: Array.isArray(value) ? Object.values(inner) : inner };
  }
}

test('every one is counted, and after an hour the log tells of it again', () => {
  const client = new Client({ intents: [GatewayIntentBits.Guilds] });
  const lines: unknown[] = [];
  const counted: string[] = [];
  const log = createLog({ level: 'error', secrets: [], destination: { write: (line) => void lines.push(line) } });
  const clock = { ms: 0 };
  containPackets(client, { log, count: (event) => void counted.push(event), now: () => clock.ms });
  const receive = () =>
    Reflect.apply(Reflect.get(client.ws, 'handlePacket'), client.ws, [{ t: 'READY', d: null }, undefined]);
  for (let n = 0; n < 20; n++) receive();
  expect([counted.length, counted[0], lines.length]).toEqual([20, 'READY', 5]);
  clock.ms = 3_600_001;
  receive();
  expect([counted.length, lines.length]).toEqual([21, 6]);
});
