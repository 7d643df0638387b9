import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Fleet } from './fleet.ts';

/** Something that befalls the workers or their store. Times are of everybody's clock, which goes so many times as fast. */
export type Disaster = (fleet: Fleet, speed: number) => Promise<void>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A machine that is suspended for a minute. */
export const suspend: Disaster = (fleet, speed) => fleet.suspendOne(MINUTE_MS / speed);

/** Clocks that are wrong for a quarter of a minute, in mid-lease, and put right again. */
export const wrongClocks: readonly Disaster[] = [10 * MINUTE_MS, 2 * HOUR_MS, 24 * HOUR_MS]
  .flatMap((ms) => [ms, -ms])
  .map((aheadMs) => (fleet, speed) => fleet.misdateOne(aheadMs, 15_000 / speed));

/** Somebody else holds the file for half a minute, as a backup does. */
export function lockSqlite(dataDir: string): Disaster {
  return async (_, speed) => {
    const database = new DatabaseSync(join(dataDir, 'dostyk.db'), { timeout: 5_000 });
    database.exec('begin exclusive');
    await wait(30_000 / speed);
    database.exec('commit');
    database.close();
  };
}

/** The server ends every connection. */
export function terminateConnections(databaseUrl: string): Disaster {
  return async () => {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
  };
}
