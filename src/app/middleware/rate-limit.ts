import type { Dispatcher } from '../../chat/dispatcher.ts';
import type { Invocation } from '../../chat/invocation.ts';
import { type Reply, textReply } from '../../chat/reply.ts';
import type { Translator } from '../../i18n/translator.ts';
import { createBuckets, type Rate } from '../../util/token-bucket.ts';

export interface Limits {
  readonly person: Rate;
  /** Of all people in a channel together. */
  readonly channel: Rate;
  /** Invocations under way at a time, of everybody. */
  readonly atATime: number;
}

/** More than anybody does by hand; what a script does is slowed to a pace that no one else notices. */
export const LIMITS: Limits = {
  person: { burst: 20, perSecond: 1 },
  channel: { burst: 60, perSecond: 10 },
  atATime: 500,
};

/** Entries of about 100 bytes each. */
const MOST_REMEMBERED = 10_000;

interface RateLimitOptions {
  readonly limits: Limits;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  /** The words for a person's language tag. */
  readonly translator: (language: string | undefined) => Translator;
}

/**
 * Stands in front of the dispatcher: a person who asks too much at once is told so, once, until they are let through
 * again.
 */
export function limitDispatcher(dispatcher: Dispatcher, { limits, now, translator }: RateLimitOptions): Dispatcher {
  const takeAsPerson = createBuckets({ ...limits.person, most: MOST_REMEMBERED, now });
  const takeInChannel = createBuckets({ ...limits.channel, most: MOST_REMEMBERED, now });
  const told = new Set<string>();
  let underWay = 0;

  /** What is said in the place of an answer; undefined for who is let through. */
  function refuse({ channel, user, language }: Invocation): Reply | undefined {
    const person = JSON.stringify([channel.platform, user.id]);
    const ownWait = takeAsPerson(person);
    const channelWait =
      ownWait > 0 || channel.direct ? 0 : takeInChannel(JSON.stringify([channel.platform, channel.id]));
    if (ownWait === 0 && channelWait === 0) {
      told.delete(person);
      return underWay < limits.atATime
        ? undefined
        : textReply(translator(language)('error.busy', {}), { outcome: 'busy' });
    }
    const seconds = Math.max(1, Math.ceil((ownWait + channelWait) / 1000));
    const key = ownWait > 0 ? 'error.too-fast' : 'error.channel-too-fast';
    const isRepetition = told.has(person);
    if (told.size >= MOST_REMEMBERED) told.clear();
    told.add(person);
    return { ...textReply(translator(language)(key, { seconds }), { outcome: 'limited' }), isRepetition };
  }

  return {
    ...dispatcher,
    dispatch: async (invocation) => {
      const refusal = refuse(invocation);
      if (refusal) return refusal;
      underWay++;
      try {
        return await dispatcher.dispatch(invocation);
      } finally {
        underWay--;
      }
    },
  };
}
