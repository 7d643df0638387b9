import type { Settings } from '../chat/choose-language.ts';
import type { MessageIdentity } from '../chat/invocation.ts';
import type { DailyStore } from '../daily/daily-store.ts';
import type { ConversationStore } from '../questions/conversations.ts';
import type { LocalFacts } from '../questions/local-store.ts';
import type { AnswerVotes, Questions } from '../questions/question-store.ts';

/**
 * What is remembered beyond one run of the program, by all its processes together. Moments are milliseconds since 1970.
 * Every verb is done wholly or not at all.
 * @throws StoreError from every verb, for a store that is busy, full, unwritable, gone or broken.
 */
export interface Store
  extends Messages,
    Questions,
    AnswerVotes,
    ConversationStore,
    LocalFacts,
    Settings,
    DailyStore,
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
   * settings, questions, votes, conversations, facts of its own, and which messages were seen. Nothing happens if it was installed again meanwhile: if there
   * is a token that is not the one given. Whether it was deleted.
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
