import type { Knowledge } from '../answer/languages.ts';
import type { Pictures } from '../charts/renderer.ts';
import type { Settings } from '../chat/choose-language.ts';
import type { Channel } from '../chat/invocation.ts';
import type { Picture, Reply } from '../chat/reply.ts';
import type { CommandName, Translator } from '../i18n/translator.ts';
import type { Log } from '../ops/log.ts';
import type { RemoteClock } from '../util/remote-clock.ts';
import type { DailyStore } from './daily-store.ts';
import type { Clock } from './schedule.ts';

/** A channel that gets a fact every day. */
export interface Subscription {
  readonly channel: SubscribedChannel;
  readonly schedule: Schedule;
  /** Ids of the topics from which facts are drawn; all of them if empty. */
  readonly topics: readonly string[];
  /** A language code; undefined where the channel takes the bot's own. */
  readonly language: string | undefined;
  /** Whether a post comes as a picture too. */
  readonly card: boolean;
  /** The platform's id of the person who set it up, who is told when it must stop. */
  readonly setBy: string;
  /** When the settings were last changed, in milliseconds since 1970; what was due before is not made up for. */
  readonly changedAt: number;
  readonly state: 'on' | 'off' | 'paused';
  /** Why it is paused, in the platform's words. */
  readonly problem: string | undefined;
  /** The last local date for which there was a delivery (2026-11-24). */
  readonly lastDate: string | undefined;
  /** Milliseconds since 1970; undefined unless it is on. */
  readonly nextDueAt: number | undefined;
  readonly rotation: Rotation;
}

export interface SubscribedChannel {
  readonly platform: string;
  readonly id: string;
  readonly space?: string | undefined;
}

/** When a channel gets its fact. */
export interface Schedule {
  /** Wall-clock time, 00:00 to 23:59. */
  readonly time: string;
  /** An IANA zone. */
  readonly zone: string;
  /** Weekdays from 1, Monday, to 7, Sunday; at least one. */
  readonly days: readonly number[];
}

/** Which facts a channel has been shown, and in which order it gets the others. */
export interface Rotation {
  /** Makes the order of this channel's facts differ from that of others. */
  readonly seed: string;
  /** How often all facts have been shown, from 0. */
  readonly round: number;
  /** Ids of the facts shown in this round, oldest first. */
  readonly shown: readonly string[];
  /** The last facts of the round before, oldest first. */
  readonly before: readonly string[];
}

/** One post that is to be made: of all that a channel and a local date name, there is one at most. */
export interface Delivery {
  readonly channel: SubscribedChannel;
  readonly date: string;
  readonly dueAt: number;
  readonly fact: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Attempts whose outcome nobody could tell. */
  readonly unknownOutcomes: number;
  /** When it was first tried, in milliseconds since 1970: a message of it cannot be older. */
  readonly firstClaimedAt: number;
  /** The platform's id of the message, once it is posted. */
  readonly message: string | undefined;
  readonly postedAt: number | undefined;
  /** What went wrong last, in the platform's words. */
  readonly problem: string | undefined;
}

/** Open until it is posted, or given up: too late, too often failed, or switched off meanwhile. */
type DeliveryState = 'open' | 'posted' | 'given-up';

/** A delivery that this process alone may make until the lease ends. */
export interface Claim extends Delivery {
  readonly subscription: Subscription;
  /** Milliseconds since 1970. */
  readonly leaseUntil: number;
  /**
   * When the first request of an earlier attempt left whose outcome is unknown, in milliseconds since 1970 by the
   * platform's clock; undefined if there is none.
   */
  readonly sentAt: number | undefined;
  /** When the platform first said that the channel takes no posts of ours, in milliseconds since 1970. */
  readonly refusedAt: number | undefined;
}

/** The way by which a daily post leaves, one for each platform. It needs no connection beyond single requests. */
export interface Poster {
  /**
   * Brings a picture to where posts can show it from, and gives the platform's id of it; undefined where the platform does
   * not take it. Left out where pictures go along with posts.
   * @throws PostError
   * @param acquire Asked before each request.
   */
  readonly upload?: (channel: Destination, picture: Picture, acquire: Acquire) => Promise<string | undefined>;
  /**
   * Posts a reply in a channel and gives the platform's id of the message. The key names this post for good: a second
   * call with it shortly after the first one does not post again where the platform can help it. Whether it succeeds or
   * fails, it must be settled within 20 seconds: by then another process may be about to look for the post. Where
   * pictures have to be uploaded, one that was not, or is not shown for any other reason, is replaced by its text.
   * @throws PostError
   */
  readonly post: (channel: Destination, reply: Reply, key: string, uploaded?: Uploaded) => Promise<string>;
  /**
   * The id of the message that we posted with this key at a time, if it is there. Of several, the oldest stays and the
   * others are deleted where that is possible.
   * @throws PostError, also if it could not look through everything yet: it goes on there the next time.
   */
  readonly find: (channel: Destination, key: string, period: Period) => Promise<string | undefined>;
  /**
   * Writes to a person alone.
   * @throws PostError
   */
  readonly tell: (person: string, space: string | undefined, reply: Reply) => Promise<void>;
  /** What the platform says against posts in a channel, as people understand it, by the message of its PostError. */
  readonly troubleOf?: (problem: string) => ChannelTrouble;
  /** The address at which people see a channel. */
  readonly addressOf?: (channel: Destination) => string;
  /** The platform's own clock, by which it dates messages and all processes agree; ours, if left out. */
  readonly clock?: Pick<RemoteClock, 'now' | 'refresh'>;
  /**
   * For how many milliseconds a request that nobody answered may still be carried out, and is not refused as a repetition
   * once it was made again; 0 if left out.
   */
  readonly lateMs?: number;
}

/** Why a channel takes no posts of ours. */
export type ChannelTrouble =
  /** It is there no more, or hidden. */
  | 'gone'
  /** The bot is not in it, does not see it, or may not write in it. */
  | 'absent'
  | 'view'
  | 'send'
  | 'archived'
  /** Only some people may write in it. */
  | 'restricted'
  /** A person who does not take messages of ours. */
  | 'direct'
  | 'other';

/** From one moment to another, in milliseconds since 1970 by the platform's clock. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Waits until one more request may leave; whether that is in time. */
export type Acquire = () => Promise<boolean>;

/** A post's picture that the platform has already. */
export interface Uploaded {
  readonly id: string;
  /** To be asked before each request beyond the first, if it takes several to show the picture. */
  readonly acquire: Acquire;
}

export type Destination = Pick<Channel, 'id' | 'space' | 'kind'>;

/** What to do about a post that failed. */
export type PostFailure =
  /** The platform itself says that this channel takes no posts of ours. Nothing was posted. */
  | 'permanent'
  /** The platform does not accept the token, or not for this: true of every channel. Nothing was posted. */
  | 'unauthorized'
  /** Nothing was posted, and nothing speaks against trying again: a rate limit, a connection refused. */
  | 'later'
  /** There was no answer, or none of the platform's own: it may have posted, or may do so yet. */
  | 'unclear'
  /** The platform does not take what was sent, or something happened that nobody foresaw: tried only a few times. */
  | 'unknown';

export class PostError extends Error {
  override readonly name = 'PostError';
  readonly failure: PostFailure;
  /** Milliseconds that the platform asks to wait. */
  readonly retryAfterMs: number | undefined;

  /** @param reason The platform's own code or message, for the log and for the person who set the post up. */
  constructor(failure: PostFailure, reason: string, retryAfterMs?: number) {
    super(reason);
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}

/** How posts reach a platform, and how many requests it bears. */
export interface Route {
  readonly poster: Poster;
  /** Requests of all processes together. */
  readonly requestsPerSecond: number;
  /** Whether so many may leave to each server or workspace, since the platform counts them there. */
  readonly perWorkspace?: boolean;
  /** Posts under way at a time in one process. */
  readonly atATime: number;
  /** How commands are called there; with a slash and their name, if left out. */
  readonly commandName?: CommandName;
}

export interface DailyOptions {
  readonly store: DailyStore & Settings;
  /** By the name of the platform. */
  readonly routes: ReadonlyMap<string, Route>;
  /** What is known, for readers of a language. */
  readonly knowledge: (
    language: string | undefined,
    channel: Pick<SubscribedChannel, 'platform' | 'space'>,
  ) => Knowledge;
  /** Looks which packs the place of a channel uses now, before its next post. Never rejects. */
  readonly refresh: (channel: SubscribedChannel) => Promise<void>;
  /** The bot's words in a channel's language; undefined where it has chosen none. */
  readonly translator: (language: string | undefined, commandName?: CommandName) => Translator;
  readonly pictures: Pick<Pictures, 'draw'>;
  readonly clock: Clock;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** For how long after its time a post is still made, in milliseconds: at most a day. */
  readonly windowMs: number;
  readonly log: Log;
  /** Called with the outcome of every attempt at a post, for counting. @param lateMs After the post was due. */
  readonly count?: (platform: string, outcome: string, lateMs: number) => void;
}
