import type { Reply } from '../../chat/reply.ts';
import { localeOfTag } from '../../i18n/locale.ts';
import { type MessageKey, type MessageValues, wordsOf } from '../../i18n/translator.ts';

/** A sentence of the bot's own, for when there is no reply of a command's. */
export function sentence<K extends MessageKey>(language: string | undefined, key: K, values: MessageValues<K>): Reply {
  const text = wordsOf(localeOfTag(language) ?? 'en')(key, values);
  return { body: [{ kind: 'paragraph', text }], facts: [], actions: [], audience: 'asker' };
}
