import type { Channel } from '../chat/invocation.ts';
import type { Reply } from '../chat/reply.ts';
import { rememberKind } from './channel-kind.ts';
import { type Compose, uploadFor } from './compose.ts';
import type { NewSubscription } from './daily-store.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { nextDue } from './schedule.ts';
import { eligibleFacts, leftIn, takeNext, unuse } from './selection.ts';
import {
  type ChannelTrouble,
  type DailyOptions,
  type Delivery,
  PostError,
  type Rotation,
  type SubscribedChannel,
  type Subscription,
} from './types.ts';

/** What the commands do with the daily fact of a channel. @throws StoreError from every verb that asks the store. */
export interface DailyService {
  readonly now: () => number;
  readonly subscription: (channel: Channel) => Promise<Subscription | undefined>;
  /** Sets it up or changes it; gives the moment of the next post. */
  readonly turnOn: (channel: Channel, wishes: Wishes, by: string) => Promise<number>;
  /** Whether it was on or paused. */
  readonly turnOff: (channel: Channel) => Promise<boolean>;
  /** The last posts, newest first. */
  readonly lastDeliveries: (channel: Channel, limit: number) => Promise<readonly Delivery[]>;
  /** How many facts the channel draws from, and how many of them are still to come in this round. */
  readonly rotationOf: (subscription: Subscription) => { readonly left: number; readonly of: number };
  /** The next post as it would be if nothing changed; undefined if there is no fact to show. */
  readonly preview: (channel: Channel) => Promise<Reply | undefined>;
  /**
   * Posts the next fact of the rotation at once, beside those of the days; whether there was one.
   * @param id Names this post among those of the channel.
   * @throws PostError
   */
  readonly postNow: (channel: Channel, id: string) => Promise<boolean>;
  /** What a platform says against posts in a channel, as people understand it, by the message of a PostError. */
  readonly troubleOf: (platform: string, problem: string) => ChannelTrouble;
  readonly mayEverybodyManage: (channel: Channel) => Promise<boolean>;
  readonly letEverybodyManage: (channel: Channel, may: boolean) => Promise<void>;
}

type Wishes = Pick<NewSubscription, 'schedule' | 'topics' | 'language' | 'card'>;

interface ServiceOptions extends Omit<DailyOptions, 'log' | 'translator' | 'pictures' | 'refresh'> {
  readonly compose: Compose;
  readonly limiterOf: (channel: SubscribedChannel) => RateLimiter;
  /** Lets the workers look for what is due. */
  readonly wake: () => void;
}

/** A person waits for this post, so it is given up after a shorter time, in milliseconds. */
const TIMEOUT_MS = 10_000;
const MANAGERS = 'daily.managers';
const EVERYBODY = 'everybody';

export function createDailyService(settings: ServiceOptions): DailyService {
  const { store, routes, knowledge, compose, clock, random, windowMs, limiterOf, wake } = settings;
  const newRotation = (): Rotation => ({ seed: String(random()), round: 0, shown: [], before: [] });
  const managersOf = ({ platform, id }: Channel) => ({ kind: 'channel', platform, id }) as const;

  const packFor = (channel: SubscribedChannel) => knowledge(undefined, channel).pack;

  /** The date for which a post made now counts. */
  const today = (zone = 'UTC') =>
    Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO(zone).toPlainDate().toString();

  return {
    now: clock.now,
    subscription: (channel) => store.subscription(channel),
    turnOn: async (channel, wishes, by) => {
      const now = clock.now();
      const known = await store.subscription(channel);
      const { at } = nextDue(wishes.schedule, { lastDate: known?.lastDate, changedAt: now }, { now, windowMs });
      await rememberKind(store, channel);
      await store.subscribe({ ...wishes, channel, setBy: by, changedAt: now, nextDueAt: at, seed: newRotation().seed });
      wake();
      return at;
    },
    turnOff: (channel) => store.unsubscribe(channel),
    lastDeliveries: (channel, limit) => store.deliveries(channel, limit),
    rotationOf: ({ channel, rotation, topics }) => {
      const eligible = eligibleFacts(packFor(channel), topics);
      return { left: leftIn(rotation, eligible), of: eligible.length };
    },
    preview: async (channel) => {
      const known = await store.subscription(channel);
      const date =
        known?.state === 'on'
          ? nextDue(known.schedule, known, { now: clock.now(), windowMs }).date
          : today(known?.schedule.zone);
      const drawn = takeNext(known ?? { rotation: newRotation(), topics: [] }, packFor(channel), date);
      return drawn && compose(channel, known, drawn.fact, date);
    },
    postNow: async (channel, id) => {
      const known = await store.subscription(channel);
      const date = today(known?.schedule.zone);
      const draw = (rotation: Rotation) => takeNext({ rotation, topics: known?.topics ?? [] }, packFor(channel), date);
      const fact = known
        ? await store.changeRotation(channel, (rotation) => {
            const drawn = draw(rotation);
            return { rotation: drawn?.rotation ?? rotation, result: drawn?.fact };
          })
        : draw(newRotation())?.fact;
      const reply = fact === undefined ? undefined : await compose(channel, known, fact, date);
      const poster = routes.get(channel.platform)?.poster;
      if (fact === undefined || !reply || !poster) return false;
      try {
        const limiter = limiterOf(channel);
        const deadline = clock.now() + TIMEOUT_MS;
        const uploaded = await uploadFor(channel, reply, { poster, limiter, clock }, deadline);
        const isSoon = await limiter.acquire(deadline);
        if (!isSoon) throw new PostError('later', 'there is too much to post');
        await poster.post(channel, reply, `${channel.platform}/${channel.id}/now/${id}`, uploaded);
        return true;
      } catch (error) {
        await store.changeRotation(channel, (rotation) => ({ rotation: unuse(rotation, fact), result: undefined }));
        throw error;
      }
    },
    troubleOf: (platform, problem) => routes.get(platform)?.poster.troubleOf?.(problem) ?? 'other',
    mayEverybodyManage: async (channel) => (await store.setting(managersOf(channel), MANAGERS)) === EVERYBODY,
    letEverybodyManage: (channel, may) =>
      store.changeSetting(managersOf(channel), MANAGERS, may ? EVERYBODY : undefined),
  };
}
