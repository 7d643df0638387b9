import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatPostMessageArguments, WebClient } from '@slack/web-api';
import type { Reply } from '../../chat/reply.ts';
import type { PostFailure } from '../../daily/types.ts';
import type { Log } from '../../ops/log.ts';
import type { SlackClients } from './clients.ts';
import { classify, ResponseUrlError } from './errors.ts';
import { type Rendered, renderReply, type Setting } from './render.ts';
import { sendWithPicture, uploadPicture } from './upload.ts';

/** A person waits for an answer: after this many attempts, or if Slack asks for a longer wait, it is given up. */
const MOST_TRIES = 3;
const LONGEST_WAIT_MS = 30_000;
const FIRST_WAIT_MS = 300;

/** A message in a conversation, for everybody there or for one person alone. */
interface Destination {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly onlyFor?: string | undefined;
  /** The thread in which it belongs once it is shown to everyone. */
  readonly shareThread?: string | undefined;
  /** Whether the question is shown, since it does not stand above; not, if left out. */
  readonly withQuestion?: boolean;
}

/** How an answer to something that a person did is shown. */
export interface Response {
  readonly private: boolean;
  readonly thread?: string | undefined;
  readonly withQuestion: boolean;
  /** The thread in which the answer belongs once it is shown to everyone. */
  readonly shareThread?: string | undefined;
}

/** What is to be done after a try that failed. */
type Again = 'try' | 'arrived' | 'give up';

/** What leaves no trace to look for is sent again only if Slack said that it is out of order. */
const untraceable = async (kind: PostFailure): Promise<Again> => (kind === 'later' ? 'try' : 'give up');

export interface Sender {
  /**
   * Posts a reply to the message with this timestamp, which names it: where Slack does not say whether a try arrived, it
   * is looked for before the next.
   * @throws the errors of Slack's library.
   */
  readonly post: (place: Destination, reply: Reply, question: string) => Promise<void>;
  /**
   * Answers at the address that Slack gave with what a person did.
   * @throws ResponseUrlError, or fetch's errors.
   */
  readonly respond: (url: string, reply: Reply, response: Response) => Promise<void>;
  /** Takes away the message that a person acted on. */
  readonly removeOriginal: (url: string) => Promise<void>;
}

interface SenderOptions {
  readonly clients: SlackClients;
  readonly log: Log;
}

export function createSender({ clients, log }: SenderOptions): Sender {
  const { reading, writing, fetch } = clients;

  /** Sends a reply as a message, with its picture if it has one. */
  async function sendReply(reply: Reply, setting: Setting, send: (message: Rendered) => Promise<void>): Promise<void> {
    const picture = reply.picture && (await uploadPicture(clients, reply.picture, log));
    await sendWithPicture(picture, (id) => send(renderReply(reply, { ...setting, picture: id })));
  }

  /**
   * Tries again while Slack is out of order. `again` is asked before a try that may be a second one: an earlier one may
   * have arrived although it failed.
   */
  async function persist(send: () => Promise<unknown>, again: (kind: PostFailure) => Promise<Again>): Promise<void> {
    for (let tried = 1; ; tried++) {
      try {
        await send();
        return;
      } catch (error) {
        const { kind, retryAfterMs } = classify(error);
        const waitMs = retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tried - 1);
        if (kind === 'permanent' || tried >= MOST_TRIES || waitMs > LONGEST_WAIT_MS) throw error;
        await sleep(waitMs);
        const verdict = retryAfterMs === undefined ? await again(kind) : 'try';
        if (verdict === 'arrived') return;
        if (verdict === 'give up') throw error;
      }
    }
  }

  async function request(url: string, body: object): Promise<void> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    });
    await response.text();
    if (response.ok) return;
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw new ResponseUrlError(response.status, Number.isFinite(retryAfter) ? retryAfter : undefined);
  }

  return {
    post: ({ channel, thread, onlyFor, shareThread, withQuestion = false }, reply, question) => {
      // By Slack's own clock: an answer is younger than its question.
      const since = Number(question) * 1000;
      const setting = { private: onlyFor !== undefined, withQuestion, thread: shareThread };
      return sendReply(reply, setting, async (message) => {
        const content = { channel, ...message, ...(thread === undefined ? {} : { thread_ts: thread }) };
        if (onlyFor !== undefined) {
          await persist(() => writing.chat.postEphemeral({ ...content, user: onlyFor }), untraceable);
          return;
        }
        await persist(
          () => writing.chat.postMessage({ ...content, ...QUIET, metadata: metadataFor(question) }),
          async () =>
            (await findMessage(reading, { channel, thread, key: question, since })) === undefined ? 'try' : 'arrived',
        );
      });
    },
    respond: (url, reply, { private: isPrivate, thread, withQuestion, shareThread }) =>
      sendReply(reply, { private: isPrivate, withQuestion, thread: shareThread }, async (message) => {
        const body = {
          ...message,
          ...QUIET,
          response_type: isPrivate ? 'ephemeral' : 'in_channel',
          replace_original: false,
          ...(thread === undefined ? {} : { thread_ts: thread }),
        };
        await persist(() => request(url, body), untraceable);
      }),
    removeOriginal: (url) => request(url, { delete_original: true }),
  };
}

/** The text is only to fall back on, and a link to a source needs no preview. */
export const QUIET = {
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
} as const satisfies Partial<ChatPostMessageArguments>;

/** Marks what Dostyk posted, so that it is found again: https://docs.slack.dev/messaging/message-metadata. */
const EVENT_TYPE = 'dostyk_message';
const PAGE = 100;
/** Pages of messages that are looked through; more than arrive while a person waits for an answer. */
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
