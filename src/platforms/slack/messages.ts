import type { WebClient } from '@slack/web-api';

/** Marks what Dostyk posted, so that it is found again: https://docs.slack.dev/messaging/message-metadata, read 2026-11-24. */
const EVENT_TYPE = 'dostyk_message';
const PAGE = 100;
/** Pages of messages that are looked through; more than come while somebody waits for an answer. */
const MOST_PAGES = 10;

export function metadataFor(key: string) {
  return { event_type: EVENT_TYPE, event_payload: { key } };
}

interface Search {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/**
 * The timestamp of the message that was posted with this key since the moment, if it is there.
 * @throws the errors of Slack's library.
 */
export async function findMessage(
  reading: WebClient,
  { channel, thread, key, since }: Search,
): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = {
      channel,
      oldest: (since / 1000).toFixed(6),
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const answer =
      thread === undefined
        ? await reading.conversations.history(query)
        : await reading.conversations.replies({ ...query, ts: thread });
    const found = answer.messages?.find((message) => hasKey(message, key));
    if (found?.ts !== undefined) return found.ts;
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return undefined;
  }
  return undefined;
}

/** The library's types leave metadata out of some messages. */
function hasKey(message: object, key: string): boolean {
  const metadata: unknown = 'metadata' in message ? message.metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('event_type' in metadata)) return false;
  const payload: unknown = 'event_payload' in metadata ? metadata.event_payload : undefined;
  if (metadata.event_type !== EVENT_TYPE || typeof payload !== 'object' || payload === null) return false;
  return 'key' in payload && payload.key === key;
}
