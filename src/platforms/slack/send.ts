import type { ChatPostMessageArguments } from '@slack/web-api';
import type { Reply } from '../../chat/reply.ts';
import type { Log } from '../../ops/log.ts';
import { backoff, retry } from '../../util/retry.ts';
import type { SlackClients } from './clients.ts';
import { classify, ResponseUrlError } from './errors.ts';
import { findMessages, metadataFor } from './find.ts';
import type { NewerBlocks } from './newer-blocks.ts';
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
  /** The user id that the bot has. */
  readonly botUser: string;
  /** The newer blocks that the workspace takes. */
  readonly newer: NewerBlocks;
  readonly log: Log;
}

export function createSender({ clients, botUser, newer, log }: SenderOptions): Sender {
  const { reading, writing, fetch } = clients;

  /** Sends a reply as a message, with its picture if it has one. */
  async function sendReply(reply: Reply, setting: Setting, send: (message: Rendered) => Promise<void>): Promise<void> {
    const picture = reply.picture && (await uploadPicture(clients, reply.picture, log));
    await sendWithPicture(picture, (id) =>
      newer.deliver(reading, (usable, sent) => {
        const message = renderReply(reply, { ...setting, picture: id, newer: usable });
        sent(message.blocks);
        return send(message);
      }),
    );
  }

  /**
   * Sends again while Slack is out of order. An earlier try may have arrived although it failed, so `arrived` is asked
   * before the next; what leaves no trace to look for is sent again only if Slack said that it did not take it, or is out
   * of order. What nobody answered is not tried again: Slack may do it yet, however long one waits.
   */
  async function persist(send: () => Promise<unknown>, arrived?: () => Promise<boolean>): Promise<void> {
    let mayHaveArrived = false;
    await retry(
      async () => {
        if (mayHaveArrived && (await arrived?.())) return;
        await send();
      },
      {
        pauseAfter: (error, tried) => {
          const { kind, retryAfterMs, isTimeout = false, isOutOfOrder = false } = classify(error);
          mayHaveArrived ||= retryAfterMs === undefined;
          const isTraceable = arrived !== undefined || kind === 'later' || isOutOfOrder;
          const isHopeless = isTimeout || !isTraceable || (kind !== 'later' && kind !== 'unclear');
          const ms = retryAfterMs ?? backoff(tried, { firstMs: FIRST_WAIT_MS, longestMs: LONGEST_WAIT_MS });
          return isHopeless || tried >= MOST_TRIES || ms > LONGEST_WAIT_MS ? undefined : ms;
        },
      },
    );
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
      const from = Number(question) * 1000;
      const setting = { private: onlyFor !== undefined, withQuestion, thread: shareThread };
      return sendReply(reply, setting, async (message) => {
        const content = { channel, ...message, ...(thread === undefined ? {} : { thread_ts: thread }) };
        if (onlyFor !== undefined) {
          await persist(() => writing.chat.postEphemeral({ ...content, user: onlyFor }));
          return;
        }
        await persist(
          () => writing.chat.postMessage({ ...content, ...QUIET, metadata: metadataFor(question) }),
          async () => (await findMessages(reading, { channel, thread, key: question, botUser, from })).length > 0,
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
        await persist(() => request(url, body));
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
