import type { Channel } from '../chat/invocation.ts';
import { LANGUAGE_SETTING, type Settings } from '../chat/settings.ts';
import type { Words } from '../locales/words.ts';

type PostWords = (channel: Pick<Channel, 'platform' | 'id'>, chosen: string | undefined) => Promise<Words>;

/** The words of what is posted in a channel: in the language chosen for its posts, or else in the channel's own. */
export function createPostWords(
  { setting }: Pick<Settings, 'setting'>,
  words: (language: string | undefined) => Words,
): PostWords {
  return async ({ platform, id }, chosen) =>
    words(chosen ?? (await setting({ kind: 'channel', platform, id }, LANGUAGE_SETTING)));
}
