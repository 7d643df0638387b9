import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { type Discord, openDiscord } from '../doubles/discord/discord.ts';
import { buttonsOf, textOf } from '../doubles/discord/shown.ts';
import type { Channel, Person } from '../doubles/discord/world.ts';
import { BREAD_ANSWER, BREAD_QUESTION, createBreadPack } from '../fixtures/bread-pack.ts';
import { type Program, startProgram } from '../fixtures/program.ts';

let discord: Discord;
let channel: Channel;
let alice: Person;
let dataDir: string;
let facts: string;
let program: Program;

beforeEach(async () => {
  discord = await openDiscord();
  channel = discord.addChannel(discord.addGuild());
  alice = discord.addPerson('Alice');
  dataDir = mkdtempSync(join(tmpdir(), 'reload-'));
  facts = createBreadPack();
  await start();
}, 60_000);
afterEach(async () => {
  await end('SIGKILL');
  await discord.close();
  for (const folder of [dataDir, facts]) rmSync(folder, { recursive: true });
  expect(discord.violations).toEqual([]);
});

async function start(): Promise<void> {
  program = startProgram({
    FACTS: facts,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATA_DIR: dataDir,
  });
  await program.ready();
}

async function end(signal: NodeJS.Signals): Promise<void> {
  program.signal(signal);
  await program.ended;
}

const file = () => join(facts, 'history.yaml');
const change = (from: string | RegExp, to: string) =>
  writeFileSync(file(), readFileSync(file(), 'utf8').replace(from, to));
/** How often the log has said this. */
const said = (message: string) => program.lines.filter(({ msg }) => msg === message).length;
const READ_AGAIN = 'the pack was read again';
const FOUND_WRONG = 'the pack has problems';
const BROKEN = 'the pack has errors; the previous version stays in use';

async function ask() {
  const exchange = discord.use(alice, channel, 'ask', { question: BREAD_QUESTION });
  return (await discord.until(() => exchange.original)).message;
}
const answered = async () => textOf(await ask());

test('an edited file is in use, a broken one changes nothing and is reported until it is corrected', async () => {
  expect(await answered()).toContain(BREAD_ANSWER);
  change(/14,400/g, '15,000');
  await discord.until(() => said(READ_AGAIN) === 1);
  expect(await answered()).toContain('15,000 years');
  change('status: single-source', 'status: certain');
  await discord.until(() => said(BROKEN) === 1);
  expect(program.lines.find(({ msg }) => msg === BROKEN)).toMatchObject({
    level: 'error',
    problems: expect.arrayContaining([expect.stringMatching(/^history\.yaml:\d+: schema: status: /)]),
  });
  expect(await answered()).toContain('15,000 years');
  change('status: certain', 'status: single-source');
  await discord.until(() => said(READ_AGAIN) === 2);
}, 60_000);

test('a pack that can be used but is wrong is in use, and the log says what is wrong', async () => {
  change('date: null', 'date: "2031-01-01"');
  const found = await discord.until(() => program.lines.find(({ msg }) => msg === FOUND_WRONG));
  expect(found).toMatchObject({
    level: 'warn',
    problems: [expect.stringMatching(/^history\.yaml:\d+: date: .*future/)],
  });
  expect(said(READ_AGAIN)).toBe(1);
  expect(await answered()).toContain(BREAD_ANSWER);
}, 60_000);

test('SIGHUP reads it again though nothing has changed, and questions are answered meanwhile', async () => {
  const asked: Promise<string>[] = [];
  for (let round = 1; round <= 5; round++) {
    program.signal('SIGHUP');
    asked.push(answered(), answered());
    await discord.until(() => said(READ_AGAIN) === round);
  }
  for (const answer of await Promise.all(asked)) expect(answer).toContain(BREAD_ANSWER);
}, 60_000);

test('a vote outlives a restart, with the question that was asked', async () => {
  const message = await ask();
  await end('SIGTERM');
  await start();
  const down = buttonsOf(message).find(({ label }) => label === '👎');
  if (!down) throw new Error('There is no button to vote with.');
  const exchange = discord.press(alice, channel, message, down.customId);
  const thanks = (await discord.until(() => exchange.original)).message;
  expect(textOf(thanks)).toContain('Thanks.');
  const store = openStore({ dataDir, databaseUrl: undefined, report: () => {} });
  expect(await store.questions(undefined, 9)).toEqual([
    expect.objectContaining({ question: BREAD_QUESTION, times: 0, down: 1, fact: 'oldest-bread', platform: 'discord' }),
  ]);
  await store.close();
}, 60_000);
