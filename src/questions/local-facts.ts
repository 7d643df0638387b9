import type { LocalContent } from './local-content.ts';
import type { LocalKnowledgeBase } from './local-knowledge.ts';
import type { Community, LocalEntry, LocalFacts, LocalLimits, LocalRefusal, LocalState } from './local-store.ts';
import type { Tenant } from './question-log.ts';

/** What the commands do with the facts of a community. @throws StoreError from every verb. */
export interface LocalFactService {
  /** What is in one of the states, newest change first. */
  readonly entries: (community: Community, states: readonly LocalState[]) => Promise<readonly LocalEntry[]>;
  readonly entry: (community: Community, number: number) => Promise<LocalEntry | undefined>;
  /** All versions of an entry that are kept, newest first. */
  readonly versions: (community: Community, number: number) => Promise<readonly LocalEntry[]>;
  /** Whether one more proposal is taken of a person today. */
  readonly admitsProposal: (community: Community, person: string) => boolean;
  readonly add: (community: Community, next: NextVersion) => Promise<LocalEntry | 'full'>;
  /** Chooses the packs that the community uses, by their ids; all if none is named. */
  readonly usePacks: (community: Community, packs: readonly string[]) => Promise<void>;
  /** Ids of the packs that a place chose; none where it uses all. */
  readonly packsOf: (tenant: Tenant) => readonly string[];
  /** Makes the next version, unless somebody else has made one meanwhile. */
  readonly change: (community: Community, entry: LocalEntry, next: NextVersion) => Promise<LocalEntry | LocalRefusal>;
}

interface NextVersion {
  readonly state: LocalState;
  readonly content: LocalContent;
  readonly by: string;
  readonly approvedBy?: string | undefined;
}

/** A season in which a change can be undone and a proposal approved. */
export const LOCAL_HISTORY_DAYS = 90;

/** Of a community. */
export const LOCAL_LIMITS: LocalLimits = { live: 1_000, proposed: 100, draft: 100, removed: 1_000 };

interface ServiceOptions {
  readonly store: LocalFacts;
  readonly base: Pick<LocalKnowledgeBase, 'expire' | 'refresh' | 'packsOf'>;
  readonly admitsProposal: (person: string) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function createLocalFactService({ store, base, admitsProposal, now }: ServiceOptions): LocalFactService {
  /** Who has just changed something is shown it. */
  const show = async (community: Community) => {
    base.expire(community);
    await base.refresh(community);
  };

  return {
    entries: async (community, states) => (await store.localEntries(community, states)).entries,
    entry: store.localEntry,
    versions: store.localVersions,
    admitsProposal: ({ platform, space }, person) => admitsProposal(JSON.stringify([platform, space, person])),
    usePacks: async (community, packs) => {
      await store.usePacks(community, packs, now());
      await show(community);
    },
    packsOf: base.packsOf,
    add: async (community, next) => {
      const added = await store.addLocal(community, { ...next, at: now() }, LOCAL_LIMITS);
      await show(community);
      return added;
    },
    change: async (community, entry, next) => {
      const changed = await store.changeLocal(community, entry, { ...next, at: now() }, LOCAL_LIMITS);
      await show(community);
      return changed;
    },
  };
}
