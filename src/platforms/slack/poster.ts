import { PostError, type Poster } from '../../daily/poster.ts';
import type { Log } from '../../ops/log.ts';
import { createClients } from './clients.ts';
import { throwPostError } from './errors.ts';
import { findMessage, metadataFor } from './messages.ts';
import { QUIET } from './outbox.ts';
import { sendWithPicture } from './pictures.ts';
import { renderReply } from './reply/render.ts';
import { createUploads } from './uploads.ts';

interface PosterSettings {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  /** Milliseconds after which a request is given up: at most 6,000, so that a post is settled in 20 seconds. */
  readonly timeoutMs?: number;
}

/** Posts to Slack with single requests of the Web API. What was posted carries its key as metadata and is found by it. */
export function createSlackPoster({ botToken, apiUrl, log, timeoutMs }: PosterSettings): Poster {
  const clients = createClients({ token: botToken, apiUrl, log, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  const uploads = createUploads(clients, log);

  return {
    upload: uploads.upload,
    post: async ({ id }, reply, key, uploaded) => {
      const metadata = metadataFor(key);
      let isFirst = true;
      const posted = await sendWithPicture(uploaded?.id, async (picture) => {
        if (!isFirst && uploaded && !(await uploaded.takeTurn())) throw new PostError('later', 'too much to post');
        isFirst = false;
        if (picture === undefined && uploaded && reply.picture) uploads.forget(reply.picture, uploaded.id);
        const message = renderReply(reply, { private: false, withQuestion: false, picture });
        return await clients.writing.chat.postMessage({ channel: id, ...message, ...QUIET, metadata });
      }).catch(throwPostError);
      return posted.ts ?? '';
    },
    find: ({ id }, key, since) => findMessage(clients.reading, { channel: id, key, since }).catch(throwPostError),
    tell: async (person, _space, reply) => {
      const message = renderReply(reply, { private: false, withQuestion: false });
      await clients.writing.chat.postMessage({ channel: person, ...message, ...QUIET }).catch(throwPostError);
    },
  };
}
