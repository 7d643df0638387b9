import type { Claim, Delivery, Rotation, SubscribedChannel, Subscription } from './types.ts';

/** What the daily fact needs to have kept, by all processes together. Moments are milliseconds since 1970. @throws StoreError from every verb. */
export interface DailyStore extends Subscriptions, Deliveries, RateLimits {}

export interface Subscriptions {
  readonly subscription: (channel: SubscribedChannel) => Promise<Subscription | undefined>;
  /**
   * Sets a channel's daily fact up or changes it, and switches it on. The rotation and the last date stay as they were if
   * the channel had them.
   */
  readonly subscribe: (subscription: NewSubscription) => Promise<void>;
  /** Switches it off, with what is still to be posted; whether it was on or paused. */
  readonly unsubscribe: (channel: SubscribedChannel) => Promise<boolean>;
  /**
   * Stops posting until it is set up again, unless its settings have changed since changedAt; true if this call did it,
   * so that the person is told once.
   */
  readonly pause: (channel: SubscribedChannel, problem: string, changedAt: number) => Promise<boolean>;
  /**
   * Changes a channel's rotation by a function, one process at a time, and gives what that gives; undefined for a channel
   * that was never set up.
   */
  readonly changeRotation: <T>(
    channel: SubscribedChannel,
    change: (rotation: Rotation) => { readonly rotation: Rotation; readonly result: T },
  ) => Promise<T | undefined>;
}

export type NewSubscription = Pick<
  Subscription,
  'channel' | 'schedule' | 'topics' | 'language' | 'card' | 'setBy' | 'changedAt'
> & {
  readonly nextDueAt: number;
  /** Of the rotation, for a channel that has none yet. */
  readonly seed: string;
};

export interface Deliveries {
  /**
   * Takes deliveries to make: first those that were begun and may be tried again, then those that have become due.
   * Nobody else gets them until the lease ends.
   */
  readonly claimDeliveries: (request: ClaimRequest) => Promise<readonly Claim[]>;
  /** Notes that it is posted; whether it was not noted before. */
  readonly confirmDelivery: (claim: Claim, message: string, now: number) => Promise<boolean>;
  /**
   * The settings by which to post at this moment; undefined if another process has taken it over, or it was switched off.
   */
  readonly settingsOf: (claim: Claim) => Promise<Subscription | undefined>;
  /** Notes that a request is to leave although an earlier one did, by the platform's clock. */
  readonly noteSending: (claim: Claim, sentAt: number) => Promise<void>;
  /** How many of a platform are open of which it first said between two moments that the channel takes no posts of ours. */
  readonly countRefused: (platform: string, from: number, to: number) => Promise<number>;
  /** Notes what went wrong and when to try again. Nothing happens if another process has taken it over. */
  readonly postponeDelivery: (claim: Claim, outcome: Postponement) => Promise<void>;
  /** Gives it up for good. Nothing happens if it is posted. @param unuse Puts its fact back into the rotation. */
  readonly giveUpDelivery: (claim: Claim, problem: string, unuse: (rotation: Rotation) => Rotation) => Promise<void>;
  /** Shows another fact, where the pack no longer has the first one. */
  readonly changeFact: (claim: Claim, fact: string) => Promise<void>;
  /** The last deliveries of a channel, newest first. */
  readonly deliveries: (channel: SubscribedChannel, limit: number) => Promise<readonly Delivery[]>;
  /** When there will next be something to claim on a platform; undefined if never. What a wrong clock has put off is due now. */
  readonly nextClaimAt: (platform: string, now: number) => Promise<number | undefined>;
  readonly deleteDeliveries: (dueBefore: number) => Promise<void>;
}

export interface ClaimRequest {
  readonly platform: string;
  /** Names the process that claims. */
  readonly worker: string;
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
  /** What to do for a subscription that is due. */
  readonly plan: (subscription: Subscription) => Plan;
  /** Called with a subscription whose row cannot be read; gives the moment at which to look at it again. */
  readonly onUnreadable: (channel: SubscribedChannel, error: unknown) => number;
}

export interface Plan {
  /** Undefined where there is nothing to post after all: the time was missed by too much, or there is no fact. */
  readonly delivery:
    | { readonly date: string; readonly dueAt: number; readonly fact: string; readonly rotation: Rotation }
    | undefined;
  readonly nextDueAt: number;
}

interface Postponement {
  readonly readyAt: number;
  readonly problem: string;
  /** Whether it counts as one of the few tries of what nobody foresaw. */
  readonly unknown: boolean;
  /** See Claim. */
  readonly sentAt: number | undefined;
  readonly refusedAt: number | undefined;
}

export interface RateLimits {
  /**
   * Reserves requests to a platform for this process: count of them, one every intervalMs from the moment that is given.
   * All processes share one bucket, so together they stay within its pace.
   */
  readonly reserve: (bucket: string, now: number, count: number, intervalMs: number) => Promise<number>;
  /** Lets nobody use the bucket before the moment. */
  readonly blockBucket: (bucket: string, until: number) => Promise<void>;
}
