import { createHash } from 'node:crypto';
import { REST, RESTJSONErrorCodes, Routes, SnowflakeUtil, ThreadAutoArchiveDuration } from 'discord.js';
import { z } from 'zod';
import { plain, type Reply } from '../../chat/reply.ts';
import {
  type ChannelTrouble,
  type Destination,
  type Period,
  PostError,
  type Poster,
  type PostFailure,
} from '../../daily/types.ts';
import { createRemoteClock, monotonic } from '../../util/remote-clock.ts';
import { oneLine } from '../../util/tidy.ts';
import { truncate } from '../../util/truncate.ts';
import { type Failure, failureOf, reasonOf, wasNotSent } from './errors.ts';
import { MAX_NONCE, MAX_THREAD_NAME } from './limits.ts';
import { FULL_OPTIONS, type Payload, type RenderOptions, renderReply } from './render.ts';
import { restOptions } from './rest.ts';

interface PosterOptions {
  readonly token: string;
  /** Another address of the REST API; Discord's own if undefined. */
  readonly apiUrl: string | undefined;
  /** Milliseconds after which a request that nobody answers is given up; up to three of them must fit into 20 seconds. */
  readonly timeoutMs: number;
  /** Our own clock, in milliseconds since 1970, and one that nobody puts right; the machine's if left out. */
  readonly now?: () => number;
  readonly steady?: () => number;
}

/** A wait that Discord asks for is waited for here up to this time; the buckets of a channel last 5 s. */
const TIMEOUT_MS = 6_000;
/** Messages a request: https://discord.com/developers/docs/resources/message#get-channel-messages. */
const PAGE = 100;

const WITHOUT_FILES: RenderOptions = { ...FULL_OPTIONS, files: false };
const PLAIN: RenderOptions = { ...WITHOUT_FILES, embeds: false };

const created = z.object({ id: z.string() });
const component = z.object({ id: z.number().optional() });
const read = z.object({
  id: z.string(),
  nonce: z.union([z.string(), z.number()]).optional(),
  components: z.array(component.extend({ components: z.array(component).optional() })).optional(),
});
const page = z.array(read);
const activeThreads = z.object({ threads: z.array(z.object({ id: z.string(), parent_id: z.string().nullish() })) });

/**
 * Posts by single REST requests. A post is found again by its mark, for which the bot needs Read Message History; an
 * embed or plain text without a button has none, and only the nonce is left, which Discord forgets in minutes.
 */
export function createPoster({ token, apiUrl, timeoutMs, now = Date.now, steady = monotonic }: PosterOptions): Poster {
  const { makeRequest, ...options } = restOptions(apiUrl);
  const rest = new REST({
    version: '10',
    timeout: timeoutMs,
    // A second try takes its turn in the pace like any other request: in an outage there would be twice as many.
    retries: 0,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > TIMEOUT_MS,
    ...options,
    makeRequest: async (url, init) => {
      const began = steady();
      const response = await makeRequest(url, init);
      clock.observe(response.headers.get('date'), steady() - began);
      return response;
    },
  });
  const clock = createRemoteClock({ now, steady, ask: () => rest.get(Routes.gateway(), { auth: false }) });

  /** After a 401, discord.js forgets the token, which may be accepted again. */
  const signed = () => rest.setToken(token);

  /** What fails becomes a PostError. */
  async function ask<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      const failure = failureOf(error);
      const wait = failure.kind === 'busy' ? failure.retryAfterMs : undefined;
      throw new PostError(wasNotSent(error) ? 'later' : FAILURES[failure.kind], reasonOf(error), wait);
    }
  }

  /** Without the picture, or in plain words, where the bot may not show pictures, or embeds. */
  async function send(reply: Reply, submit: (payload: Payload) => Promise<string>): Promise<string> {
    const renderings = reply.picture ? [FULL_OPTIONS, WITHOUT_FILES] : [FULL_OPTIONS];
    for (const options of renderings) {
      try {
        return await submit(renderReply(reply, options));
      } catch (error) {
        if (failureOf(error).kind !== 'forbidden') throw error;
      }
    }
    return await submit(renderReply(reply, PLAIN));
  }

  const messageIn = (channelId: string, mark?: IdempotencyKey) => async (payload: Payload) => {
    const { body, files } = requestOf(payload, mark);
    const nonce = mark === undefined ? {} : { nonce: mark.nonce, enforce_nonce: true };
    return idOf(await signed().post(Routes.channelMessages(channelId), { body: { ...body, ...nonce }, files }));
  };

  /** Begins a thread, which has the id of its first message. Forums take no nonce. */
  const postIn = (forumId: string, name: string, mark: IdempotencyKey) => async (payload: Payload) => {
    const { body: message, files } = requestOf(payload, mark);
    const body = { name, auto_archive_duration: ThreadAutoArchiveDuration.ThreeDays, message };
    return idOf(await signed().post(Routes.threads(forumId), { body, files }));
  };

  /** Passes on what was announced to the servers that follow the channel. The post is there, whatever comes of it. */
  async function publish(channelId: string, messageId: string): Promise<void> {
    await signed()
      .post(Routes.channelMessageCrosspost(channelId, messageId))
      .catch(() => {});
  }

  /** The first message of a forum's post is asked for with the id of the post. */
  async function findInForum({ id, space = '' }: Destination, mark: IdempotencyKey, { from, to }: Period) {
    const { threads } = activeThreads.parse(await signed().get(Routes.guildActiveThreads(space)));
    const isOfThen = (thread: string) => {
      const at = SnowflakeUtil.timestampFrom(thread);
      return at >= from - 1 && at <= to;
    };
    for (const thread of threads.filter((one) => one.parent_id === id && isOfThen(one.id))) {
      const message = await signed()
        .get(Routes.channelMessage(thread.id, thread.id))
        .catch((error: unknown) => {
          // Somebody has deleted it from a post of their own.
          if (failureOf(error).kind === 'gone') return undefined;
          throw error;
        });
      if (message !== undefined && carries(read.parse(message), mark)) return thread.id;
    }
    return undefined;
  }

  return {
    post: ({ id, kind }, reply, key) =>
      ask(async () => {
        const mark = idempotencyKeyOf(key);
        if (kind === 'forum') return await send(reply, postIn(id, titleOf(reply), mark));
        const message = await send(reply, messageIn(id, mark));
        if (kind === 'announcement') void publish(id, message);
        return message;
      }),
    find: (channel, key, period) =>
      ask(async () => {
        const { id, kind } = channel;
        const { from, to } = period;
        const mark = idempotencyKeyOf(key);
        if (kind === 'forum') return await findInForum(channel, mark, period);
        const end = SnowflakeUtil.generate({ timestamp: to });
        let after = SnowflakeUtil.generate({ timestamp: Math.max(0, from - 1) }).toString();
        for (;;) {
          const query = new URLSearchParams({ after, limit: String(PAGE) });
          const messages = page.parse(await signed().get(Routes.channelMessages(id), { query }));
          const found = messages.find((message) => carries(message, mark));
          if (found) return found.id;
          const newest = messages[0]?.id;
          if (newest === undefined || messages.length < PAGE || BigInt(newest) > end) return undefined;
          after = newest;
        }
      }),
    tell: (person, _space, reply) =>
      ask(async () => {
        const channel = await signed().post(Routes.userChannels(), { body: { recipient_id: person } });
        await send(reply, messageIn(idOf(channel)));
      }),
    clock,
    troubleOf: (problem) => TROUBLES.get(Number.parseInt(problem, 10)) ?? 'other',
    addressOf: ({ id, space }) => `https://discord.com/channels/${space ?? '@me'}/${id}`,
  };
}

function requestOf(payload: Payload, mark: IdempotencyKey | undefined) {
  const { content, embeds, components, files, flags } = payload;
  return {
    body: {
      ...(content === undefined ? {} : { content }),
      ...(flags === undefined ? {} : { flags }),
      ...(embeds === undefined ? {} : { embeds }),
      components: mark === undefined ? components : marked(components, mark),
      allowed_mentions: payload.allowedMentions,
      attachments: files.map(({ name, description }, at) => ({ id: String(at), filename: name, description })),
    },
    files: files.map(({ attachment, name }) => ({ data: attachment, name, contentType: 'image/png' })),
  };
}

/** What a post is called in the list of its forum: its statement, which follows a short answer in plain words. */
function titleOf({ body: [first, second], heading = '' }: Reply): string {
  const short = first?.kind === 'answer' ? first.text : heading;
  const statement = second?.kind === 'paragraph' && typeof second.text === 'string' ? second.text : short;
  return truncate(oneLine(plain(statement)).trim(), MAX_THREAD_NAME, 'word') || '…';
}

function idOf(answer: unknown): string {
  return created.parse(answer).id;
}

/** By the code with which the message of a PostError begins. */
const TROUBLES: ReadonlyMap<number, ChannelTrouble> = new Map<number, ChannelTrouble>([
  [RESTJSONErrorCodes.UnknownChannel, 'gone'],
  [RESTJSONErrorCodes.UnknownGuild, 'gone'],
  [RESTJSONErrorCodes.MissingAccess, 'view'],
  [RESTJSONErrorCodes.MissingPermissions, 'send'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, 'direct'],
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel, 'restricted'],
  [RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType, 'restricted'],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'archived'],
]);

const FAILURES: Readonly<Record<Failure['kind'], PostFailure>> = {
  forbidden: 'permanent',
  gone: 'permanent',
  busy: 'later',
  unreachable: 'unclear',
  unauthorized: 'unauthorized',
  refused: 'unknown',
  late: 'unknown',
  answered: 'unknown',
  unknown: 'unknown',
};

/**
 * What identifies a post by its key. Discord refuses a second message with the same nonce only for a few minutes, and
 * leaves it out when the message is read later (https://discord.com/developers/docs/resources/message).
 * For good there are the ids of components: any positive 32-bit number that differs within the message, kept by Discord
 * and shown to nobody (https://discord.com/developers/docs/components/reference). Two of them are 62 bits.
 */
interface IdempotencyKey {
  readonly nonce: string;
  readonly ids: readonly [number, number];
}

function idempotencyKeyOf(key: string): IdempotencyKey {
  const digest = createHash('sha256').update(key).digest();
  // Discord numbers components without an id from 1, so ours start at 2³⁰.
  const id = (at: number) => (digest.readUInt32BE(at) & 0x3fff_ffff) | 0x4000_0000;
  const first = id(0);
  const second = id(4);
  return {
    nonce: digest.subarray(8).toString('base64url').slice(0, MAX_NONCE),
    ids: [first, second === first ? first ^ 1 : second],
  };
}

/** The components with the mark on the first one and the first one within that. */
function marked(components: Payload['components'], { ids: [outerId, innerId] }: IdempotencyKey): object[] {
  return components.map((component, at) => {
    if (at > 0) return component;
    const inner: readonly object[] = component.components;
    return {
      ...component,
      id: outerId,
      components: inner.map((one, place) => (place > 0 ? one : { ...one, id: innerId })),
    };
  });
}

/** What is read of a message to recognise it. */
interface Marked {
  readonly nonce?: string | number | undefined;
  readonly components?: readonly MarkedComponent[] | undefined;
}
interface MarkedComponent {
  readonly id?: number | undefined;
  readonly components?: readonly { readonly id?: number | undefined }[] | undefined;
}

/** Whether the message carries this mark. */
function carries({ nonce, components }: Marked, mark: IdempotencyKey): boolean {
  const outer = components?.[0];
  return nonce === mark.nonce || (outer?.id === mark.ids[0] && outer.components?.[0]?.id === mark.ids[1]);
}
