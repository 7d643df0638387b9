import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Picture } from '../../chat/reply.ts';
import type { TakeTurn } from '../../daily/types.ts';
import type { Log } from '../../ops/log.ts';
import type { SlackClients } from './clients.ts';
import { uploadPicture } from './pictures.ts';

/** Pictures that are the same to the byte are uploaded once and shown in any number of messages. */
export interface Uploads {
  /** The id by which messages can show it; undefined where Slack does not take it. Never rejects. */
  readonly upload: (picture: Picture, takeTurn: TakeTurn) => Promise<string | undefined>;
  /** Uploads it anew the next time, since Slack does not show (any more) what has this id. */
  readonly forget: (picture: Picture, id: string) => void;
}

/** Not for good: somebody in the workspace may delete a file, or a rule about old ones may. */
const KEPT_MS = 3_600_000;
const MOST_KEPT = 1_000;

export function createUploads(clients: Pick<SlackClients, 'writing' | 'fetch'>, log: Log): Uploads {
  const ids = new LRUCache<string, string, { readonly picture: Picture; readonly takeTurn: TakeTurn }>({
    max: MOST_KEPT,
    ttl: KEPT_MS,
    fetchMethod: (_digest, _stale, { context: { picture, takeTurn } }) =>
      uploadPicture(clients, picture, log, takeTurn),
  });
  return {
    upload: (picture, takeTurn) => ids.fetch(digestOf(picture), { context: { picture, takeTurn } }),
    forget: (picture, id) => {
      const digest = digestOf(picture);
      // It may be on its way again already.
      if (ids.get(digest) === id) ids.delete(digest);
    },
  };
}

function digestOf({ png }: Picture): string {
  return hash('sha256', png);
}
