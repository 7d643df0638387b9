import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDiscord } from '../doubles/discord/discord.ts';
import { startSlack } from '../doubles/slack/slack.ts';
import { TOKENS } from '../doubles/slack/workspace.ts';
import { createBreadPack } from '../fixtures/bread-pack.ts';
import { startProgram } from '../fixtures/program.ts';

const PATIENCE = { timeout: 90_000 };
const preload = new URL('../fixtures/report-loaded.ts', import.meta.url).href;

/** Starts the program, has it stop, and gives the modules that it loaded. */
async function modulesOf(variables: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'loaded-'));
  const facts = createBreadPack();
  onTestFinished(() => {
    for (const folder of [dataDir, facts]) rmSync(folder, { recursive: true });
  });
  const file = join(dataDir, 'loaded.txt');
  const program = startProgram({ ...variables, FACTS: facts, DATA_DIR: dataDir, LOADED: file, LOG_LEVEL: 'info' }, [
    '--import',
    preload,
  ]);
  await program.ready();
  program.signal('SIGTERM');
  expect(await program.ended).toBe(0);
  return readFileSync(file, 'utf8').split('\n');
}

const DISCORD = /\/src\/platforms\/discord\/|\/node_modules\/(discord\.js|@discordjs)\//;
const SLACK = /\/src\/platforms\/slack\/|\/node_modules\/@slack\//;
const PLAYGROUND =
  /\/src\/platforms\/playground\/|\/node_modules\/(rolldown|@rolldown|lit|@skyra|discord-markdown-parser)\//;

test('a process for Discord loads neither the playground nor Slack', PATIENCE, async () => {
  const discord = await openDiscord();
  onTestFinished(() => discord.close());
  const loaded = await modulesOf({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  expect(loaded.filter((url) => DISCORD.test(url)).length).toBeGreaterThan(10);
  expect(loaded.filter((url) => PLAYGROUND.test(url) || SLACK.test(url))).toEqual([]);
});

test('a process for Slack loads neither the playground nor Discord', PATIENCE, async () => {
  const slack = await startSlack();
  onTestFinished(() => slack.stop());
  const loaded = await modulesOf({
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: TOKENS.bot,
    SLACK_APP_TOKEN: TOKENS.app,
  });
  expect(loaded.filter((url) => SLACK.test(url)).length).toBeGreaterThan(10);
  expect(loaded.filter((url) => PLAYGROUND.test(url) || DISCORD.test(url))).toEqual([]);
});

test('without a token the page is loaded, with what the platforms make of a reply', PATIENCE, async () => {
  const loaded = await modulesOf({ PORT: '0' });
  for (const part of [PLAYGROUND, DISCORD, SLACK]) expect(loaded.filter((url) => part.test(url))).not.toEqual([]);
  expect(loaded.some((url) => url.includes('/node_modules/rolldown/'))).toBe(true);
});
