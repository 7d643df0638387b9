import type { MessageIdentity } from '../app/middleware/deduplicate.ts';
import type { Settings } from '../chat/choose-language.ts';
import type { Claim, Delivery, Rotation, SubscribedChannel, Subscription } from '../daily/types.ts';
import type { OpenQuestion, Tenant, Votes } from '../questions/question-log.ts';

/**
 * What is remembered beyond one run of the program, by all its processes together. Moments are milliseconds since 1970.
 * Every verb is done wholly or not at all.
 * @throws StoreError from every verb, for a store that is busy, full, unwritable, gone or broken.
 */
export interface Store
  extends Messages,
    Questions,
    AnswerVotes,
    Settings,
    Subscriptions,
    Deliveries,
    RateLimits,
    Installations {
  /**
   * Opens the database and brings its tables up to date, which every other verb does as well if it must.
   * @throws StoreUnusable for a database that a newer version of the program has changed.
   */
  readonly ready: () => Promise<void>;
  /** Lets go of the database. */
  readonly close: () => Promise<void>;
}

export interface Messages {
  /** Remembers a message; whether it was not yet remembered. Of several processes that ask, one gets true. */
  readonly seeMessage: (message: MessageIdentity, now: number) => Promise<boolean>;
  readonly deleteMessages: (seenBefore: number) => Promise<void>;
}

/** What a curator is to look at; who asked is not remembered. Days are as 2026-11-24. */
export interface Questions {
  /** Counts a question that could not be answered, or whose answer was voted down: then with the fact that was shown. */
  readonly rememberQuestion: (question: string, tenant: Tenant, day: string, badFact?: string) => Promise<void>;
  /** Those of a place, or of all places if none is given, asked and voted down most often first. */
  readonly questions: (tenant: Tenant | undefined, limit: number) => Promise<readonly RememberedQuestion[]>;
  readonly question: (id: string) => Promise<RememberedQuestion | undefined>;
  /** Forgets some of a place; ids of other places are passed over. */
  readonly dismissQuestions: (ids: readonly string[], tenant: Tenant) => Promise<void>;
  /** Forgets those that were last asked on this day or before. */
  readonly deleteQuestions: (lastAsked: string) => Promise<void>;
}

export interface RememberedQuestion extends OpenQuestion, Tenant {}

export interface AnswerVotes {
  /** Keeps a question that was answered. */
  readonly rememberAnswered: (answered: PseudonymKey, question: string, now: number) => Promise<void>;
  /** The question, if it was asked there. */
  readonly answeredQuestion: (answered: PseudonymKey) => Promise<string | undefined>;
  /** Forgets what was answered before the moment, and the oldest of a tenant that has more than 5,000. */
  readonly deleteAnswered: (askedBefore: number) => Promise<void>;
  /**
   * Counts a vote for or against the answers that show a fact, under its ballot: the second one of the same ballot takes
   * the place of the first.
   */
  readonly castVote: (ballot: PseudonymKey, tenant: Tenant, vote: CountedVote, now: number) => Promise<void>;
  /** Forgets ballots cast before the moment, whose votes stay; and the oldest of a tenant that has more than 20,000. */
  readonly deleteBallots: (castBefore: number) => Promise<void>;
  /** By the fact's id; those without a vote are left out. */
  readonly votesOf: (facts: readonly string[], tenant: Tenant) => Promise<ReadonlyMap<string, Votes>>;
}

/** Pseudonyms, of something and of where it was: neither is to be told from the database. */
export interface PseudonymKey {
  readonly id: string;
  readonly tenant: string;
}

export interface CountedVote {
  readonly fact: string;
  readonly isUp: boolean;
  /** For a vote against an answer: the question to count it with, on a day. */
  readonly against?: { readonly question: string; readonly day: string };
}

export interface Subscriptions {
  readonly subscription: (channel: SubscribedChannel) => Promise<Subscription | undefined>;
  /**
   * Sets a channel's daily fact up or changes it, and switches it on. The rotation and the last date stay as they were if
   * the channel had them.
   */
  readonly subscribe: (subscription: NewSubscription) => Promise<void>;
  /** Switches it off, with what is still to be posted; whether it was on or paused. */
  readonly unsubscribe: (channel: SubscribedChannel) => Promise<boolean>;
  /** Stops posting until somebody sets it up again; whether this call did it, so that one tells the person. */
  readonly pause: (channel: SubscribedChannel, problem: string) => Promise<boolean>;
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
  /** Notes what went wrong and when to try again. Nothing happens if another process has taken it over. */
  readonly postponeDelivery: (claim: Claim, outcome: Postponement) => Promise<void>;
  /** Gives it up for good. Nothing happens if it is posted. @param unuse Puts its fact back into the rotation. */
  readonly giveUpDelivery: (claim: Claim, problem: string, unuse: (rotation: Rotation) => Rotation) => Promise<void>;
  /** Shows another fact, where the pack no longer has the first one. */
  readonly changeFact: (claim: Claim, fact: string) => Promise<void>;
  /** The last deliveries of a channel, newest first. */
  readonly deliveries: (channel: SubscribedChannel, limit: number) => Promise<readonly Delivery[]>;
  /** When there will next be something to claim on a platform; undefined if never. */
  readonly nextClaimAt: (platform: string) => Promise<number | undefined>;
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
  /** Told of a subscription whose row cannot be read; gives the moment at which to look at it again. */
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
  /** Whether nobody can tell how it ended. */
  readonly unknown: boolean;
}

export interface RateLimits {
  /**
   * Reserves requests to a platform for this process: count of them, one every intervalMs from the moment that is given.
   * All processes share one lane, so together they stay within its pace.
   */
  readonly reserve: (lane: string, now: number, count: number, intervalMs: number) => Promise<number>;
  /** Lets nobody use the lane before the moment. */
  readonly blockBucket: (lane: string, until: number) => Promise<void>;
}

/** Where the bot was installed by people who are not its operator. */
export interface Installations {
  readonly installation: (space: Space) => Promise<Installation | undefined>;
  readonly installations: (platform: string) => Promise<readonly Installation[]>;
  /** Takes the place of an earlier installation in the same workspace. */
  readonly saveInstallation: (installation: Installation) => Promise<void>;
  /** Puts another text in the place of a token, unless that has changed meanwhile. */
  readonly replaceToken: (installation: Installation, token: string) => Promise<void>;
  /**
   * Deletes an installation and everything that is kept under the ids of its workspace: subscriptions, deliveries,
   * settings, questions, votes, and which messages were seen. Nothing happens if it was installed anew meanwhile: if there is a token that
   * is not the one given. Whether it was deleted.
   * @param token As it is kept; undefined if there was none.
   */
  readonly uninstall: (space: Space, token: string | undefined) => Promise<boolean>;
}

/** A server or workspace of a platform. */
export interface Space {
  readonly platform: string;
  readonly id: string;
}

export interface Installation {
  readonly space: Space;
  /** Encrypted: the store never sees what it stands for. */
  readonly token: string;
  /** The id that the bot has there as a user. */
  readonly botUser: string;
  /** Milliseconds since 1970. */
  readonly installedAt: number;
}
