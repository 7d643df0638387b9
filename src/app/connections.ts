import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../ops/log.ts';
import { type Platform, StartError, UnavailableError } from '../platforms/platform.ts';
import { backoff } from '../util/retry.ts';
import { withTimeout } from '../util/timeout.ts';

/** A platform that is to be connected. */
export interface Connector {
  readonly name: string;
  /** @throws UnavailableError where trying again may help, any other StartError where the operator has to act first. */
  readonly connect: () => Promise<Platform>;
}

/** The connections to all platforms, none of which waits for another. */
export interface Connections {
  /**
   * Connects all platforms, and resolves when each is connected or has failed once, after ten seconds at the latest. One that
   * is unavailable, or takes longer, is tried until it is connected.
   * @throws StartError where the operator has to act first.
   */
  readonly open: () => Promise<void>;
  readonly connected: () => readonly Platform[];
  /** The names of those that are not connected yet. */
  readonly connecting: () => readonly string[];
  /** Stops trying, and disconnects. Never rejects. */
  readonly close: () => Promise<void>;
}

interface ConnectionsOptions {
  readonly log: Log;
  /** Called where the operator has to act before a platform can be connected, once `open` has resolved. */
  readonly fail: (error: StartError) => void;
  readonly timing?: ConnectionTiming;
}

/** In milliseconds. */
interface ConnectionTiming {
  readonly openWithin: number;
  /** The first wait before another attempt; it doubles with each, up to the longest. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** An outage is logged no more often than this. */
  readonly logEvery: number;
}

const TIMING: ConnectionTiming = { openWithin: 10_000, firstWait: 1_000, longestWait: 60_000, logEvery: 60_000 };

export function createConnections(
  connectors: readonly Connector[],
  { log, fail, timing = TIMING }: ConnectionsOptions,
): Connections {
  const connected: Platform[] = [];
  const connecting = new Set(connectors.map(({ name }) => name));
  const closing = new AbortController();
  const { signal } = closing;
  let isOpen = false;

  async function connect({ name, connect: attempt }: Connector, failedOnce: () => void): Promise<void> {
    let loggedAt = Number.NEGATIVE_INFINITY;
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        const platform = await attempt();
        if (signal.aborted) return await platform.stop();
        connected.push(platform);
        connecting.delete(name);
        if (failures > 0) log.info({ platform: name }, 'the platform is available, connected');
        return;
      } catch (error) {
        if (!(error instanceof UnavailableError)) throw error;
        if (performance.now() - loggedAt >= timing.logEvery) {
          log.warn({ platform: name, reason: error.message }, 'the platform is unavailable, trying again');
          loggedAt = performance.now();
        }
        failedOnce();
        const { firstWait: firstMs, longestWait: longestMs } = timing;
        const wait = backoff(failures + 1, { firstMs, longestMs, random: Math.random });
        await sleep(wait, undefined, { signal }).catch(() => {});
      }
    }
  }

  /** Resolves when the platform is connected or has failed once. @throws StartError */
  async function open(connector: Connector): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    connect(connector, resolve).then(resolve, (error: unknown) => {
      if (signal.aborted) return;
      if (!isOpen) return reject(error);
      if (!(error instanceof StartError)) throw error;
      fail(error);
    });
    return promise;
  }

  return {
    open: async () => {
      await withTimeout(Promise.all(connectors.map(open)), timing.openWithin, () => undefined);
      isOpen = true;
    },
    connected: () => connected,
    connecting: () => [...connecting],
    close: async () => {
      closing.abort();
      await Promise.all(connected.map((platform) => platform.stop()));
    },
  };
}
