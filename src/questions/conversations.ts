import { type Context, readContext } from '../answer/context.ts';
import type { Invocation } from '../chat/invocation.ts';
import { withTimeout } from '../util/timeout.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { TENANT } from './question-log.ts';

/** Milliseconds for which somebody may lean on what was said. */
export const CONVERSATION_MS = 15 * 60_000;

/** Where conversations are kept until they go on. Keys and tenants are pseudonyms, moments milliseconds since 1970. */
export interface ConversationStore {
  /** Takes the place of what was kept under these keys. */
  readonly saveConversation: (keys: readonly string[], tenant: string, context: string, now: number) => Promise<void>;
  /** What was kept under a key since a moment. */
  readonly conversation: (key: string, since: number) => Promise<string | undefined>;
  readonly deleteConversations: (saidBefore: number) => Promise<void>;
}

/** Who said something, and where. */
type Origin = Pick<Invocation, 'channel' | 'user' | 'place'>;

export interface Conversations {
  /**
   * What a person may lean on: what was said to them in the same thread or direct conversation, else in that thread at
   * all; outside of threads what was said to them last in the channel. Never rejects, and waits for the store half a second at most.
   */
  readonly recall: (origin: Origin) => Promise<Context | undefined>;
  /** Remembers for a quarter of an hour what was said. Only the next recall waits for it. */
  readonly remember: (context: Context, origin: Origin) => void;
}

interface ConversationsOptions {
  readonly store: Pick<ConversationStore, 'saveConversation' | 'conversation'>;
  readonly pseudonyms: Pseudonyms;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called when the store failed or did not answer in time; people are answered as if nothing had been said. */
  readonly report: (error: unknown) => void;
}

/** Both platforms want an answer within three seconds. */
const TIMEOUT_MS = 500;

export function createConversations({ store, pseudonyms, now, report }: ConversationsOptions): Conversations {
  const underWay = new Set<Promise<void>>();

  function keysOf({ channel, user, place }: Origin) {
    const key = (...parts: readonly string[]) =>
      pseudonyms.of(channel.platform, 'conversation', channel.space ?? '', channel.id, ...parts);
    const inThread = (thread: string) => [key('thread', thread, user.id), key('thread', thread)];
    const last = key('person', user.id);
    return {
      recalled: place?.answers === undefined ? [last] : inThread(place.answers),
      remembered: [last, ...(place === undefined ? [] : inThread(place.message))],
    };
  }

  async function find(keys: readonly string[]): Promise<Context | undefined> {
    await Promise.all(underWay);
    for (const key of keys) {
      const kept = await store.conversation(key, now() - CONVERSATION_MS);
      if (kept !== undefined) return readContext(kept);
    }
    return undefined;
  }

  return {
    recall: async (origin) => {
      try {
        return await withTimeout(find(keysOf(origin).recalled), TIMEOUT_MS, () => {
          throw new Error(`The store did not say within ${TIMEOUT_MS} ms what was spoken of.`);
        });
      } catch (error) {
        report(error);
        return undefined;
      }
    },
    remember: (context, origin) => {
      const { platform, space = '' } = origin.channel;
      const tenant = pseudonyms.of(platform, TENANT, space);
      const saved = store.saveConversation(keysOf(origin).remembered, tenant, JSON.stringify(context), now());
      const done = saved.catch(report).finally(() => underWay.delete(done));
      underWay.add(done);
    },
  };
}

/** More conversations than a process holds in that time; beyond it the oldest are forgotten. */
const MOST_KEPT = 10_000;

/** Keeps conversations in memory, where one process does all the work. */
export function createConversationMemory(): ConversationStore {
  const kept = new Map<string, { readonly context: string; readonly at: number }>();

  function forget(saidBefore: number): void {
    for (const [key, { at }] of kept) {
      if (at >= saidBefore && kept.size <= MOST_KEPT) break;
      kept.delete(key);
    }
  }

  return {
    saveConversation: async (keys, _, context, now) => {
      for (const key of keys) {
        // Deleted first, so that the last one stands last.
        kept.delete(key);
        kept.set(key, { context, at: now });
      }
      forget(now - CONVERSATION_MS);
    },
    conversation: async (key, since) => {
      const found = kept.get(key);
      return found && found.at >= since ? found.context : undefined;
    },
    deleteConversations: async (saidBefore) => forget(saidBefore),
  };
}
