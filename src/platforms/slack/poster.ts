import type { Poster } from '../../daily/poster.ts';
import type { Log } from '../../ops/log.ts';
import { createClients } from './clients.ts';
import { throwPostError } from './errors.ts';
import { findMessage, metadataFor } from './messages.ts';
import { QUIET } from './outbox.ts';
import { sendWithPicture, uploadPicture } from './pictures.ts';
import { renderReply } from './reply/render.ts';

interface PosterSettings {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  /** Milliseconds after which a request is given up. */
  readonly timeoutMs?: number;
}

/** Posts to Slack with single requests of the Web API. What was posted carries its key as metadata and is found by it. */
export function createSlackPoster({ botToken, apiUrl, log, timeoutMs }: PosterSettings): Poster {
  const clients = createClients({ token: botToken, apiUrl, log, ...(timeoutMs === undefined ? {} : { timeoutMs }) });

  return {
    post: async ({ id }, reply, key) => {
      const metadata = metadataFor(key);
      const uploaded = reply.picture && (await uploadPicture(clients, reply.picture, log));
      const posted = await sendWithPicture(uploaded, (picture) => {
        const message = renderReply(reply, { private: false, withQuestion: false, picture });
        return clients.writing.chat.postMessage({ channel: id, ...message, ...QUIET, metadata });
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
