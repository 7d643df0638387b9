import type { Poster } from '../../../daily/types.ts';
import type { Events } from './events.ts';
import { type Previews, showReply } from './show.ts';

/** Posts on every open page; the last post is shown to those that are opened later. */
export function createPagePoster(events: Events, previews: Previews): Poster {
  const posted = new Set<string>();
  return {
    post: async (_, reply, key) => {
      if (!posted.has(key)) events.tell('post', { key, shown: showReply(reply, previews) }, true);
      posted.add(key);
      return key;
    },
    find: async (_, key) => (posted.has(key) ? key : undefined),
    tell: async (_, __, reply) => events.tell('post', { key: '', shown: showReply(reply, previews) }, false),
  };
}
