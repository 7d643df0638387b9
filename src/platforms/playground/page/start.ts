import type { ServerResponse } from 'node:http';
import type { Locale } from '../../../i18n/locale.ts';
import { translatorFor } from '../../../i18n/translator.ts';
import { type HttpServer, startHttpServer } from '../../../util/http-server.ts';
import { type Bot, type Platform, StartError } from '../../platform.ts';
import { createApi, type Previews } from './api.ts';
import type { Asset } from './assets.ts';
import type { PageEvents } from './protocol.ts';
import { createRequestHandler } from './requests.ts';

interface PageOptions<S> {
  readonly bot: Bot<S>;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** The language for browsers that ask for none of ours. */
  readonly locale: Locale;
  readonly previews: Previews;
  /** The page's files, from bundlePage. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Events pushed to open pages; closed by their creator. */
  readonly events: Events;
  /** The date, as YYYY-MM-DD. */
  readonly today: () => string;
  /** Milliseconds, from a clock that never goes back. */
  readonly now: () => number;
}

export interface Page extends Platform {
  /** Where it is to be opened. */
  readonly url: string;
}

/**
 * Serves the playground's page.
 * @throws StartError if it cannot listen at host and port.
 */
export async function startPage<S>(settings: PageOptions<S>): Promise<Page> {
  const { bot, host, port, locale, previews, assets, events, today, now } = settings;
  const handle = createRequestHandler({
    api: createApi({ bot, previews, today }),
    assets,
    events,
    host,
    locale,
    now,
    log: bot.log,
  });
  let server: HttpServer;
  try {
    server = await startHttpServer({
      host,
      port,
      handle,
      report: (error) => bot.log.error({ error: String(error) }, 'request failed'),
    });
  } catch (error) {
    throw new StartError(reasonOf(error, host, port, locale));
  }
  return {
    name: 'playground',
    secondsSinceLastEvent: () => 0,
    silenceLimitSeconds: Number.POSITIVE_INFINITY,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${server.port}/`,
    stop: server.stop,
  };
}

function reasonOf(error: unknown, host: string, port: number, locale: Locale): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const t = translatorFor(locale);
  return code === 'EADDRINUSE'
    ? t('page.port-taken', { port: String(port) })
    : t('page.cannot-listen', { host, port: String(port), code });
}

/** Open pages at most; more would be someone opening connections for their own sake. */
const MOST_LISTENERS = 100;
/** A sign of life more often than proxies and browsers give up on a silent connection, in milliseconds. */
const PULSE_MS = 25_000;

export interface Events {
  /** Sends events to this page from now on, starting with the known ones; false if there are too many pages. */
  readonly listen: (response: ServerResponse, headers: Readonly<Record<string, string>>) => boolean;
  /** Sends an event to every page; one that opens later gets the last event of each name, if it is to be kept. */
  readonly tell: <K extends keyof PageEvents>(name: K, data: PageEvents[K], keep: boolean) => void;
  readonly stop: () => void;
}

/** Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html. */
export function createEvents(): Events {
  const listeners = new Set<ServerResponse>();
  const kept = new Map<string, string>();
  const pulse = setInterval(() => {
    for (const listener of listeners) listener.write(':\n\n');
  }, PULSE_MS);
  pulse.unref();

  return {
    listen: (response, headers) => {
      if (listeners.size >= MOST_LISTENERS) return false;
      response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(`retry: 1000\n\n${[...kept.values()].join('')}`);
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return true;
    },
    tell: (name, data, keep) => {
      const event = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      if (keep) kept.set(name, event);
      for (const listener of listeners) listener.write(event);
    },
    stop: () => {
      clearInterval(pulse);
      for (const listener of listeners) listener.end();
    },
  };
}
