import { LRUCache } from 'lru-cache';
import { localId } from '../../chat/invocation.ts';
import { type Destination, PostError, type Poster } from '../../daily/types.ts';
import type { Log } from '../../ops/log.ts';
import { createRemoteClock, monotonic, type RemoteClock } from '../../util/remote-clock.ts';
import { createClients, type SlackClients } from './clients.ts';
import type { Workspace } from './context.ts';
import type { Workspaces } from './distribution/workspaces.ts';
import { channelTroubleOf, classify, isLostToken, throwPostError } from './errors.ts';
import { findMessages, metadataFor } from './find.ts';
import { SLACK_LATE_MS } from './limits.ts';
import { createNewerBlocks, type NewerBlocks } from './newer-blocks.ts';
import { renderReply } from './render.ts';
import { QUIET } from './send.ts';
import { createUploads, sendWithPicture } from './upload.ts';

interface PosterOptions {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  /** Milliseconds after which a request is given up: at most 6,000, so that a post is settled in 20 seconds. */
  readonly timeoutMs: number;
  /** Our own clock, in milliseconds since 1970, and one that nobody puts right; the machine's if left out. */
  readonly now?: () => number;
  readonly steady?: () => number;
}

/** Posts to one workspace of Slack with single requests of the Web API. What was posted carries its key as metadata and is found by it. */
export function createSlackPoster({
  botToken,
  apiUrl,
  log,
  timeoutMs,
  now = Date.now,
  steady = monotonic,
}: PosterOptions): Poster {
  const clock = createRemoteClock({ now, steady, ask: () => clients.reading.api.test() });
  const clients = createClients({ token: botToken, apiUrl, log, timeoutMs, observeDate: clock.observe, steady });
  let known: string | undefined;
  const botUser = async () => {
    known ??= (await clients.reading.auth.test()).user_id;
    if (known === undefined) throw new PostError('later', 'Slack does not say who the bot is');
    return known;
  };
  return createPosterOf({ clients, botUser, newer: createNewerBlocks(log), clock, log, fail: throwPostError });
}

/** Posts to every workspace with the token that it gave. */
export function createWorkspacePoster(workspaces: Pick<Workspaces, 'find' | 'clock'>, log: Log): Poster {
  const { clock } = workspaces;
  // A workspace's poster knows what it has uploaded there.
  const posters = new WeakMap<Workspace, Poster>();

  async function posterFor(space: string | undefined): Promise<Poster> {
    const workspace = space === undefined ? undefined : await workspaces.find(space);
    if (!workspace) throw new PostError('permanent', 'the app is not installed in the workspace');
    const { clients, botUser, newer } = workspace;
    const parts = { clients, botUser: async () => botUser, newer, clock, log, fail: throwUnlessLost };
    const poster = posters.get(workspace) ?? createPosterOf(parts);
    posters.set(workspace, poster);
    return poster;
  }

  function local({ id, space }: Destination): Destination {
    // Ids as they are kept for one workspace alone: people could no longer switch off what was set up so.
    if (localId(id) === id) throw new PostError('permanent', 'set up before the app was installed for many workspaces');
    return { id: localId(id), space };
  }

  return {
    upload: async (channel, picture, acquire) =>
      (await posterFor(channel.space)).upload?.(local(channel), picture, acquire),
    post: async (channel, reply, key, uploaded) =>
      (await posterFor(channel.space)).post(local(channel), reply, key, uploaded),
    find: async (channel, key, period) => (await posterFor(channel.space)).find(local(channel), key, period),
    tell: async (person, space, reply) => (await posterFor(space)).tell(localId(person), space, reply),
    clock,
    lateMs: SLACK_LATE_MS,
    troubleOf: channelTroubleOf,
    addressOf,
  };
}

/** A token that seems to be lost is looked at; until that is done nothing is known, and nothing is to be paused. */
function throwUnlessLost(error: unknown): never {
  if (isLostToken(error)) throw new PostError('later', 'the workspace does not accept the token');
  throwPostError(error);
}

/** Opens the channel wherever a person has Slack: https://docs.slack.dev/interactivity/deep-linking#app_channel. */
function addressOf({ id, space }: Destination): string {
  const query = new URLSearchParams({ channel: localId(id), ...(space === undefined ? {} : { team: space }) });
  return `https://slack.com/app_redirect?${query}`;
}

interface Parts {
  readonly clients: SlackClients;
  /** The user id that the bot has. */
  readonly botUser: () => Promise<string>;
  /** The newer blocks that the workspace takes. */
  readonly newer: NewerBlocks;
  /** Slack's. */
  readonly clock: RemoteClock;
  readonly log: Log;
  /** Throws a PostError. */
  readonly fail: (error: unknown) => never;
}

/** A search through a channel's messages that was broken off. */
interface Pass {
  /** Milliseconds since 1970 by Slack's clock: what it looks through, and when it began. */
  readonly from: number;
  readonly begunAt: number;
  /** Where it goes on; from the newest message if undefined. */
  readonly cursor: string | undefined;
}

/** Far more than there are posts that are looked for at a time. */
const MOST_PASSES = 10_000;
/** By how much Slack's clock is not known. */
const CLOCK_ERROR_MS = 10_000;

function createPosterOf({ clients, botUser, newer, clock, log, fail }: Parts): Poster {
  const uploads = createUploads(clients, log);
  const passes = new LRUCache<string, Pass>({ max: MOST_PASSES });

  /** Goes on where an earlier search was broken off, and then looks at what was written since that one began. */
  async function search(channel: string, key: string, from: number, to: number): Promise<readonly string[]> {
    let pass = passes.get(key) ?? { from, begunAt: 0, cursor: undefined };
    for (;;) {
      const { cursor } = pass;
      const current: Pass = cursor === undefined ? { ...pass, begunAt: clock.now() } : pass;
      const found = await findMessages(clients.reading, {
        channel,
        key,
        botUser: await botUser(),
        from: current.from,
        to,
        cursor,
        reached: (next) => passes.set(key, { ...current, cursor: next }),
      });
      passes.delete(key);
      if (found.length > 0 || cursor === undefined) return found;
      pass = { from: Math.max(from, current.begunAt - CLOCK_ERROR_MS), begunAt: 0, cursor: undefined };
      passes.set(key, pass);
    }
  }

  /** Nobody is to read the same twice. */
  async function remove(channel: string, ts: string): Promise<void> {
    try {
      await clients.writing.chat.delete({ channel, ts });
      log.info({ channel, ts }, 'a post that Slack carried out twice was deleted');
    } catch (error) {
      log.warn({ channel, ts, reason: classify(error).reason }, 'a post is there twice and could not be deleted');
    }
  }

  return {
    upload: (_channel, picture, acquire) => uploads.upload(picture, acquire),
    post: async ({ id }, reply, key, uploaded) => {
      const metadata = metadataFor(key);
      let isFirst = true;
      const posted = await sendWithPicture(uploaded?.id, async (picture) => {
        if (picture === undefined && uploaded && reply.picture) uploads.forget(reply.picture, uploaded.id);
        return await newer.deliver(clients.reading, async (usable, sent) => {
          if (!isFirst && uploaded && !(await uploaded.acquire())) throw new PostError('later', 'too much to post');
          isFirst = false;
          const message = renderReply(reply, { private: false, withQuestion: false, picture, newer: usable });
          sent(message.blocks);
          return await clients.writing.chat.postMessage({ channel: id, ...message, ...QUIET, metadata });
        });
      }).catch(fail);
      return posted.ts ?? '';
    },
    find: async ({ id }, key, { from, to }) => {
      const [oldest, ...younger] = await search(id, key, from, to).catch(fail);
      for (const ts of younger) await remove(id, ts);
      return oldest;
    },
    tell: async (person, _space, reply) => {
      const message = renderReply(reply, { private: false, withQuestion: false });
      await clients.writing.chat.postMessage({ channel: person, ...message, ...QUIET }).catch(fail);
    },
    clock,
    lateMs: SLACK_LATE_MS,
    troubleOf: channelTroubleOf,
    addressOf,
  };
}
