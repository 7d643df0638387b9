import { config as loadEnvironmentFile } from 'dotenv';
import { commands, groups } from '../commands/index.ts';
import type { Services } from '../commands/services.ts';
import { openKnowledgeBase } from './answer/knowledge.ts';
import { createPictures } from './charts/pictures.ts';
import { createLanguageChooser } from './chat/choose-language.ts';
import { createDispatcher } from './chat/dispatch.ts';
import { LIMITS, limitDispatcher } from './chat/limits.ts';
import { createOnce } from './chat/once.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { systemClock } from './daily/clock.ts';
import { createDaily, type Route } from './daily/daily.ts';
import { PackError } from './facts/problem.ts';
import { localeOfTag } from './locales/locale.ts';
import { wordsOf } from './locales/words.ts';
import { createHealth } from './ops/health.ts';
import { createLog, type Log } from './ops/log.ts';
import { createMetrics } from './ops/metrics.ts';
import { observeDispatcher } from './ops/observe-dispatcher.ts';
import { observeRequests } from './ops/observe-requests.ts';
import { observeStore } from './ops/observe-store.ts';
import { startOpsServer } from './ops/server.ts';
import { stopOnSignal } from './ops/stop.ts';
import { DISCORD_PACE, DISCORD_POST_TIMEOUT_MS } from './platforms/discord/pace.ts';
import { createPoster } from './platforms/discord/poster.ts';
import { startDiscord } from './platforms/discord/start.ts';
import { type Bot, type Platform, StartError } from './platforms/platform.ts';
import { endQuietlyWhenUnread } from './platforms/playground/output.ts';
import { createTerminalPoster } from './platforms/playground/poster.ts';
import { runTerminal } from './platforms/playground/terminal.ts';
import { SLACK_PACE } from './platforms/slack/pace.ts';
import { createSlackPoster } from './platforms/slack/poster.ts';
import { startSlack } from './platforms/slack/start.ts';
import { detectLanguage } from './search/languages/detect.ts';
import { StoreError, StoreUnusable } from './store/error.ts';
import { tidyUp } from './store/housekeeping.ts';
import { openStore } from './store/open.ts';
import { createQuestionLog } from './store/question-log.ts';
import type { Store } from './store/store.ts';

/** The composition root: configuration → facts → store → daily → commands → platforms. Nothing else wires things. */
async function main(): Promise<void> {
  loadEnvironmentFile({ quiet: true });
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel, secrets: config.secrets });
  process.on('uncaughtException', (error) => {
    log.error({ error: detailOf(error) }, 'a defect ends the program');
    process.exit(1);
  });
  const base = await openKnowledgeBase(config.facts);
  process.on('SIGHUP', () => {
    base
      .reload()
      .then(base.warm)
      .catch((error: unknown) => log.error({ error: messageOf(error) }, 'the pack in use stays in use'));
  });

  const metrics = createMetrics();
  const now = () => performance.now();
  const opened = openStore({
    ...config,
    report: (error) => log.warn({ error: messageOf(error) }, 'a connection to the store broke'),
  });
  const { store, trouble } = observeStore(opened, metrics, now);
  const platforms: Platform[] = [];
  const health = createHealth({ platforms: () => platforms, storeTrouble: trouble });
  metrics.watchSilence(() => new Map(platforms.map(({ name, silentSeconds }) => [name, silentSeconds()])));
  const requests = observeRequests(metrics, platformsOfHosts(config));
  const ops = config.ops && (await startOpsServer({ ...config.ops, health, metrics }));
  if (ops) log.info({ port: ops.port }, 'health and metrics');
  await checkStore(store, log);
  const words = (tag: string | undefined) => wordsOf(localeOfTag(tag) ?? config.locale);
  const daily = createDaily({
    store,
    routes: routesOf(config, log),
    knowledge: base.current,
    words,
    clock: systemClock,
    random: Math.random,
    windowMs: config.dailyWindowMs,
    log,
    count: metrics.delivery,
  });
  const pictures = createPictures({
    report: (error) => log.warn({ error: messageOf(error) }, 'a picture could not be drawn'),
  });
  const services: Services = {
    knowledge: base.current,
    random: Math.random,
    questions: createQuestionLog({
      store,
      now: Date.now,
      report: (error) => log.warn({ error: messageOf(error) }, 'a question could not be remembered'),
    }),
    settings: store,
    daily: daily.desk,
    today: () => new Date().toISOString().slice(0, 10),
    pictures,
  };
  const chooseLanguage = createLanguageChooser({
    settings: services.settings,
    detect: detectLanguage,
    fallback: config.locale,
    report: (error) => log.warn({ error: messageOf(error) }, 'answering without knowing which language is set'),
  });
  const dispatcher = createDispatcher({
    commands,
    services,
    words: async (invocation) => wordsOf(await chooseLanguage(invocation)),
    wordsWhileTyping: words,
    report: (error, { id, command }) => log.error({ id, command, error: detailOf(error) }, 'a command failed'),
  });
  const limited = limitDispatcher(dispatcher, { limits: LIMITS, now, words });
  const bot: Bot<Services> = {
    commands,
    groups,
    dispatcher: observeDispatcher(limited, { commands, metrics, log, now }),
    isNew: createOnce({
      shared: { firstSight: (message) => store.seeMessage(message, Date.now()) },
      now: Date.now,
      report: (error) => log.warn({ error: messageOf(error) }, 'answering without knowing whether it was answered'),
    }),
    log,
    fail: (error) => {
      say(error.message);
      process.exit(1);
    },
  };

  platforms.push(...(await startPlatforms(config, bot)));
  if (config.daily) daily.start();
  health.enter('running');
  void base.warm();
  const tidying = setInterval(() => {
    tidyUp(store, Date.now()).catch((error: unknown) => log.warn({ error: messageOf(error) }, 'not tidied up'));
  }, TIDY_EVERY_MS);
  const stop = async () => {
    health.enter('stopping');
    clearInterval(tidying);
    await Promise.all([daily.stop(), ...platforms.map((platform) => platform.stop())]);
    await Promise.all([store.close(), pictures.close()]);
    requests();
    await ops?.stop();
  };
  if (!hasTokens(config)) return await runPlayground(config, bot).finally(stop);
  // Said to whoever started it, once it answers.
  log.info({ platforms: platforms.map(({ name }) => name), daily: config.daily }, 'started');
  stopOnSignal({ stop, log });
}

const TIDY_EVERY_MS = 600_000;

/**
 * Has the store opened. A database that cannot be reached just now does not keep anybody from asking questions.
 * @throws StoreUnusable for one with which the program can never work.
 */
async function checkStore(store: Store, log: Log): Promise<void> {
  try {
    await store.ready();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.trouble === 'broken') {
      throw new StoreUnusable(`${error.message}. Check DATABASE_URL, or the file in DATA_DIR.`);
    }
    log.warn({ error: error.message }, 'starting without the store, which will be used as soon as it can be reached');
  }
}

/** How the daily fact reaches each platform whose token is set; the terminal, if there is none. */
function routesOf({ posting: { discord, slack } }: Config, log: Log): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>();
  if (discord)
    routes.set('discord', {
      ...DISCORD_PACE,
      poster: createPoster({ ...discord, timeoutMs: DISCORD_POST_TIMEOUT_MS }),
    });
  if (slack) routes.set('slack', { ...SLACK_PACE, poster: createSlackPoster({ ...slack, log }) });
  if (routes.size > 0) return routes;
  const poster = createTerminalPoster({ output: process.stdout, ...terminalLook() });
  return routes.set('playground', { poster, requestsPerSecond: 10, atATime: 1 });
}

function hasTokens({ posting: { discord, slack } }: Config): boolean {
  return discord !== undefined || slack !== undefined;
}

/** Which platform a host belongs to. */
function platformsOfHosts({ posting: { discord, slack } }: Config): (host: string) => string | undefined {
  const hosts = new Map([
    [new URL(slack?.apiUrl ?? 'https://slack.com').host, 'slack'],
    ['hooks.slack.com', 'slack'],
    [new URL(discord?.apiUrl ?? 'https://discord.com').host, 'discord'],
  ]);
  return (host) => hosts.get(host);
}

/** Connects to the platforms on which this process answers. */
async function startPlatforms({ discord, slack }: Config, bot: Bot<Services>): Promise<Platform[]> {
  return Promise.all([...(discord ? [startDiscord(bot, discord)] : []), ...(slack ? [startSlack(slack, bot)] : [])]);
}

/** How the terminal is to be written to: a person sits at it, or a program reads it. */
function terminalLook() {
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  return {
    interactive,
    width: () => (interactive ? process.stdout.columns : undefined),
    colours: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
  };
}

async function runPlayground(config: Config, { dispatcher }: Bot<Services>): Promise<void> {
  endQuietlyWhenUnread(process.stdout);
  say(wordsOf(config.locale)('playground.no-tokens', {}));
  await runTerminal({
    input: process.stdin,
    output: process.stdout,
    ...terminalLook(),
    locale: config.locale,
    commands,
    dispatcher,
  });
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
  const isForOperator = [ConfigError, PackError, StartError, StoreUnusable].some((kind) => error instanceof kind);
  if (!(error instanceof Error) || !isForOperator) throw error;
  say(error.message);
  process.exitCode = 1;
}
