import { LRUCache } from 'lru-cache';
import type { Knowledge } from '../answer/languages.ts';
import { createLocalKnowledge, type LocalKnowledge, withLocalFacts } from '../answer/local.ts';
import type { PackExtension } from '../facts/extend-pack.ts';
import type { Pack } from '../facts/pack.ts';
import { dayOf } from '../util/day.ts';
import { withTimeout } from '../util/timeout.ts';
import { asFact, localFactId } from './local-content.ts';
import type { Community, LocalEntry, LocalFacts } from './local-store.ts';
import type { Tenant } from './question-log.ts';

export interface LocalKnowledgeBase {
  /**
   * Looks whether a community has changed its facts, unless that was done half a second ago. A store that does not answer in
   * time leaves things as they were last known. Never rejects.
   */
  readonly refresh: (tenant: Tenant) => Promise<void>;
  /** The next refresh of the community asks the store. */
  readonly expire: (community: Community) => void;
  /** What is known for readers of a language, with what the community knew at its last refresh. */
  readonly knowledge: (language: string | undefined, tenant: Tenant) => Knowledge;
  /** The same without what the community wrote itself: the packs that it used at its last refresh. */
  readonly ofPacks: (language: string | undefined, tenant: Tenant) => Knowledge;
  /** Ids of the packs that it chose; none where it uses all. */
  readonly packsOf: (tenant: Tenant) => readonly string[];
}

export interface LocalKnowledgeOptions {
  readonly store: Pick<LocalFacts, 'localRevision' | 'localEntries'>;
  /** What is known from the packs with these ids; from all if none is named. */
  readonly knowledge: (language?: string, packs?: readonly string[]) => Knowledge;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called when the store failed or did not answer in time. */
  readonly report: (error: unknown) => void;
}

/** What is newer is seen by the next question. */
const FRESH_MS = 500;
const TIMEOUT_MS = 500;
/** Facts that are held in memory, of about a kilobyte each, and communities; those that were asked last stay. */
const MOST_FACTS = 50_000;
const MOST_COMMUNITIES = 10_000;
/** The same of indexes, of a fifth of a megabyte and more each; one is built again when it is needed. */
const MOST_INDEXED = 50_000;
const MOST_INDEXES = 100;

interface Known {
  readonly revision: number;
  readonly extension: PackExtension;
  readonly packs: readonly string[];
  checkedAt: number;
}

/** Made from one state of the community and one of its packs. */
interface Built {
  readonly extension: PackExtension;
  readonly pack: Pack;
  readonly local: LocalKnowledge;
  readonly readers: Map<string, { readonly base: Knowledge; readonly knowledge: Knowledge }>;
}

/** What communities know beside the pack, kept as long as it is asked for. */
export function createLocalKnowledgeBase({ store, knowledge, now, report }: LocalKnowledgeOptions): LocalKnowledgeBase {
  const known = new LRUCache<string, Known>({
    max: MOST_COMMUNITIES,
    maxSize: MOST_FACTS,
    sizeCalculation: ({ extension }) => sizeOf(extension),
  });
  const built = new LRUCache<string, Built>({
    max: MOST_INDEXES,
    maxSize: MOST_INDEXED,
    sizeCalculation: ({ extension }) => sizeOf(extension),
  });
  const underWay = new Map<string, Promise<void>>();

  async function look(key: string, community: Community): Promise<void> {
    try {
      const revision = await store.localRevision(community);
      const before = known.get(key);
      if (before?.revision === revision) before.checkedAt = now();
      else if (revision === 0) known.set(key, { revision, extension: NOTHING, packs: [], checkedAt: now() });
      else {
        const { entries, packs, ...read } = await store.localEntries(community, ['live']);
        const extension = entries.length === 0 ? NOTHING : extensionOf(entries);
        known.set(key, { revision: read.revision, extension, packs, checkedAt: now() });
      }
    } catch (error) {
      report(error);
    } finally {
      underWay.delete(key);
    }
  }

  function stateOf(tenant: Tenant): Known | undefined {
    const community = communityOf(tenant);
    return community && known.get(keyOf(community));
  }

  function build(key: string, { extension, packs }: Known): Built {
    const { pack } = knowledge(undefined, packs);
    const before = built.get(key);
    if (before?.extension === extension && before.pack === pack) return before;
    const local = createLocalKnowledge(extension, (language) => knowledge(language, packs).pack);
    const made = { extension, pack, local, readers: new Map() };
    built.set(key, made);
    return made;
  }

  return {
    refresh: async (tenant) => {
      const community = communityOf(tenant);
      if (!community) return;
      const key = keyOf(community);
      const before = known.get(key);
      if (before && Math.abs(now() - before.checkedAt) < FRESH_MS) return;
      const looking = underWay.get(key) ?? look(key, community);
      underWay.set(key, looking);
      await withTimeout(looking, TIMEOUT_MS, () => {});
    },
    expire: (community) => {
      const before = known.get(keyOf(community));
      if (before) before.checkedAt = Number.NEGATIVE_INFINITY;
    },
    knowledge: (language, tenant) => {
      const state = stateOf(tenant);
      const base = knowledge(language, state?.packs);
      const community = communityOf(tenant);
      if (!community || !state || isEmpty(state.extension)) return base;
      const { local, readers } = build(keyOf(community), state);
      const reader = readers.get(base.pack.language);
      if (reader?.base === base) return reader.knowledge;
      const extended = withLocalFacts(base, local);
      readers.set(base.pack.language, { base, knowledge: extended });
      return extended;
    },
    ofPacks: (language, tenant) => knowledge(language, stateOf(tenant)?.packs),
    packsOf: (tenant) => stateOf(tenant)?.packs ?? [],
  };
}

/** The community of a place; undefined for a conversation that belongs to no server or workspace. */
export function communityOf({ platform, space }: Tenant): Community | undefined {
  return space === undefined ? undefined : { platform, space };
}

function keyOf({ platform, space }: Community): string {
  return JSON.stringify([platform, space]);
}

const NOTHING: PackExtension = { facts: [], conflicts: [], corrections: [] };

function sizeOf({ facts, corrections }: PackExtension): number {
  return 1 + facts.length + corrections.length;
}

function isEmpty({ facts, corrections }: PackExtension): boolean {
  return facts.length === 0 && corrections.length === 0;
}

/** What is live, as the pack has it. */
function extensionOf(entries: readonly LocalEntry[]): PackExtension {
  const facts = entries.flatMap(({ number, content, addedAt }) =>
    content.kind === 'fact' ? [asFact(number, content, dayOf(addedAt))] : [],
  );
  const conflicts = entries.flatMap(({ number, content }) =>
    content.kind === 'fact' && content.disputes !== undefined
      ? [
          {
            id: localFactId(number),
            title: content.questions[0] ?? content.answer,
            facts: [content.disputes, localFactId(number)],
            note: '',
          },
        ]
      : [],
  );
  const corrections = entries.flatMap(({ content, changedAt }) =>
    content.kind === 'correction' ? [{ ...content, day: dayOf(changedAt) }] : [],
  );
  return { facts, conflicts, corrections };
}
