import { checkInWorker } from '../answer/check-pack.ts';
import { type PackNews, startHotReload } from '../answer/knowledge-base.ts';
import { openLibrary } from '../answer/library.ts';
import { createPictures } from '../charts/renderer.ts';
import type { Config } from '../config/index.ts';
import { formatProblem } from '../facts/parse.ts';
import { localeOfTag } from '../i18n/locale.ts';
import { translatorFor } from '../i18n/translator.ts';
import type { Log } from '../ops/log.ts';
import { createMetrics } from '../ops/metrics.ts';
import { startOpsServer } from '../ops/server.ts';
import type { StartError } from '../platforms/platform.ts';
import { createPseudonyms } from '../questions/pseudonyms.ts';
import { StoreError, StoreUnusable } from '../store/errors.ts';
import { brokenStore, openStore } from '../store/open.ts';
import { deleteExpired } from '../store/retention.ts';
import type { Store } from '../store/store.ts';
import { messageOf, stackOf } from '../util/error-message.ts';
import { createBot } from './bot.ts';
import { createConnections } from './connections.ts';
import { createHealth } from './health.ts';
import { observeDispatcher, observeRequests, observeStore } from './middleware/observe.ts';
import { LIMITS, limitDispatcher } from './middleware/rate-limit.ts';
import { loadAdapters, type Mode, platformsOfHosts, secretsOf } from './platforms.ts';

export interface App {
  /**
   * Connects the platforms and begins to post.
   * @throws StartError, ListenError or StoreUnusable where the operator has to act first.
   */
  readonly start: () => Promise<void>;
  /** Chats in the terminal until the input ends; undefined in every other mode. */
  readonly chat: (() => Promise<void>) | undefined;
  /** Reads the packs again although nothing seems to have changed. Never rejects. */
  readonly reload: () => Promise<void>;
  /** Finishes what is under way and lets go of everything that keeps the program running. */
  readonly stop: () => Promise<void>;
}

export interface AppOptions {
  readonly mode: Mode;
  readonly log: Log;
  /** Prints a sentence for the operator. */
  readonly say: (text: string) => void;
  /** Ends the program, since a platform cannot go on without the operator. */
  readonly fail: (error: StartError) => void;
}

const TIDY_EVERY_MS = 600_000;

/**
 * The whole program: configuration → facts → store → bot → platforms. Nothing else wires these together.
 * @throws PackError for a pack that cannot be used.
 */
export async function createApp(config: Config, { mode, log, say, fail }: AppOptions): Promise<App> {
  const warn = (message: string) => (error: unknown) => log.warn({ error: messageOf(error) }, message);
  const now = () => performance.now();
  const library = await openLibrary(config.facts);
  const metrics = createMetrics();
  const pseudonyms = createPseudonyms(secretsOf(config));
  const opened = openStore({ ...config, pseudonyms, report: warn('a store connection broke') });
  const { store, trouble } = observeStore(opened, metrics, now);
  const pictures = createPictures({ report: warn('drawing a picture failed') });
  const adapters = await loadAdapters(mode, config, { store, log, say });
  const { bot: assembled, daily } = createBot({
    ...config,
    knowledge: library.current,
    languageOf: library.languageOf,
    store,
    pseudonyms,
    routes: adapters.routes,
    pictures,
    log,
    count: metrics.delivery,
    fail,
  });
  const limited = limitDispatcher(assembled.dispatcher, {
    limits: LIMITS,
    now,
    translator: (tag) => translatorFor(localeOfTag(tag) ?? config.locale),
  });
  const bot = {
    ...assembled,
    countUnreadable: metrics.unreadableEvent,
    dispatcher: observeDispatcher(limited, { commands: assembled.commands, metrics, log, now }),
  };

  const connections = createConnections(adapters.connectors(bot), { log, fail });
  const { connected, connecting } = connections;
  const health = createHealth({
    platforms: connected,
    connecting,
    storeTrouble: trouble,
    postingTrouble: daily.trouble,
    now,
  });
  metrics.watchSilence(
    () => new Map(connected().map(({ name, secondsSinceLastEvent }) => [name, secondsSinceLastEvent()])),
  );
  metrics.watchConnections(
    () =>
      new Map([
        ...connected().map(({ name }) => [name, true] as const),
        ...connecting().map((name) => [name, false] as const),
      ]),
  );
  const stopCountingRequests = observeRequests(metrics, platformsOfHosts(config));
  const hotReloads = library.bases.map(({ folder, base }) =>
    startHotReload({
      folder,
      base,
      check: checkInWorker,
      tell: (news) => {
        logPack(news, log);
        adapters.packChanged?.(news);
      },
      report: (error) => log.error({ folder, error: stackOf(error) }, 'reading the pack again failed'),
    }),
  );
  const { chat } = adapters;
  let ops: Awaited<ReturnType<typeof startOpsServer>> | undefined;
  let tidying: NodeJS.Timeout | undefined;

  return {
    start: async () => {
      ops = config.ops && (await startOpsServer({ ...config.ops, health, metrics, log }));
      if (ops) log.info({ port: ops.port }, 'health and metrics');
      await openOrWarn(store, config, log);
      await connections.open();
      if (config.daily) daily.start();
      health.enter('running');
      void library.warm();
      tidying = setInterval(() => {
        deleteExpired(store, Date.now(), { questionDays: config.questionRetentionDays }).catch(warn('clean-up failed'));
      }, TIDY_EVERY_MS);
      // Said to the operator once it answers.
      if (!chat) {
        const missing = connecting();
        log.info(
          {
            platforms: connected().map(({ name }) => name),
            ...(missing.length > 0 && { connecting: missing }),
            daily: config.daily,
          },
          'started',
        );
      }
    },
    chat: chat && (() => chat(bot)),
    reload: async () => {
      for (const { reload } of hotReloads) await reload();
    },
    stop: async () => {
      health.enter('stopping');
      clearInterval(tidying);
      for (const { stop } of hotReloads) stop();
      await Promise.all([daily.stop(), connections.close()]);
      await adapters.stop();
      await Promise.all([store.close(), pictures.close()]);
      stopCountingRequests();
      await ops?.stop();
    },
  };
}

function logPack({ folder, inUse, problems }: PackNews, log: Log): void {
  const found = problems?.map(formatProblem);
  if (!inUse) log.error({ folder, problems: found }, 'the pack has errors; the previous version stays in use');
  else if (!found) log.info({ folder }, 'the pack was read again');
  else if (found.length === 0) log.info({ folder }, 'the pack was checked');
  else log.warn({ folder, problems: found }, 'the pack has problems');
}

/**
 * Opens the store. A database that cannot be reached just now does not keep anybody from asking questions.
 * @throws StoreUnusable for one with which the program can never work.
 */
async function openOrWarn(store: Store, config: Config, log: Log): Promise<void> {
  try {
    await store.ready();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.code === 'broken') {
      throw new StoreUnusable(brokenStore(error, config));
    }
    log.warn({ error: error.message }, 'starting without the store; it will be used as soon as it is reachable');
  }
}
