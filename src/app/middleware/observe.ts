import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';
import type { Dispatcher } from '../../chat/dispatcher.ts';
import type { Log } from '../../ops/log.ts';
import type { Metrics } from '../../ops/metrics.ts';
import { StoreError } from '../../store/errors.ts';
import type { Store } from '../../store/store.ts';

interface ObserveOptions {
  /** The names of all commands: anything else that is typed counts as one. */
  readonly commands: readonly { readonly name: string }[];
  readonly metrics: Pick<Metrics, 'invocation' | 'answer'>;
  readonly log: Log;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
}

/** Counts, times and logs every invocation. What people ask is recorded nowhere. */
export function observeDispatcher(dispatcher: Dispatcher, { commands, metrics, log, now }: ObserveOptions): Dispatcher {
  const names = new Set(commands.map(({ name }) => name));
  return {
    ...dispatcher,
    dispatch: async (invocation) => {
      const began = now();
      const reply = await dispatcher.dispatch(invocation);
      const ms = now() - began;
      const { platform } = invocation.channel;
      const command = names.has(invocation.command) ? invocation.command : 'unknown';
      const { outcome = 'answered', answerKind } = reply;
      metrics.invocation({ platform, command, outcome }, ms);
      if (answerKind !== undefined) metrics.answer(platform, answerKind);
      log.info(
        {
          id: invocation.id,
          platform,
          command,
          outcome,
          ...(answerKind && { answer: answerKind }),
          ms: Math.round(ms),
        },
        'invocation',
      );
      return reply;
    },
  };
}

/** What undici, which makes all our requests, publishes about a response: https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md. */
const CHANNEL = 'undici:request:headers';
const told = z.object({
  request: z.object({ origin: z.union([z.string(), z.instanceof(URL)]) }),
  response: z.object({ statusCode: z.number() }),
});

/**
 * Counts the responses of the platforms, whichever of their clients asked.
 * @param platformOf The platform that a host belongs to; undefined for any other.
 * @returns What ends it.
 */
export function observeRequests(
  metrics: Pick<Metrics, 'request'>,
  platformOf: (host: string) => string | undefined,
): () => void {
  const listen = (message: unknown) => {
    const { success, data } = told.safeParse(message);
    const platform = success ? platformOf(new URL(data.request.origin).host) : undefined;
    if (platform !== undefined && data) metrics.request(platform, data.response.statusCode);
  };
  subscribe(CHANNEL, listen);
  return () => unsubscribe(CHANNEL, listen);
}

interface ObservedStore {
  readonly store: Store;
  /** What kept the store from doing what it was last asked; undefined if nothing did. */
  readonly trouble: () => string | undefined;
}

/** Milliseconds after which a failure of a verb that was not used again says nothing about the store any more. */
const TROUBLE_MS = 300_000;

/**
 * Times every verb of a store and counts those that failed.
 * @param now Milliseconds since any fixed moment.
 */
export function observeStore(
  store: Store,
  metrics: Pick<Metrics, 'storeVerb' | 'storeError'>,
  now: () => number,
): ObservedStore {
  /** What kept each verb from working that last failed, with when. */
  const troubles = new Map<string, { readonly code: string; readonly at: number }>();

  async function observe(verb: string, work: () => unknown): Promise<unknown> {
    const began = now();
    try {
      const result = await work();
      troubles.delete(verb);
      return result;
    } catch (error) {
      const code = error instanceof StoreError ? error.code : 'broken';
      // Deleted first, so that the last one stands last.
      troubles.delete(verb);
      troubles.set(verb, { code, at: now() });
      metrics.storeError(verb, code);
      throw error;
    } finally {
      metrics.storeVerb(verb, now() - began);
    }
  }

  return {
    trouble: () => [...troubles.values()].findLast(({ at }) => now() - at < TROUBLE_MS)?.code,
    store: new Proxy(store, {
      get: (target, name, receiver) => {
        const verb: unknown = Reflect.get(target, name, receiver);
        return typeof verb === 'function'
          ? (...given: unknown[]) => observe(String(name), () => Reflect.apply(verb, target, given))
          : verb;
      },
    }),
  };
}
