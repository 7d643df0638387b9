import { channel } from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { Log } from '../../ops/log.ts';
import { backoff } from '../../util/retry.ts';
import { withTimeout } from '../../util/timeout.ts';
import { StartError } from '../platform.ts';
import { asLogger, clientOptions } from './clients.ts';
import { classify, isBadToken } from './errors.ts';

/** Times in milliseconds; tests make them short. */
export interface SocketTiming {
  /** How long Slack may take to answer a ping; it is pinged three times as often. */
  readonly pong: number;
  /** How long a new connection may take to say hello. */
  readonly hello: number;
  /** Without any sign of life for so long, the connection is replaced. */
  readonly stale: number;
  /** Without any sign of life for so long, over all attempts, the program gives up. */
  readonly silence: number;
  /** The first wait before connecting again; it doubles up to thirty times that. */
  readonly retry: number;
}

export const socketTiming = (silenceSeconds: number): SocketTiming => ({
  pong: 10_000,
  hello: 15_000,
  stale: Math.min(60_000, (silenceSeconds * 1000) / 2),
  silence: silenceSeconds * 1000,
  retry: 1000,
});

interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly timing: SocketTiming;
  /** Called when the connection cannot be had again without the operator. */
  readonly fail: (error: StartError) => void;
}

export interface SocketReceiver extends Receiver {
  readonly stop: () => Promise<void>;
  /** Seconds since Slack last sent anything, be it the answer to a ping. */
  readonly secondsSinceLastEvent: () => number;
}

/** Milliseconds for which the closing handshake is waited for: Slack does not always finish it. */
const CLOSE_WITHIN_MS = 1_000;

/** undici reports every ping and pong of its WebSockets here; Slack's are the only ones in the program. */
const SIGNS_OF_LIFE = [channel('undici:websocket:ping'), channel('undici:websocket:pong')];

/**
 * Socket Mode for Bolt, with connections of our own keeping: the library's own way of connecting again ends the program
 * when Slack cannot be reached, and leaves a gap of seconds whenever Slack asks for a fresh connection.
 */
export function createSocketReceiver({ appToken, apiUrl, log, timing, fail }: SocketOptions): SocketReceiver {
  let app: App | undefined;
  let current: Connection | undefined;
  let connecting: Promise<void> | undefined;
  let watching: NodeJS.Timeout | undefined;
  let lastSign = performance.now();
  let connectedAt = lastSign;
  const stopping = new AbortController();
  const { logger: _, ...options } = clientOptions(apiUrl, log);
  // The connection's state is logged here, once.
  const logger = asLogger(log, { warn: 'debug', error: 'debug' });
  const live = () => {
    lastSign = performance.now();
  };

  /** A connection that has said hello. */
  async function connect(): Promise<Connection> {
    const client = new SocketModeClient({
      appToken,
      autoReconnectEnabled: false,
      clientPingTimeout: timing.pong,
      serverPingTimeout: timing.stale,
      logger,
      clientOptions: options,
    });
    const connection: Connection = { client, isLost: false };
    client.on('ws_message', (data: unknown) => {
      live();
      // Slack closes the connection soon: the next one is opened before that.
      if (connection === current && GOODBYE.test(String(data))) replace('Slack asked for it');
    });
    client.on('slack_event', (envelope: Envelope) => void receive(envelope));
    client.on('disconnected', () => {
      connection.isLost = true;
      if (connection === current) replace('the connection was lost');
    });
    const hello = client.start().catch((error: unknown) => {
      throw error ?? new Error('The connection was closed before it said hello.');
    });
    await withTimeout(hello, timing.hello, () => {
      void client.disconnect();
      throw new Error('Slack did not say hello.');
    });
    return connection;
  }

  async function receive({ ack, body, retry_num: retryNum, retry_reason: retryReason }: Envelope): Promise<void> {
    try {
      await app?.processEvent({
        body,
        ack,
        ...(retryNum === undefined ? {} : { retryNum }),
        ...(retryReason === undefined ? {} : { retryReason }),
      });
    } catch (error) {
      // An event that could not be acknowledged comes again on the next connection.
      log.warn({ error: String(error) }, 'handling a Slack event failed');
    }
  }

  /** Opens the next connection, again and again until it works; the one before closes by itself. */
  function replace(why: string): void {
    if (stopping.signal.aborted || connecting) return;
    log.info({ why }, 'connecting to Slack again');
    connecting = keepTrying().finally(() => {
      connecting = undefined;
    });
  }

  async function keepTrying(): Promise<void> {
    // A connection that did not last is no reason to hurry.
    if (performance.now() - connectedAt < timing.retry) await pause(timing.retry);
    for (let tried = 1; !stopping.signal.aborted; tried++) {
      try {
        const next = await connect();
        const before = current;
        current = next;
        connectedAt = performance.now();
        void before?.client.disconnect();
        if (stopping.signal.aborted) void next.client.disconnect();
        if (next.isLost) throw new Error('The connection was closed at once.');
        log.info('connected to Slack again');
        return;
      } catch (error) {
        const { reason } = classify(error);
        if (isBadToken(error)) {
          fail(new StartError(`SLACK_APP_TOKEN is no longer accepted by Slack (${reason}).`));
          return;
        }
        log.warn({ reason }, 'cannot connect to Slack');
        await pause(backoff(tried, { firstMs: timing.retry, longestMs: 30 * timing.retry, random: Math.random }));
      }
    }
  }

  /** Waits, but not beyond the end. */
  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
  }

  function watch(): void {
    const silent = performance.now() - lastSign;
    if (silent > timing.silence) {
      fail(
        new StartError(
          `Slack has been silent for ${Math.round(silent / 1000)} seconds; exiting so that it can be restarted.`,
        ),
      );
    } else if (silent > timing.stale && performance.now() - connectedAt > timing.stale) {
      replace('Slack is silent');
    }
  }

  return {
    init: (given) => {
      app = given;
    },
    start: async () => {
      for (const sign of SIGNS_OF_LIFE) sign.subscribe(live);
      current = await connect();
      connectedAt = performance.now();
      if (current.isLost) replace('the connection was lost');
      watching = setInterval(watch, Math.min(1000, timing.stale / 4)).unref();
    },
    stop: async () => {
      stopping.abort();
      clearInterval(watching);
      for (const sign of SIGNS_OF_LIFE) sign.unsubscribe(live);
      if (current) await withTimeout(current.client.disconnect(), CLOSE_WITHIN_MS, () => undefined);
    },
    secondsSinceLastEvent: () => (performance.now() - lastSign) / 1000,
  };
}

interface Connection {
  readonly client: SocketModeClient;
  isLost: boolean;
}

/** The message with which Slack announces that it closes the connection; text that people wrote has its quotes escaped. */
const GOODBYE = /"type":\s*"disconnect"/;

interface Envelope {
  readonly ack: (response?: unknown) => Promise<void>;
  readonly body: Record<string, unknown>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}
