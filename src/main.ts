import { config as loadEnvironmentFile } from 'dotenv';
import { commands, groups } from '../commands/index.ts';
import type { Services } from '../commands/services.ts';
import { checkInWorker } from './answer/check-pack.ts';
import { openKnowledgeBase, type PackNews, startHotReload } from './answer/knowledge-base.ts';
import { createHealth } from './app/health.ts';
import { createOnce } from './app/middleware/deduplicate.ts';
import { observeDispatcher, observeRequests, observeStore } from './app/middleware/observe.ts';
import { LIMITS, limitDispatcher } from './app/middleware/rate-limit.ts';
import { placeOf, platformsOfHosts, routesOf, startPlatforms, workspacesOf } from './app/platforms.ts';
import { stopOnSignal } from './app/shutdown.ts';
import { createPictures } from './charts/renderer.ts';
import { createLanguageChooser } from './chat/choose-language.ts';
import { createDispatcher } from './chat/dispatcher.ts';
import { ConfigError } from './config/fields.ts';
import { readConfig } from './config/index.ts';
import { createDaily } from './daily/daily.ts';
import { systemClock } from './daily/schedule.ts';
import { formatProblem, PackError } from './facts/parse.ts';
import { localeOfTag } from './i18n/locale.ts';
import { wordsOf } from './i18n/translator.ts';
import { createLog, type Log } from './ops/log.ts';
import { createMetrics } from './ops/metrics.ts';
import { startOpsServer } from './ops/server.ts';
import { type Bot, type Platform, StartError } from './platforms/platform.ts';
import { createEvents } from './platforms/playground/page/start.ts';
import { runChat } from './platforms/playground/terminal.ts';
import { createQuestionLog } from './questions/question-log.ts';
import { detectLanguage } from './search/languages/detect.ts';
import { StoreError, StoreUnusable } from './store/errors.ts';
import { openStore } from './store/open.ts';
import { tidyUp } from './store/retention.ts';
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
  const place = placeOf(config, process.argv[2]);
  const base = await openKnowledgeBase(config.facts);
  const events = createEvents();
  const hotReload = startHotReload({
    folder: config.facts,
    base: {
      reload: async () => {
        await base.reload();
        void base.warm();
      },
    },
    check: place === 'page' ? checkInWorker : undefined,
    tell: (news) => {
      tellOfPack(news, log);
      events.tell('pack', news, true);
    },
    report: (error) => log.error({ error: detailOf(error) }, 'the pack could not be read again'),
  });
  process.on('SIGHUP', () => void hotReload.reload());

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
  const pictures = createPictures({
    report: (error) => log.warn({ error: messageOf(error) }, 'a picture could not be drawn'),
  });
  const workspaces = workspacesOf(config, store, log);
  const daily = createDaily({
    store,
    routes: routesOf(place, config, events, log, workspaces),
    knowledge: base.current,
    words,
    pictures,
    clock: systemClock,
    random: Math.random,
    windowMs: config.dailyWindowMs,
    log,
    count: metrics.delivery,
  });
  const services: Services = {
    knowledge: base.current,
    random: Math.random,
    questions: createQuestionLog({
      store,
      retentionDays: config.questionRetentionDays,
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

  platforms.push(...(await startPlatforms(place, config, bot, { events, workspaces, say })));
  if (config.daily) daily.start();
  health.enter('running');
  void base.warm();
  const tidying = setInterval(() => {
    tidyUp(store, Date.now(), { questionDays: config.questionRetentionDays }).catch((error: unknown) =>
      log.warn({ error: messageOf(error) }, 'not tidied up'),
    );
  }, TIDY_EVERY_MS);
  const stop = async () => {
    health.enter('stopping');
    clearInterval(tidying);
    hotReload.stop();
    events.stop();
    await Promise.all([daily.stop(), ...platforms.map((platform) => platform.stop())]);
    await workspaces?.idle();
    await Promise.all([store.close(), pictures.close()]);
    requests();
    await ops?.stop();
  };
  if (place === 'terminal') return await runChat(bot, config.locale).finally(stop);
  // Said to whoever started it, once it answers.
  log.info({ platforms: platforms.map(({ name }) => name), daily: config.daily }, 'started');
  stopOnSignal({ stop, log });
}

const TIDY_EVERY_MS = 600_000;

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
