import { type Kysely, type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import type { SubscribedChannel } from '../daily/types.ts';
import { retry } from '../util/retry.ts';
import { StoreError, StoreUnusable, storeErrorCodeOf } from './errors.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './schema.ts';

/** A database whose tables are up to date, and what differs between the two. */
export interface Engine {
  /**
   * Runs a verb that is a single statement, or several that need not be one. It outlives the program, but a power
   * failure may take back what was done in the last seconds.
   * @throws StoreError, StoreUnusable
   */
  readonly run: <T>(verb: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /**
   * Runs a verb as one transaction, which no failure of the machine takes back. It may be run again if another process
   * was in its way.
   * @throws StoreError, StoreUnusable
   */
  readonly transact: <T>(verb: (transaction: Transaction<Tables>) => Promise<T>) => Promise<T>;
  /** Makes the rows of a query the transaction's own until it ends, leaving out those that are another's. */
  readonly lockFree: Locking;
  /** The same, but waits for rows that are another's. */
  readonly lock: Locking;
  readonly close: () => Promise<void>;
}

type Locking = <T extends keyof Tables, O>(query: SelectQueryBuilder<Tables, T, O>) => SelectQueryBuilder<Tables, T, O>;

/** SQLite has one writing transaction at a time, so there are no rows to lock. */
export function sqliteEngine(db: Kysely<Tables>): Engine {
  const run = createRun(db);
  return {
    run,
    transact: (verb) =>
      run((open) =>
        open.connection().execute(async (connection) => {
          // Costs a wait for the disk, during which nothing else is done; so it is not asked for everything.
          await sql`pragma synchronous = full`.execute(connection);
          try {
            return await connection.transaction().execute(verb);
          } finally {
            await sql`pragma synchronous = normal`.execute(connection);
          }
        }),
      ),
    lockFree: (query) => query,
    lock: (query) => query,
    close: () => db.destroy(),
  };
}

export function postgresEngine(db: Kysely<Tables>): Engine {
  const run = createRun(db);
  return {
    run,
    transact: (verb) => run((open) => open.transaction().execute(verb)),
    lockFree: (query) => query.forUpdate().skipLocked(),
    lock: (query) => query.forUpdate(),
    close: () => db.destroy(),
  };
}

/** The tables are brought up to date before the first verb, or as soon after it as the database lets itself be reached. */
function createRun(db: Kysely<Tables>): Engine['run'] {
  let upToDate: Promise<void> | undefined;
  const whenUpToDate = () => {
    upToDate ??= migrate(db).catch((error: unknown) => {
      upToDate = undefined;
      throw error;
    });
    return upToDate;
  };
  return (verb) =>
    withRetry(async () => {
      await whenUpToDate();
      return await verb(db);
    });
}

/** The row of `subscriptions` that is a channel's, for this transaction alone to change. */
export async function lockSubscription({ lock }: Engine, transaction: Transaction<Tables>, channel: SubscribedChannel) {
  return await lock(
    transaction
      .selectFrom('subscriptions')
      .selectAll()
      .where('platform', '=', channel.platform)
      .where('channel', '=', channel.id),
  ).executeTakeFirst();
}

/** How often something is tried that another process was in the way of, and the milliseconds between. */
const TRIES = 40;
const PAUSE_MS = 25;

/**
 * Runs one verb of the store, which is a statement or a transaction and can therefore be repeated as a whole.
 * @throws StoreError for whatever goes wrong.
 */
async function withRetry<T>(verb: () => Promise<T>): Promise<T> {
  try {
    return await retry(verb, {
      pauseAfter: (error, tries) =>
        storeErrorCodeOf(error) === 'busy' && tries < TRIES ? PAUSE_MS * (1 + (tries % 3)) : undefined,
    });
  } catch (error) {
    if (error instanceof StoreError || error instanceof StoreUnusable) throw error;
    throw new StoreError(storeErrorCodeOf(error), error);
  }
}
