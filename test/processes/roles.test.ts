import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type Discord, openDiscord } from '../doubles/discord/discord.ts';
import type { Channel as DiscordChannel } from '../doubles/discord/world.ts';
import { type LoopbackSlack, startSlack } from '../doubles/slack/slack.ts';
import { BOT, TOKENS } from '../doubles/slack/workspace.ts';
import { BREAD_QUESTION, createBreadPack } from '../fixtures/bread-pack.ts';
import { createDatabase } from '../fixtures/postgres.ts';
import { type Program, startProgram } from '../fixtures/program.ts';
import { dueSince } from '../fixtures/subscriptions.ts';

const DAILY_CHANNELS = 12;
const ROLES = ['discord', 'slack', 'daily'] as const;

let discord: Discord;
let slack: LoopbackSlack;
let databaseUrl: string;
let store: Store;
let variables: Readonly<Record<string, string>>;
const programs: Program[] = [];
const facts = createBreadPack();

beforeAll(async () => {
  discord = await openDiscord();
  slack = await startSlack();
  databaseUrl = await createDatabase();
  store = openStore({ dataDir: '', databaseUrl, report: () => {} });
  variables = {
    FACTS: facts,
    DATABASE_URL: databaseUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: TOKENS.bot,
    SLACK_APP_TOKEN: TOKENS.app,
    SLACK_API_URL: slack.apiUrl,
  };
}, 60_000);
afterAll(async () => {
  for (const program of programs) program.signal('SIGKILL');
  await Promise.all(programs.map(({ ended }) => ended));
  await store.close();
  await discord.close();
  await slack.stop();
  rmSync(facts, { recursive: true });
});

function start(role: string): Program {
  const program = startProgram({ ...variables, PLATFORMS: role });
  programs.push(program);
  return program;
}

/** The answers of the bot to each of these messages. */
function answersOnDiscord(channel: DiscordChannel, asked: readonly APIMessage[]): number[] {
  const answered = discord.posted(channel).map((message) => message.message_reference?.message_id);
  return asked.map(({ id }) => answered.filter((one) => one === id).length);
}

function answersOnSlack(threads: readonly string[]): number[] {
  const answers = slack.workspace.messages.filter(({ user }) => user === BOT.user).map(({ thread }) => thread);
  return threads.map((ts) => answers.filter((thread) => thread === ts).length);
}

/** Asks on both platforms, again and again, until it is told to end. */
function keepAsking(general: DiscordChannel) {
  const anna = discord.addPerson('Anna');
  slack.workspace.addUser({ id: 'UANNA', locale: 'en-US' });
  slack.workspace.addChannel('C1', { members: ['UANNA'] });
  const person = slack.person('UANNA');
  const onDiscord: APIMessage[] = [];
  const onSlack: string[] = [];
  let goesOn = true;
  const asking = (async () => {
    while (goesOn) {
      onDiscord.push(discord.write(anna, general, `<@${discord.world.bot.id}> ${BREAD_QUESTION}`));
      const before = slack.workspace.messages.length;
      void person.says('C1', `@dostyk ${BREAD_QUESTION}`);
      const message = slack.workspace.messages[before];
      if (message) onSlack.push(message.ts);
      // Slower than the limit for one person.
      await sleep(1_000);
    }
  })();
  return {
    onDiscord,
    onSlack,
    end: async () => {
      goesOn = false;
      await asking;
    },
  };
}

test('three processes of different roles answer and post once, also while each of them is replaced', async () => {
  const general = discord.addChannel(discord.addGuild());
  const daily = Array.from({ length: DAILY_CHANNELS }, (_, at) => discord.addChannel(discord.addGuild(), `d${at}`));
  const slackDaily = Array.from({ length: DAILY_CHANNELS }, (_, at) => `CDAILY${at}`);
  for (const id of slackDaily) slack.workspace.addChannel(id);

  const first = ROLES.map(start);
  await Promise.all(first.map((program) => program.ready()));
  const asking = keepAsking(general);

  // What is due while the processes are replaced is posted by whichever has it.
  for (const { id } of daily) await store.subscribe(dueSince({ platform: 'discord', id }, Date.now()));
  for (const id of slackDaily) await store.subscribe(dueSince({ platform: 'slack', id, space: BOT.team }, Date.now()));

  // One after the other: the new process answers before the old one is asked to go.
  const second: Program[] = [];
  for (const [at, role] of ROLES.entries()) {
    const next = start(role);
    second.push(next);
    await next.ready();
    first[at]?.signal('SIGTERM');
    expect(await first[at]?.ended).toBe(0);
  }

  await asking.end();
  await discord.until(
    () => answersOnDiscord(general, asking.onDiscord).every((count) => count > 0),
    'all are answered',
  );
  await discord.until(() => answersOnSlack(asking.onSlack).every((count) => count > 0), 'all are answered on Slack');
  await discord.until(() => daily.every((channel) => discord.posted(channel).length > 0), 'all is posted');
  const postsOnSlack = () =>
    slackDaily.map((id) => slack.workspace.messages.filter((one) => one.channel === id).length);
  await discord.until(() => postsOnSlack().every((count) => count > 0), 'all is posted on Slack');
  for (const program of second) program.signal('SIGTERM');
  expect(await Promise.all(second.map(({ ended }) => ended))).toEqual([0, 0, 0]);

  expect(asking.onDiscord.length).toBeGreaterThan(3);
  expect(new Set(answersOnDiscord(general, asking.onDiscord))).toEqual(new Set([1]));
  expect(new Set(answersOnSlack(asking.onSlack))).toEqual(new Set([1]));
  expect(daily.map((channel) => discord.posted(channel).length)).toEqual(daily.map(() => 1));
  expect(postsOnSlack()).toEqual(slackDaily.map(() => 1));
  expect([...discord.violations, ...slack.workspace.violations]).toEqual([]);

  // Each did what its role says and nothing else.
  const did = (program: Program | undefined, msg: string, platform?: string) =>
    program?.lines.some((line) => line.msg === msg && (platform === undefined || line['platform'] === platform));
  for (const [gateway, socket, poster] of [first, second]) {
    expect(did(gateway, 'invocation', 'slack')).toBe(false);
    expect(did(socket, 'invocation', 'discord')).toBe(false);
    expect(did(poster, 'invocation')).toBe(false);
    for (const program of [gateway, socket]) expect(did(program, 'daily fact')).toBe(false);
  }
}, 180_000);
