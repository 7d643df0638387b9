import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from '../../../src/platforms/platform.ts';
import { type Discord, openDiscord } from '../../doubles/discord/discord.ts';
import { textOf } from '../../doubles/discord/shown.ts';
import { BREAD_ANSWER, BREAD_QUESTION, createBreadPack } from '../../fixtures/bread-pack.ts';
import { startTestBot } from './bot.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let discord: Discord;
beforeEach(async () => {
  discord = await openDiscord({ shards: 2 });
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});

async function startError(options: Parameters<typeof startTestBot>[1] = {}): Promise<string> {
  const error = await startTestBot(discord, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof StartError) return error.message;
  throw new Error(`No StartError, but ${String(error)}`);
}

test('a token that the API refuses is named', async () => {
  const token = `${discord.token}x`;
  const message = await startError({ token });
  expect(message).toContain('DISCORD_TOKEN');
  expect(message).not.toContain(token);
});

test.each([
  [4004, 'DISCORD_TOKEN'],
  [4010, 'DISCORD_SHARDS'],
  [4011, 'DISCORD_SHARDS'],
  [4012, 'version'],
  [4013, 'intents'],
  [4014, 'intents'],
])('when the gateway closes with %i, one sentence says what to do', async (code, named) => {
  discord.gateway.refuseWith = code;
  const message = await startError();
  expect(message).toContain(named);
  expect(message).not.toContain('\n');
});

test('a server that the bot is not in is named', async () => {
  const elsewhere = discord.addGuild({ hasBot: false });
  const message = await startError({ guildId: elsewhere.id });
  expect(message).toContain('DISCORD_GUILD_ID');
  expect(message).toContain(elsewhere.id);
});

test('an API that cannot be reached is named', async () => {
  const unreachable = { ...discord, apiUrl: 'http://127.0.0.1:9/api' };
  const error = await startTestBot(unreachable).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartError);
  expect(String(error)).toContain('DISCORD_API_URL (http://127.0.0.1:9/api)');
});

test('a server that removes the bot is forgotten, and one that is out of order is not', async () => {
  const [removed, broken] = [discord.addGuild(), discord.addGuild()];
  const { platform, left } = await startTestBot(discord);
  discord.gateway.dispatch('GUILD_DELETE', { id: broken.id, unavailable: true }, broken.id);
  discord.gateway.dispatch('GUILD_DELETE', { id: removed.id }, removed.id);
  await discord.until(() => left.length > 0);
  expect(left).toEqual([removed.id]);
  await platform.stop();
});

test('a token that is taken back while it runs ends it with the same sentence', async () => {
  const { ended, platform } = await startTestBot(discord);
  discord.gateway.close(4004);
  await discord.until(() => discord.gateway.connected().length === 0);
  await expect.poll(() => ended[0]?.message).toContain('DISCORD_TOKEN');
  await platform.stop();
});

test.each([
  ['as many shards as Discord recommends', 'auto' as const, [0, 1]],
  ['a number of shards', { ids: [0, 1, 2], total: 3 }, [0, 1, 2]],
  ['one process’s part of them', { ids: [2, 3], total: 16 }, [2, 3]],
])('%s', async (_, shards, connected) => {
  const { platform } = await startTestBot(discord, { shards });
  expect(discord.gateway.connected()).toEqual(connected);
  await platform.stop();
});

test('every shard answers for its own servers', async () => {
  const guilds = Array.from({ length: 4 }, () => discord.addGuild());
  const channels = guilds.map((guild) => discord.addChannel(guild));
  const alice = discord.addPerson('Alice');
  const { platform } = await startTestBot(discord);
  for (const channel of channels) {
    const exchange = discord.use(alice, channel, 'echo', { text: 'hi' });
    await discord.until(() => exchange.original);
  }
  await platform.stop();
});

const folder = createBreadPack();
afterAll(() => rmSync(folder, { recursive: true }));
/** A program must first start, which a busy machine takes its time for. */
const BUSY_MS = 90_000;

interface Ended {
  readonly code: unknown;
  readonly stderr: string;
}

/** The program itself, as an operator starts it. */
function runProgram(variables: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { ...process.env, FACTS: folder, DATA_DIR: join(folder, 'data'), ...variables },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code]): Ended => ({ code, stderr }));
  return { ended, log: () => stderr, stop: () => child.kill('SIGTERM') };
}

test('the program answers on Discord, stops when asked to, and never shows its token', {
  timeout: BUSY_MS,
}, async () => {
  const channel = discord.addChannel(discord.addGuild());
  const alice = discord.addPerson('Alice');
  const program = runProgram({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, LOG_LEVEL: 'debug' });
  await discord.until(() => program.log().includes('Discord: commands registered'));
  const exchange = discord.use(alice, channel, 'ask', { question: BREAD_QUESTION });
  const { message } = await discord.until(() => exchange.original);
  expect(textOf(message)).toContain(BREAD_ANSWER);
  program.stop();
  const { code, stderr } = await program.ended;
  expect(stderr).not.toContain(discord.token);
  expect(stderr).toContain('Discord: ready');
  expect(code).toBe(0);
});

test('the program ends when asked to while Discord is out of reach', { timeout: BUSY_MS }, async () => {
  const outage = await openDiscord();
  const program = runProgram({ DISCORD_TOKEN: outage.token, DISCORD_API_URL: outage.apiUrl });
  await outage.until(() => program.log().includes('Discord: commands registered'));
  await outage.close();
  await expect.poll(program.log, { timeout: 10_000 }).toContain('Discord: reconnecting');
  program.stop();
  expect((await program.ended).code).toBe(0);
});

test('the program ends with one sentence and status 1 where the operator must act', { timeout: BUSY_MS }, async () => {
  const { ended } = runProgram({ DISCORD_TOKEN: 'wrong', DISCORD_API_URL: discord.apiUrl, LOG_LEVEL: 'silent' });
  const { code, stderr } = await ended;
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('DISCORD_TOKEN');
});
