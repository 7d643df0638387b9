import type { LocalContent } from './local-content.ts';
import type { Tenant } from './question-log.ts';

/** A server or workspace; a conversation that belongs to none keeps nothing of its own. */
export interface Community extends Tenant {
  readonly space: string;
}

/**
 * A draft is seen by its writer alone, a proposal waits for a manager, and only what is live answers; what was removed can
 * be brought back.
 */
export type LocalState = 'draft' | 'proposed' | 'live' | 'removed';

/** Something that a community wrote, in one of its versions. Moments are milliseconds since 1970. */
export interface LocalEntry {
  /** Names it within its community. */
  readonly number: number;
  /** From 1, one more with each change. */
  readonly version: number;
  readonly state: LocalState;
  readonly content: LocalContent;
  /** The platform's id of the person who wrote it first. */
  readonly addedBy: string;
  readonly addedAt: number;
  /** Who made it live, if anybody has. */
  readonly approvedBy: string | undefined;
  /** Who made this version. */
  readonly changedBy: string;
  readonly changedAt: number;
}

/** A change of an entry. */
export interface LocalChange {
  readonly state: LocalState;
  readonly content: LocalContent;
  readonly approvedBy?: string | undefined;
  readonly by: string;
  readonly at: number;
}

/** As many entries of a community as there may be in a state. */
export type LocalLimits = Readonly<Record<LocalState, number>>;

/** Why a change was not made. */
export type LocalRefusal =
  /** Somebody else changed it meanwhile, or it is not there any more. */
  | 'changed'
  /** There are as many in that state as there may be. */
  | 'full';

/** What communities wrote themselves, and which packs they use beside it; none ever sees anything of another. */
export interface LocalFacts {
  /** Another number after every change in the community; 0 before the first. */
  readonly localRevision: (community: Community) => Promise<number>;
  /** What is in one of the states, newest change first, the packs in use, and the revision at which it was so. */
  readonly localEntries: (
    community: Community,
    states: readonly LocalState[],
  ) => Promise<{
    readonly revision: number;
    readonly entries: readonly LocalEntry[];
    /** Ids; none where all are used. */
    readonly packs: readonly string[];
  }>;
  /** Chooses the packs that a community uses, by their ids; all if none is named. */
  readonly usePacks: (community: Community, packs: readonly string[], now: number) => Promise<void>;
  readonly localEntry: (community: Community, number: number) => Promise<LocalEntry | undefined>;
  readonly addLocal: (community: Community, change: LocalChange, limits: LocalLimits) => Promise<LocalEntry | 'full'>;
  /** Makes the next version of an entry, unless `version` is no longer the last one. */
  readonly changeLocal: (
    community: Community,
    entry: Pick<LocalEntry, 'number' | 'version'>,
    change: LocalChange,
    limits: LocalLimits,
  ) => Promise<LocalEntry | LocalRefusal>;
  /** All versions of an entry that are kept, newest first. */
  readonly localVersions: (community: Community, number: number) => Promise<readonly LocalEntry[]>;
  /** Forgets entries in a state that were last changed before the moment, with all their versions. */
  readonly deleteLocals: (state: LocalState, changedBefore: number) => Promise<void>;
  /** Forgets versions made before the moment, except the last one of each entry. */
  readonly deleteLocalVersions: (madeBefore: number) => Promise<void>;
  /** Forgets everything that a community wrote, and which packs it uses. */
  readonly deleteCommunity: (community: Community, now: number) => Promise<void>;
  /** The corrections of the pack that are live, of all communities, newest first. */
  readonly corrections: (limit: number) => Promise<readonly (LocalEntry & Community)[]>;
}
