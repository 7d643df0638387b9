import { config as loadEnvironmentFile } from 'dotenv';
import { commands, groups } from '../commands/index.ts';
import type { Services } from '../commands/services.ts';
import { checkInWorker } from './answer/check-in-worker.ts';
import { type PackNews, startHotReload } from './answer/hot-reload.ts';
import { openKnowledgeBase } from './answer/knowledge.ts';
import { createDispatcher } from './chat/dispatch.ts';
import { createOnce } from './chat/once.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { systemClock } from './daily/clock.ts';
import { createDaily, type Route } from './daily/daily.ts';
import { formatProblem, PackError } from './facts/problem.ts';
import { localeOfTag } from './locales/locale.ts';
import { wordsOf } from './locales/words.ts';
import { createLog, type Log } from './ops/log.ts';
import { DISCORD_PACE, DISCORD_POST_TIMEOUT_MS } from './platforms/discord/pace.ts';
import { createPoster } from './platforms/discord/poster.ts';
import { previewOnDiscord } from './platforms/discord/preview.ts';
import { startDiscord } from './platforms/discord/start.ts';
import { type Bot, type Platform, StartError } from './platforms/platform.ts';
import { endQuietlyWhenUnread } from './platforms/playground/output.ts';
import { bundlePage } from './platforms/playground/page/bundle.ts';
import { createEvents, type Events } from './platforms/playground/page/events.ts';
import { createPagePoster } from './platforms/playground/page/poster.ts';
import type { Previews } from './platforms/playground/page/show.ts';
import { startPage } from './platforms/playground/page/start.ts';
import { createTerminalPoster } from './platforms/playground/poster.ts';
import { runTerminal } from './platforms/playground/terminal.ts';
import { SLACK_PACE } from './platforms/slack/pace.ts';
import { createSlackPoster } from './platforms/slack/poster.ts';
import { previewOnSlack } from './platforms/slack/preview.ts';
import { startSlack } from './platforms/slack/start.ts';
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
  const place = placeOf(config, process.argv[2]);
  const base = await openKnowledgeBase(config.facts);
  const events = createEvents();
  const hotReload = startHotReload({
    folder: config.facts,
    base,
    check: place === 'page' ? checkInWorker : undefined,
    tell: (news) => {
      tellOfPack(news, log);
      events.tell('pack', news, true);
    },
    report: (error) => log.error({ error: detailOf(error) }, 'the pack could not be read again'),
  });
  process.on('SIGHUP', () => void hotReload.reload());

  const store = openStore({
    ...config,
    report: (error) => log.warn({ error: messageOf(error) }, 'a connection to the store broke'),
  });
  await checkStore(store, log);
  const words = (tag: string | undefined) => wordsOf(localeOfTag(tag) ?? config.locale);
  const daily = createDaily({
    store,
    routes: routesOf(place, config, events, log),
    knowledge: base.current,
    words,
    clock: systemClock,
    random: Math.random,
    windowMs: config.dailyWindowMs,
    log,
  });
  const services: Services = {
    knowledge: base.current,
    random: Math.random,
    questions: createQuestionLog({
      store,
      now: Date.now,
      report: (error) => log.warn({ error: messageOf(error) }, 'a question could not be remembered'),
    }),
    daily: daily.desk,
  };
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

  const platforms = await startPlatforms(place, config, bot, events);
  daily.start();
  const tidying = setInterval(() => {
    tidyUp(store, Date.now()).catch((error: unknown) => log.warn({ error: messageOf(error) }, 'not tidied up'));
  }, TIDY_EVERY_MS);
  const stop = async () => {
    clearInterval(tidying);
    hotReload.stop();
    events.stop();
    await Promise.all([daily.stop(), ...platforms.map((platform) => platform.stop())]);
    await store.close();
  };
  if (place !== 'terminal') return stopOnSignal(stop, log);
  await runChat(config, bot);
  await stop();
}

const TIDY_EVERY_MS = 600_000;

/** Where the bot is to be talked with. */
type Place = 'platforms' | 'page' | 'terminal';

/** The terminal if that was asked for; the platforms whose tokens are set; with none, the playground's page. */
function placeOf({ discord, slack }: Config, asked: string | undefined): Place {
  if (asked === 'chat') return 'terminal';
  return discord || slack ? 'platforms' : 'page';
}

function tellOfPack({ inUse, problems }: PackNews, log: Log): void {
  const found = problems?.map(formatProblem);
  if (inUse) log.info({ problems: found }, 'the pack was read again');
  else log.error({ problems: found }, 'the pack has errors; as it was before it stays in use');
}

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

/** How the daily fact reaches each place where the bot is. */
function routesOf(place: Place, { discord, slack }: Config, events: Events, log: Log): ReadonlyMap<string, Route> {
  if (place !== 'platforms') {
    const poster =
      place === 'page'
        ? createPagePoster(events, PREVIEWS)
        : createTerminalPoster({ output: process.stdout, ...terminalLook() });
    return new Map([['playground', { poster, requestsPerSecond: 10, atATime: 1 }]]);
  }
  const routes = new Map<string, Route>();
  if (discord)
    routes.set('discord', {
      ...DISCORD_PACE,
      poster: createPoster({ ...discord, timeoutMs: DISCORD_POST_TIMEOUT_MS }),
    });
  if (slack) routes.set('slack', { ...SLACK_PACE, poster: createSlackPoster({ ...slack, log }) });
  return routes;
}

/** What the page shows of the platforms, none of which knows the other. */
const PREVIEWS: Previews = { discord: previewOnDiscord, slack: previewOnSlack };

async function startPlatforms(place: Place, config: Config, bot: Bot<Services>, events: Events): Promise<Platform[]> {
  const { discord, slack, page, locale } = config;
  switch (place) {
    case 'terminal':
      return [];
    case 'platforms':
      return Promise.all([
        ...(discord ? [startDiscord(bot, discord)] : []),
        ...(slack ? [startSlack(slack, bot)] : []),
      ]);
    case 'page': {
      const started = await startPage({
        ...page,
        bot,
        locale,
        previews: PREVIEWS,
        assets: await bundlePage(),
        events,
        today: () => Temporal.Now.plainDateISO().toString(),
        now: () => performance.now(),
      });
      say(wordsOf(locale)('playground.no-tokens', {}));
      say(wordsOf(locale)('playground.page-open', { url: started.url }));
      return [started];
    }
  }
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

async function runChat(config: Config, { dispatcher }: Bot<Services>): Promise<void> {
  endQuietlyWhenUnread(process.stdout);
  await runTerminal({
    input: process.stdin,
    output: process.stdout,
    ...terminalLook(),
    locale: config.locale,
    commands,
    dispatcher,
  });
}

/** Lets what is under way finish when the program is asked to end; a second signal ends it at once. */
function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      log.info({ signal }, 'stopping');
      await stop();
      // A platform's client may still be waiting to connect again, which nothing takes back.
      process.exit();
    });
  }
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
