import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { InteractionResponseType } from 'discord.js';
import { Client } from 'pg';
import { type TestContext, test } from 'vitest';
import { openDiscord } from '../doubles/discord/discord.ts';
import type { Exchange } from '../doubles/discord/interactions.ts';
import { BREAD_QUESTION, createBreadPack } from '../fixtures/bread-pack.ts';
import { createDatabase } from '../fixtures/postgres.ts';
import { startProgram } from '../fixtures/program.ts';

const LOCKED_MS = 30_000;
const BETWEEN_MS = 200;

/** Somebody else's hold on everything that the store keeps. */
type Lock = () => Promise<() => Promise<void>>;

/** Starts the program on a loopback Discord, and asks it five questions a second for as long as its store is locked. */
async function askWhileLocked(
  { onTestFinished, expect }: TestContext,
  variables: Readonly<Record<string, string>>,
  lock: Lock,
): Promise<readonly Exchange[]> {
  const discord = await openDiscord();
  onTestFinished(() => discord.close());
  const facts = createBreadPack();
  onTestFinished(() => rmSync(facts, { recursive: true }));
  const channel = discord.addChannel(discord.addGuild());
  const program = startProgram({
    ...variables,
    FACTS: facts,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  });
  onTestFinished(async () => {
    program.signal('SIGKILL');
    await program.ended;
  });
  await program.ready();
  await discord.until(() => discord.world.commands.size > 0, 'the commands are registered');

  const unlock = await lock();
  const asked: Exchange[] = [];
  for (const end = Date.now() + LOCKED_MS; Date.now() < end; ) {
    const person = discord.addPerson(`Anna ${asked.length}`);
    asked.push(discord.use(person, channel, 'ask', { question: BREAD_QUESTION }));
    await sleep(BETWEEN_MS);
  }
  await discord.until(() => asked.every(({ response }) => response !== undefined), 'all are answered').catch(() => {});
  await unlock();

  // And afterwards the store is used again: what comes twice is met as such.
  const since = program.lines.length;
  const late = discord.use(discord.addPerson('Late'), channel, 'ask', { question: BREAD_QUESTION });
  await discord.until(() => late.response !== undefined, 'the last one is answered');
  await expect.poll(async () => (await fetch(`${await program.ops()}/healthz`)).text()).toContain('"store":"ok"');
  expect(program.lines.slice(since).some(({ msg }) => msg === 'a command failed')).toBe(false);
  expect(discord.violations).toEqual([]);
  return asked;
}

function expectAllAnswered({ expect }: TestContext, asked: readonly Exchange[]): void {
  expect(asked.length).toBeGreaterThan((LOCKED_MS / BETWEEN_MS) * 0.8);
  // The double takes no first response after Discord's three seconds.
  expect(asked.filter(({ response, thinking }) => response === undefined || thinking)).toEqual([]);
  // Only who asks before the trouble is known may be shown that it takes longer.
  const deferred = asked.filter(({ response }) => response !== InteractionResponseType.ChannelMessageWithSource);
  expect(deferred.length).toBeLessThan(asked.length / 10);
}

test.concurrent('sqlite, locked for 30 seconds by another process: questions are answered', async (context) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'locked-'));
  context.onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const asked = await askWhileLocked(context, { DATA_DIR: dataDir }, async () => {
    const other = new DatabaseSync(join(dataDir, 'dostyk.db'));
    other.exec('begin exclusive');
    return async () => {
      other.exec('commit');
      other.close();
    };
  });
  expectAllAnswered(context, asked);
}, 120_000);

test.concurrent('postgres, every table locked for 30 seconds by another session: questions are answered', async (context) => {
  const databaseUrl = await createDatabase();
  const asked = await askWhileLocked(context, { DATABASE_URL: databaseUrl }, async () => {
    const other = new Client({ connectionString: databaseUrl });
    await other.connect();
    const { rows } = await other.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public'",
    );
    await other.query('begin');
    await other.query(`lock table ${rows.map(({ tablename }) => tablename).join(', ')} in access exclusive mode`);
    return async () => {
      await other.query('commit');
      await other.end();
    };
  });
  expectAllAnswered(context, asked);
}, 120_000);
