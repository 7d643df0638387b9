import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { type Discord, openDiscord } from '../doubles/discord/discord.ts';
import { textOf } from '../doubles/discord/shown.ts';
import type { Channel, Person } from '../doubles/discord/world.ts';
import { BREAD_ANSWER, BREAD_QUESTION, createBreadPack } from '../fixtures/bread-pack.ts';
import { type Program, startProgram } from '../fixtures/program.ts';
import { dueSince } from '../fixtures/subscriptions.ts';

let discord: Discord;
let channel: Channel;
let alice: Person;
let dataDir: string;
const programs: Program[] = [];
const facts = createBreadPack();
afterAll(() => rmSync(facts, { recursive: true }));

const variables = () => ({
  FACTS: facts,
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.apiUrl,
  DATA_DIR: dataDir,
});

beforeEach(async () => {
  discord = await openDiscord();
  channel = discord.addChannel(discord.addGuild());
  alice = discord.addPerson('Alice');
  dataDir = mkdtempSync(join(tmpdir(), 'stop-'));
});
afterEach(async () => {
  for (const program of programs.splice(0)) {
    program.signal('SIGKILL');
    await program.ended;
  }
  await discord.close();
  rmSync(dataDir, { recursive: true });
  expect(discord.violations).toEqual([]);
});

async function start(): Promise<Program> {
  const program = startProgram(variables());
  programs.push(program);
  await program.ready();
  return program;
}

test('what is under way is finished, what comes later is not begun, and one id goes through it all', async () => {
  const program = await start();
  discord.faults.add('POST', /\/callback$/, { kind: 'late', ms: 500 });
  const exchange = discord.use(alice, channel, 'ask', { question: BREAD_QUESTION });
  await discord.until(() => discord.requests.some((request) => request.endsWith('/callback')));
  program.signal('SIGTERM');
  await discord.until(() => program.lines.some(({ msg }) => msg === 'stopping'));
  const tooLate = discord.use(alice, channel, 'ask', { question: BREAD_QUESTION });
  expect(await program.ended).toBe(0);
  expect(exchange.original && textOf(exchange.original.message)).toContain(BREAD_ANSWER);
  expect(tooLate.original).toBeUndefined();
  expect(program.lines.at(-1)).toMatchObject({ msg: 'stopped' });
  expect(program.lines.find(({ msg }) => msg === 'invocation')).toMatchObject({
    id: exchange.id,
    platform: 'discord',
    command: 'ask',
    outcome: 'answered',
    answer: 'found',
  });
  // What people ask is nobody's business who reads the log.
  expect(program.stderr()).not.toContain('oldest bread');
  expect(program.stderr()).not.toContain(discord.token);
}, 60_000);

test('a second signal ends it at once', async () => {
  const program = await start();
  discord.faults.add('POST', /\/callback$/, { kind: 'hang' });
  discord.use(alice, channel, 'ask', { question: BREAD_QUESTION });
  await discord.until(() => discord.requests.some((request) => request.endsWith('/callback')));
  program.signal('SIGTERM');
  await discord.until(() => program.lines.some(({ msg }) => msg === 'stopping'));
  program.signal('SIGINT');
  expect(await program.ended).toBe(1);
  expect(program.lines.at(-1)).toMatchObject({ msg: 'exiting immediately' });
}, 60_000);

test('a daily fact that has not left is let go, so that another process can post it at once', async () => {
  const store = openStore({ dataDir, databaseUrl: undefined, report: () => {} });
  const channels = [
    channel,
    ...Array.from({ length: 20 }, (_, at) => discord.addChannel(discord.addGuild(), `c${at}`)),
  ];
  discord.faults.add('POST', /\/channels\/\d+\/messages$/, { kind: 'late', ms: 400 }, channels.length);
  for (const { id } of channels) await store.subscribe(dueSince({ platform: 'discord', id }, Date.now()));
  const program = startProgram(variables());
  programs.push(program);
  await discord.until(() => discord.requests.some((request) => /^POST \/channels\/\d+\/messages/.test(request)));
  program.signal('SIGTERM');
  expect(await program.ended).toBe(0);
  const deliveries = (
    await Promise.all(channels.map((one) => store.deliveries({ platform: 'discord', id: one.id }, 5)))
  ).flat();
  const posted = channels.filter((one) => discord.posted(one).length === 1).map(({ id }) => id);
  expect(
    deliveries
      .filter(({ state }) => state === 'posted')
      .map((one) => one.channel.id)
      .toSorted(),
  ).toEqual(posted.toSorted());
  expect(posted.length).toBeGreaterThan(0);
  expect(posted.length).toBeLessThan(channels.length);
  const now = Date.now();
  const claims = await store.claimDeliveries({
    platform: 'discord',
    worker: 'another',
    now,
    leaseMs: 1,
    limit: 100,
    plan: ({ rotation }) => ({
      delivery: { date: '2026-11-24', dueAt: now, fact: 'f', rotation },
      nextDueAt: now + 1e9,
    }),
    onUnreadable: () => now + 1e9,
  });
  expect(claims.length).toBe(channels.length - posted.length);
  await store.close();
}, 60_000);
