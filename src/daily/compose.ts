import type { Knowledge } from '../answer/languages.ts';
import type { Pictures } from '../charts/pictures.ts';
import { LANGUAGE_SETTING, type Settings } from '../chat/choose-language.ts';
import type { Channel } from '../chat/invocation.ts';
import type { Reply } from '../chat/reply.ts';
import type { Words } from '../i18n/translator.ts';
import { drawCardOf } from '../replies/picture.ts';
import type { Subscription } from '../store/subscription.ts';
import type { Clock } from './clock.ts';
import { withPicture } from './picture.ts';
import { presentPost } from './post.ts';

interface ComposerSettings {
  readonly store: Pick<Settings, 'setting'>;
  readonly knowledge: (language?: string) => Knowledge;
  readonly words: (language: string | undefined) => Words;
  readonly pictures: Pick<Pictures, 'draw'>;
  readonly clock: Clock;
}

type Wishes = Pick<Subscription, 'language' | 'card'>;

/** Makes the post of a fact in a channel; undefined for a fact that is gone. @throws StoreError */
export type Compose = (
  channel: Pick<Channel, 'platform' | 'id'>,
  wishes: Wishes | undefined,
  fact: string,
  date: string,
) => Promise<Reply | undefined>;

/** Posts are in the language chosen for them or else in the channel's own, and have a card where one is wanted. */
export function createComposer({ store, knowledge, words, pictures, clock }: ComposerSettings): Compose {
  const languageOf = async ({ platform, id }: Pick<Channel, 'platform' | 'id'>, chosen: string | undefined) =>
    words(chosen ?? (await store.setting({ kind: 'channel', platform, id }, LANGUAGE_SETTING)));

  return async (channel, wishes, factId, date) => {
    const language = await languageOf(channel, wishes?.language);
    const known = knowledge(language.locale);
    const reply = presentPost(factId, date, known, language);
    const fact = known.pack.fact(factId);
    if (!reply || !fact || !wishes?.card) return reply;
    return withPicture(reply, drawCardOf(known.pack, fact, language, pictures), clock);
  };
}
