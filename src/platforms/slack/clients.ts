import { type Logger, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../ops/log.ts';
import { messageOf } from '../../util/error-message.ts';
import { monotonic, type RemoteClock } from '../../util/remote-clock.ts';
import { isLostTokenCode } from './errors.ts';

/** Milliseconds after which a request to Slack is given up; an answer that comes later is of no use to anybody. */
const TIMEOUT_MS = 10_000;

/** Milliseconds between tries of what may be asked twice, instead of the library's ten tries in half an hour. */
const RETRIES = { retries: 2, minTimeout: 200, maxTimeout: 1000, factor: 2, randomize: true } as const;
const NO_RETRIES = { retries: 0 } as const;

export interface ClientOptions {
  readonly token: string;
  /** The workspace that requests are about, for tokens that are good in several. */
  readonly team?: string;
  /** Another address of the Web API; Slack's own if undefined. */
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly timeoutMs?: number;
  /** Called when Slack answers any request with that the token is worth nothing any more. */
  readonly onLostToken?: () => void;
  /** Told the `Date` of every answer, and how many milliseconds it took to come. */
  readonly observeDate?: RemoteClock['observe'];
  /** Milliseconds since any fixed moment, by a clock that nobody puts right; the machine's if left out. */
  readonly steady?: () => number;
}

export interface SlackClients {
  /** For questions: tries again what fails in passing. */
  readonly reading: WebClient;
  /** For what must not happen twice: a request that failed may have been carried out. */
  readonly writing: WebClient;
  readonly fetch: LimitedFetch;
}

/** The platform's own fetch, which gives up after a while. */
export type LimitedFetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

export function createClients({
  token,
  team,
  apiUrl,
  log,
  timeoutMs = TIMEOUT_MS,
  onLostToken,
  observeDate,
  steady = monotonic,
}: ClientOptions): SlackClients {
  const options = clientOptions(apiUrl, log, timeoutMs);
  const watched = observeDate ? watchDate(options.fetch, observeDate, steady) : options.fetch;
  const common = {
    ...options,
    ...(team === undefined ? {} : { teamId: team }),
    fetch: onLostToken ? watchToken(watched, onLostToken) : watched,
  };
  return {
    reading: new WebClient(token, { ...common, retryConfig: RETRIES }),
    writing: new WebClient(token, common),
    fetch: common.fetch,
  };
}

/** How every client of Slack's library is set up: one attempt, a time limit, and a 429 passed on to the caller. */
export function clientOptions(apiUrl: string | undefined, log: Log, timeoutMs = TIMEOUT_MS) {
  const withLimit: LimitedFetch = (url, init) =>
    fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeoutMs) });
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    logger: asLogger(log),
    retryConfig: NO_RETRIES,
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    fetch: withLimit,
  } satisfies WebClientOptions;
}

function watchDate(send: LimitedFetch, observeDate: RemoteClock['observe'], steady: () => number): LimitedFetch {
  return async (url, init) => {
    const began = steady();
    const response = await send(url, init);
    observeDate(response.headers.get('date'), steady() - began);
    return response;
  };
}

/** Looks at every answer, so that no place in the program has to think of it. */
function watchToken(send: LimitedFetch, onLostToken: () => void): LimitedFetch {
  return async (url, init) => {
    const response = await send(url, init);
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    if (isJson && isLostTokenCode(errorIn(await response.clone().text()))) onLostToken();
    return response;
  };
}

/** The error that an answer names: https://docs.slack.dev/apis/web-api/#responses. */
function errorIn(json: string): string | undefined {
  return /"error"\s*:\s*"(\w+)"/.exec(json)?.[1];
}

/**
 * The library's log lines in ours. Its debug lines stay out: they hold whole messages, which are nobody's business.
 * Where we tell of everything ourselves, its other lines are for debugging only.
 */
export function asLogger(log: Log, levels: { readonly warn: Level; readonly error: Level } = LEVELS): Logger {
  const say =
    (level: Level) =>
    (...parts: readonly unknown[]) => {
      const text = parts.map(messageOf).join(' ');
      log[level]({ from: 'slack library' }, text);
    };
  return {
    debug: () => {},
    info: say('debug'),
    warn: say(levels.warn),
    error: say(levels.error),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

type Level = 'debug' | 'warn' | 'error';
const LEVELS = { warn: 'warn', error: 'error' } as const;
