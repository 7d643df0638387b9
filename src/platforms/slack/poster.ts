import { localId } from '../../chat/invocation.ts';
import { type Destination, PostError, type Poster } from '../../daily/types.ts';
import type { Log } from '../../ops/log.ts';
import { createClients, type SlackClients } from './clients.ts';
import type { Workspace } from './context.ts';
import type { Workspaces } from './distribution/workspaces.ts';
import { isLostToken, throwPostError } from './errors.ts';
import { renderReply } from './render.ts';
import { findMessage, metadataFor, QUIET } from './send.ts';
import { createUploads, sendWithPicture } from './upload.ts';

interface PosterOptions {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  /** Milliseconds after which a request is given up: at most 6,000, so that a post is settled in 20 seconds. */
  readonly timeoutMs: number;
}

/** Posts to one workspace of Slack with single requests of the Web API. What was posted carries its key as metadata and is found by it. */
export function createSlackPoster({ botToken, apiUrl, log, timeoutMs }: PosterOptions): Poster {
  return createPosterOf(createClients({ token: botToken, apiUrl, log, timeoutMs }), log, throwPostError);
}

/** Posts to every workspace with the token that it gave. */
export function createWorkspacePoster(workspaces: Pick<Workspaces, 'find'>, log: Log): Poster {
  // A workspace's poster knows what it has uploaded there.
  const posters = new WeakMap<Workspace, Poster>();

  async function posterFor(space: string | undefined): Promise<Poster> {
    const workspace = space === undefined ? undefined : await workspaces.find(space);
    if (!workspace) throw new PostError('permanent', 'the app is not installed in the workspace');
    const poster = posters.get(workspace) ?? createPosterOf(workspace.clients, log, throwUnlessLost);
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
    find: async (channel, key, since) => (await posterFor(channel.space)).find(local(channel), key, since),
    tell: async (person, space, reply) => (await posterFor(space)).tell(localId(person), space, reply),
  };
}

/** A token that seems to be lost is looked at; until that is done nothing is known, and nothing is to be paused. */
function throwUnlessLost(error: unknown): never {
  if (isLostToken(error)) throw new PostError('later', 'the workspace does not accept the token');
  throwPostError(error);
}

function createPosterOf(clients: SlackClients, log: Log, fail: (error: unknown) => never): Poster {
  const uploads = createUploads(clients, log);
  return {
    upload: (_channel, picture, acquire) => uploads.upload(picture, acquire),
    post: async ({ id }, reply, key, uploaded) => {
      const metadata = metadataFor(key);
      let isFirst = true;
      const posted = await sendWithPicture(uploaded?.id, async (picture) => {
        if (!isFirst && uploaded && !(await uploaded.acquire())) throw new PostError('later', 'too much to post');
        isFirst = false;
        if (picture === undefined && uploaded && reply.picture) uploads.forget(reply.picture, uploaded.id);
        const message = renderReply(reply, { private: false, withQuestion: false, picture });
        return clients.writing.chat.postMessage({ channel: id, ...message, ...QUIET, metadata });
      }).catch(fail);
      return posted.ts ?? '';
    },
    find: ({ id }, key, since) => findMessage(clients.reading, { channel: id, key, since }).catch(fail),
    tell: async (person, _space, reply) => {
      const message = renderReply(reply, { private: false, withQuestion: false });
      await clients.writing.chat.postMessage({ channel: person, ...message, ...QUIET }).catch(fail);
    },
  };
}
