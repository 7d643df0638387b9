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
  readonly deck: Deck;
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
export interface Deck {
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
  readonly unknowns: number;
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
}
