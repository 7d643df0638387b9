import type { WebClient } from '@slack/web-api';

/** Marks what Dostyk posted, so that it is found again: https://docs.slack.dev/messaging/message-metadata, read 2026-11-24. */
const EVENT_TYPE = 'dostyk_message';
/** Messages a request; Slack gives 15 to an app that is distributed outside of its Marketplace, with a cursor to the rest. */
const PAGE = 100;

export function metadataFor(key: string) {
  return { event_type: EVENT_TYPE, event_payload: { key } };
}

interface Search {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly key: string;
  /** The user id that the bot has: anybody may write metadata like ours. */
  readonly botUser: string;
  /** Milliseconds since 1970 by Slack's clock; to the newest message, if there is no other end. */
  readonly from: number;
  readonly to?: number;
  /** Where to go on, as it was told to `reached`. */
  readonly cursor?: string | undefined;
  /** Told before each further page how to go on there, should it fail. */
  readonly reached?: (cursor: string) => void;
}

/**
 * The timestamps of the messages that we posted with this key at a time, oldest first.
 * @throws the errors of Slack's library.
 */
export async function findMessages(reading: WebClient, search: Search): Promise<readonly string[]> {
  const { channel, thread, key, botUser, from, to, reached } = search;
  let { cursor } = search;
  const found: string[] = [];
  do {
    const query = {
      channel,
      oldest: secondsOf(from),
      ...(to === undefined ? {} : { latest: secondsOf(to) }),
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const { messages = [], response_metadata: more } =
      thread === undefined
        ? await reading.conversations.history(query)
        : await reading.conversations.replies({ ...query, ts: thread });
    for (const message of messages) {
      if (message.ts !== undefined && message.user === botUser && hasKey(message, key)) found.push(message.ts);
    }
    cursor = more?.next_cursor || undefined;
    if (cursor !== undefined) reached?.(cursor);
  } while (cursor !== undefined);
  return found.toSorted((a, b) => Number(a) - Number(b));
}

function secondsOf(ms: number): string {
  return (ms / 1000).toFixed(6);
}

/** The library's types leave metadata out of some messages. */
function hasKey(message: object, key: string): boolean {
  const metadata: unknown = 'metadata' in message ? message.metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('event_type' in metadata)) return false;
  const payload: unknown = 'event_payload' in metadata ? metadata.event_payload : undefined;
  if (metadata.event_type !== EVENT_TYPE || typeof payload !== 'object' || payload === null) return false;
  return 'key' in payload && payload.key === key;
}
