import { config as loadEnvironmentFile } from 'dotenv';
import { commands, groups } from '../commands/index.ts';
import type { Services } from '../commands/services.ts';
import { openKnowledgeBase } from './answer/knowledge.ts';
import { createQuestionCounter } from './answer/question-log.ts';
import { createDispatcher } from './chat/dispatch.ts';
import { createOnce } from './chat/once.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { PackError } from './facts/problem.ts';
import { localeOfTag } from './locales/locale.ts';
import { wordsOf } from './locales/words.ts';
import { createLog, type Log } from './ops/log.ts';
import { startDiscord } from './platforms/discord/start.ts';
import { type Bot, type Platform, StartError } from './platforms/platform.ts';
import { endQuietlyWhenUnread } from './platforms/playground/output.ts';
import { runTerminal } from './platforms/playground/terminal.ts';
import { startSlack } from './platforms/slack/start.ts';

/** The composition root: configuration → facts → commands → platforms. Nothing else wires things. */
async function main(): Promise<void> {
  loadEnvironmentFile({ quiet: true });
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel, secrets: config.secrets });
  const base = await openKnowledgeBase(config.facts);
  process.on('SIGHUP', () => {
    base.reload().catch((error: unknown) => log.error({ error: messageOf(error) }, 'the pack in use stays in use'));
  });

  const services: Services = {
    knowledge: base.current,
    random: Math.random,
    questions: createQuestionCounter(),
  };
  const words = (tag: string | undefined) => wordsOf(localeOfTag(tag) ?? config.locale);
  const bot: Bot<Services> = {
    commands,
    groups,
    dispatcher: createDispatcher({
      commands,
      services,
      words: ({ language }) => words(language),
      wordsWhileTyping: words,
      report: (error, { id, command }) => log.error({ id, command, error: detailOf(error) }, 'a command failed'),
    }),
    isNew: createOnce({
      shared: { firstSight: async () => true },
      now: Date.now,
      report: (error) => log.warn({ error: messageOf(error) }, 'answering without knowing whether it was answered'),
    }),
    log,
    fail: (error) => {
      say(error.message);
      process.exit(1);
    },
  };

  const platforms = await startPlatforms(config, bot);
  if (platforms.length === 0) await runPlayground(config, bot);
  else stopOnSignal(platforms, log);
}

/** Connects to every platform whose token is set. */
async function startPlatforms({ discord, slack }: Config, bot: Bot<Services>): Promise<Platform[]> {
  return Promise.all([
    ...(discord ? [startDiscord(bot, discord)] : []),
    ...(slack ? [startSlack(slack, bot)] : []),
  ]);
}

async function runPlayground(config: Config, { dispatcher }: Bot<Services>): Promise<void> {
  endQuietlyWhenUnread(process.stdout);
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  say(wordsOf(config.locale)('playground.no-tokens', {}));
  await runTerminal({
    input: process.stdin,
    output: process.stdout,
    interactive,
    width: () => (interactive ? process.stdout.columns : undefined),
    colours: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    locale: config.locale,
    commands,
    dispatcher,
  });
}

/** Lets what is under way finish when the program is asked to end; a second signal ends it at once. */
function stopOnSignal(platforms: readonly Platform[], log: Log): void {
  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    await Promise.all(platforms.map((platform) => platform.stop()));
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(signal));
}

/** Tells the operator something in a sentence. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof PackError || error instanceof StartError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
