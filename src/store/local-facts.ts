import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { localContent } from '../questions/local-content.ts';
import type {
  Community,
  LocalChange,
  LocalEntry,
  LocalFacts,
  LocalLimits,
  LocalRefusal,
  LocalState,
} from '../questions/local-store.ts';
import type { Engine } from './engine.ts';
import type { LocalFactRow, Tables } from './schema.ts';

export function createLocalFacts({ run, transact }: Engine): LocalFacts {
  return {
    localRevision: async (community) => (await run((db) => placeOf(db, community)))?.revision ?? 0,
    localEntries: async (community, states) => {
      const { place, rows } = await run(async (db) => {
        // Read first: what changes meanwhile makes the revision too old, and is read again the next time.
        const place = await placeOf(db, community);
        const found = await ofCommunity(db, 'local_facts', community)
          .where('state', 'in', [...states])
          .orderBy('changed_at', 'desc')
          .orderBy('number', 'desc')
          .execute();
        return { place, rows: found };
      });
      return { revision: place?.revision ?? 0, entries: rows.map(entryOf), packs: packsOf(place?.packs ?? null) };
    },
    usePacks: async (community, packs, now) => {
      await transact(async (transaction) => {
        await takeTurn(transaction, community, 0, now);
        await choosePacks(transaction, community, packs);
      });
    },
    localEntry: async (community, number) => {
      const row = await run((db) =>
        ofCommunity(db, 'local_facts', community).where('number', '=', number).executeTakeFirst(),
      );
      return row && entryOf(row);
    },
    addLocal: (community, change, limits) =>
      transact(async (transaction) => {
        const { last_number: number } = await takeTurn(transaction, community, 1, change.at);
        if (await isFull(transaction, community, change.state, limits)) return 'full';
        return await write(
          transaction,
          community,
          { number, version: 1, addedBy: change.by, addedAt: change.at },
          change,
        );
      }),
    changeLocal: (community, { number, version }, change, limits) =>
      transact(async (transaction): Promise<LocalEntry | LocalRefusal> => {
        await takeTurn(transaction, community, 0, change.at);
        const before = await ofCommunity(transaction, 'local_facts', community)
          .where('number', '=', number)
          .executeTakeFirst();
        if (before?.version !== version) return 'changed';
        const isNew = before.state !== change.state;
        if (isNew && (await isFull(transaction, community, change.state, limits))) return 'full';
        const { added_by: addedBy, added_at: addedAt } = before;
        return await write(transaction, community, { number, version: version + 1, addedBy, addedAt }, change);
      }),
    localVersions: async (community, number) => {
      const rows = await run((db) =>
        ofCommunity(db, 'local_versions', community).where('number', '=', number).orderBy('version', 'desc').execute(),
      );
      return rows.map(entryOf);
    },
    deleteLocals: async (state, changedBefore) => {
      await run(async (db) => {
        await db.deleteFrom('local_facts').where('state', '=', state).where('changed_at', '<', changedBefore).execute();
        await sql`delete from local_versions where not exists (
          select 1 from local_facts where local_facts.platform = local_versions.platform
            and local_facts.space = local_versions.space and local_facts.number = local_versions.number
        )`.execute(db);
      });
    },
    deleteLocalVersions: async (madeBefore) => {
      await run((db) =>
        sql`delete from local_versions where changed_at < ${madeBefore} and not exists (
          select 1 from local_facts where local_facts.platform = local_versions.platform
            and local_facts.space = local_versions.space and local_facts.number = local_versions.number
            and local_facts.version = local_versions.version
        )`.execute(db),
      );
    },
    deleteCommunity: async (community, now) => {
      await transact(async (transaction) => {
        // The row of the place stays, so that every process notices that there is nothing left.
        await takeTurn(transaction, community, 0, now);
        await choosePacks(transaction, community, []);
        await deleteLocalRows(transaction, community, ['local_facts', 'local_versions']);
      });
    },
    corrections: async (limit) => {
      const rows = await run((db) =>
        db
          .selectFrom('local_facts')
          .selectAll()
          .where('state', '=', 'live')
          .where('content', 'like', '{"kind":"correction"%')
          .orderBy('changed_at', 'desc')
          .limit(limit)
          .execute(),
      );
      return rows.map((row) => ({ ...entryOf(row), platform: row.platform, space: row.space }));
    },
  };
}

/** Deletes all rows of a community. */
export async function deleteLocalRows(
  db: Kysely<Tables>,
  { platform, space }: Community,
  tables: readonly ('local_facts' | 'local_versions' | 'local_places')[],
): Promise<void> {
  for (const table of tables) {
    await db.deleteFrom(table).where('platform', '=', platform).where('space', '=', space).execute();
  }
}

function ofCommunity(db: Kysely<Tables>, table: 'local_facts' | 'local_versions', { platform, space }: Community) {
  return db.selectFrom(table).selectAll().where('platform', '=', platform).where('space', '=', space);
}

function placeOf(db: Kysely<Tables>, { platform, space }: Community) {
  return db
    .selectFrom('local_places')
    .select(['revision', 'last_number', 'packs'])
    .where('platform', '=', platform)
    .where('space', '=', space)
    .executeTakeFirst();
}

async function choosePacks(
  transaction: Transaction<Tables>,
  { platform, space }: Community,
  packs: readonly string[],
): Promise<void> {
  await transaction
    .updateTable('local_places')
    .set({ packs: packs.length === 0 ? null : JSON.stringify(packs) })
    .where('platform', '=', platform)
    .where('space', '=', space)
    .execute();
}

const packIds = z.array(z.string());

function packsOf(column: string | null): readonly string[] {
  return column === null ? [] : packIds.parse(JSON.parse(column));
}

/**
 * Lets one transaction of a community change it at a time, and takes so many new numbers. The first revision is the moment,
 * so that a community that comes back after everything was deleted never has one that it had before.
 */
async function takeTurn(
  transaction: Transaction<Tables>,
  { platform, space }: Community,
  numbers: number,
  now: number,
) {
  return await transaction
    .insertInto('local_places')
    .values({ platform, space, revision: now, last_number: numbers, packs: null })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'space']).doUpdateSet((row) => ({
        revision: row('local_places.revision', '+', 1),
        last_number: row('local_places.last_number', '+', numbers),
      })),
    )
    .returning(['last_number'])
    .executeTakeFirstOrThrow();
}

async function isFull(
  db: Kysely<Tables>,
  { platform, space }: Community,
  state: LocalState,
  limits: LocalLimits,
): Promise<boolean> {
  const { count } = await db
    .selectFrom('local_facts')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('platform', '=', platform)
    .where('space', '=', space)
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return count >= limits[state];
}

async function write(
  transaction: Transaction<Tables>,
  { platform, space }: Community,
  { number, version, addedBy, addedAt }: Pick<LocalEntry, 'number' | 'version' | 'addedBy' | 'addedAt'>,
  { state, content, approvedBy, by, at }: LocalChange,
): Promise<LocalEntry> {
  const row: LocalFactRow = {
    platform,
    space,
    number,
    version,
    state,
    content: JSON.stringify(content),
    added_by: addedBy,
    added_at: addedAt,
    approved_by: approvedBy ?? null,
    changed_by: by,
    changed_at: at,
  };
  await transaction.insertInto('local_versions').values(row).execute();
  await transaction
    .insertInto('local_facts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['platform', 'space', 'number']).doUpdateSet(row))
    .execute();
  return entryOf(row);
}

const STATES: readonly LocalState[] = ['draft', 'proposed', 'live', 'removed'];

/** @throws Error for a row that no version of the program wrote. */
function entryOf(row: LocalFactRow): LocalEntry {
  const { number, version, added_by, added_at, approved_by, changed_by, changed_at } = row;
  const state = STATES.find((one) => one === row.state);
  if (state === undefined) throw new Error(`A local fact has the unknown state "${row.state}".`);
  return {
    number,
    version,
    state,
    content: localContent.parse(JSON.parse(row.content)),
    addedBy: added_by,
    addedAt: added_at,
    approvedBy: approved_by ?? undefined,
    changedBy: changed_by,
    changedAt: changed_at,
  };
}
