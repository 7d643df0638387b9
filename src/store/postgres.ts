import { Socket } from 'node:net';
import { type Dialect, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';

/** Connections of one process: the daily posts use a few at once, everything else hardly any. */
const CONNECTIONS = 5;
const CONNECT_MS = 5_000;
/** A server that answers later than this is as good as gone. */
const QUERY_MS = 10_000;
/** A connection over which nothing comes for so long is given up, since a server that vanished says nothing. */
const SILENCE_MS = 15_000;

const INT8 = 20;

/**
 * kysely's PostgreSQL over pg.
 * @param report Called with connection errors that no caller is waiting for.
 */
export function postgresDialect(url: string, report: (error: unknown) => void): Dialect {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: QUERY_MS,
    query_timeout: QUERY_MS,
    stream: () => {
      const socket = new Socket();
      return socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('Connection terminated: timeout')));
    },
    // Moments and counts are far below 2^53; pg would give them as text.
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 ? Number : types.getTypeParser(oid, format),
    },
  });
  pool.on('error', report);
  // Between two statements of a transaction nobody else listens.
  pool.on('connect', (client) => client.on('error', report));
  return new PostgresDialect({ pool });
}
