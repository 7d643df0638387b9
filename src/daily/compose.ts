import type { Knowledge } from '../answer/languages.ts';
import type { Pictures } from '../charts/renderer.ts';
import { carryLanguage, LANGUAGE_SETTING, type Settings } from '../chat/choose-language.ts';
import type { Picture, Reply } from '../chat/reply.ts';
import type { Translator } from '../i18n/translator.ts';
import { presentAnswer } from '../replies/answer.ts';
import { drawCardOf } from '../replies/picture.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Clock } from './schedule.ts';
import { anniversaryYear } from './selection.ts';
import type { DailyOptions, Destination, Poster, SubscribedChannel, Subscription, Uploaded } from './types.ts';

interface ComposerOptions {
  readonly store: Pick<Settings, 'setting'>;
  readonly knowledge: DailyOptions['knowledge'];
  readonly translator: (language: string | undefined) => Translator;
  readonly pictures: Pick<Pictures, 'draw'>;
  readonly clock: Clock;
}

type Wishes = Pick<Subscription, 'language' | 'card'>;

/** Makes the post of a fact in a channel; undefined for a fact that is gone. @throws StoreError */
export type Compose = (
  channel: SubscribedChannel,
  wishes: Wishes | undefined,
  fact: string,
  date: string,
) => Promise<Reply | undefined>;

/** Posts are in the language chosen for them or else in the channel's own, and have a card where one is wanted. */
export function createComposer({ store, knowledge, translator, pictures, clock }: ComposerOptions): Compose {
  const languageOf = async ({ platform, id }: SubscribedChannel, chosen: string | undefined) =>
    translator(chosen ?? (await store.setting({ kind: 'channel', platform, id }, LANGUAGE_SETTING)));

  return async (channel, wishes, factId, date) => {
    const language = await languageOf(channel, wishes?.language);
    const known = knowledge(language.locale, channel);
    const reply = presentPost(factId, date, known, language);
    const fact = known.pack.fact(factId);
    if (!reply || !fact || !wishes?.card) return reply;
    return withPicture(reply, drawCardOf(known.pack, fact, language, pictures), clock);
  };
}

/** A fact as a daily post of a local date: as an answer would show it, under a heading. undefined for one that is gone. */
function presentPost(factId: string, date: string, { pack, answerer }: Knowledge, t: Translator): Reply | undefined {
  const fact = pack.fact(factId);
  const answer = answerer.show(factId);
  if (!fact || !answer) return undefined;
  const year = anniversaryYear(fact, date);
  const { share: _, ...reply } = presentAnswer(answer, pack, t);
  return {
    // The buttons of a translated post go on in its language, no matter who presses them.
    ...(t.locale === pack.writtenIn ? reply : carryLanguage(reply, t.locale)),
    language: t.locale,
    heading: year === undefined ? t('daily.heading', {}) : t('daily.on-this-day', { year: String(year) }),
  };
}

/** Milliseconds that a post waits for its picture to be drawn, and then to be uploaded: then it comes in words. */
const LONGEST_DRAWING_MS = 10_000;
const LONGEST_UPLOAD_MS = 8_000;
/** Milliseconds that a post which is half made waits for its turn: it must be settled before others look for it. */
const LONGEST_ACQUIRE_MS = 4_000;

/** The reply with its picture, unless that takes too long. */
async function withPicture(reply: Reply, drawing: Promise<Picture | undefined>, clock: Clock): Promise<Reply> {
  const picture = await inTime(drawing, clock.now() + LONGEST_DRAWING_MS, clock);
  return picture ? { ...reply, picture } : reply;
}

interface Way {
  readonly poster: Poster;
  readonly limiter: RateLimiter;
  readonly clock: Clock;
}

/**
 * Brings the picture of a post to where the platform shows it from, each request at its turn; undefined if there is
 * none, if it goes along with the post, or if it does not get there in time.
 * @param deadline Milliseconds since 1970.
 */
export async function uploadFor(
  channel: Destination,
  { picture }: Reply,
  { poster, limiter, clock }: Way,
  deadline: number,
  stopping?: AbortSignal,
): Promise<Uploaded | undefined> {
  if (!picture || !poster.upload) return undefined;
  const until = Math.min(deadline, clock.now() + LONGEST_UPLOAD_MS);
  const acquire = async () => (await limiter.acquire(until, stopping)) && !stopping?.aborted;
  const id = await inTime(
    poster.upload(channel, picture, acquire).catch(() => undefined),
    until,
    clock,
  );
  return id === undefined ? undefined : { id, acquire: () => limiter.acquire(clock.now() + LONGEST_ACQUIRE_MS) };
}

/** What comes of the work, or undefined if it is not done by the moment. It is not stopped. */
async function inTime<T>(work: Promise<T>, moment: number, clock: Clock): Promise<T | undefined> {
  const done = new AbortController();
  const tooLate = clock.sleepUntil(moment, done.signal).then(() => undefined);
  return await Promise.race([work, tooLate]).finally(() => done.abort());
}
