import { createHash } from 'node:crypto';
import { REST, RESTJSONErrorCodes, Routes, SnowflakeUtil } from 'discord.js';
import { z } from 'zod';
import type { Reply } from '../../chat/reply.ts';
import { type ChannelTrouble, PostError, type Poster, type PostFailure } from '../../daily/types.ts';
import { createRemoteClock, monotonic } from '../../util/remote-clock.ts';
import { type Failure, failureOf, reasonOf, wasNotSent } from './errors.ts';
import { MAX_NONCE } from './limits.ts';
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
const page = z.array(
  z.object({
    id: z.string(),
    nonce: z.union([z.string(), z.number()]).optional(),
    components: z.array(component.extend({ components: z.array(component).optional() })).optional(),
  }),
);

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
  async function send(channelId: string, reply: Reply, mark?: IdempotencyKey): Promise<string> {
    const renderings = reply.picture ? [FULL_OPTIONS, WITHOUT_FILES] : [FULL_OPTIONS];
    for (const options of renderings) {
      try {
        return await post(channelId, renderReply(reply, options), mark);
      } catch (error) {
        if (failureOf(error).kind !== 'forbidden') throw error;
      }
    }
    return await post(channelId, renderReply(reply, PLAIN), mark);
  }

  async function post(channelId: string, payload: Payload, mark?: IdempotencyKey): Promise<string> {
    return idOf(await signed().post(Routes.channelMessages(channelId), requestOf(payload, mark)));
  }

  return {
    post: ({ id }, reply, key) => ask(() => send(id, reply, idempotencyKeyOf(key))),
    find: ({ id }, key, { from, to }) =>
      ask(async () => {
        const mark = idempotencyKeyOf(key);
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
        await send(idOf(channel), reply);
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
      ...(mark === undefined ? {} : { nonce: mark.nonce, enforce_nonce: true }),
    },
    files: files.map(({ attachment, name }) => ({ data: attachment, name, contentType: 'image/png' })),
  };
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
