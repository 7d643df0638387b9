import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { messageOf } from '../util/error-message.ts';
import { StoreError, storeErrorCodeOf } from './errors.ts';

/** kysely's SQLite over the SQLite that Node brings. Several processes may have the same file open. */
export function sqliteDialect(file: string): Dialect {
  const config = { database: async () => openDatabase(file) };
  const { createQueryCompiler, createIntrospector } = new SqliteDialect(config);
  return {
    createDriver: () => new WritingDriver(config),
    createAdapter: () => new TransactionalAdapter(),
    createQueryCompiler,
    createIntrospector,
  };
}

/** Every transaction of ours writes. One that took the lock only at its first write could fail to get it. */
class WritingDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite has rolled back by itself after the worst errors, a full disk among them; the error is then what is to be told. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error) {
      if (!/no transaction is active/.test(messageOf(error))) throw error;
    }
  }
}

/** With the transaction above, migrations are done by one process and wholly or not at all. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** The part of a database that kysely's driver asks for, over a connection that follows its file. */
function openDatabase(file: string): SqliteDatabase {
  try {
    return followFile(file);
  } catch (error) {
    throw new StoreError(storeErrorCodeOf(error), new Error(`${file}: ${messageOf(error)}`, { cause: error }));
  }
}

function followFile(file: string): SqliteDatabase {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  let open = connect(file);

  /** A file that was put in place of the other is opened; one that is missing would take what is written with it. */
  function current(): DatabaseSync {
    if (open.database.isTransaction) return open.database;
    const inode = statSync(file, { throwIfNoEntry: false })?.ino;
    if (inode === undefined) throw new StoreError('gone', new Error(`${file} is not there any more`));
    if (inode !== open.inode) {
      open.database.close();
      open = connect(file);
    }
    return open.database;
  }

  return {
    close: () => open.database.close(),
    prepare: (sql) => {
      const statement = current().prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters.map(inputValue)),
        run: (parameters) => statement.run(...parameters.map(inputValue)),
        iterate: (parameters) => statement.iterate(...parameters.map(inputValue)),
      };
    },
  };
}

/** A statement that another process is in the way of fails at once: SQLite would wait with the whole process. */
function connect(file: string): { readonly database: DatabaseSync; readonly inode: number } {
  closeToOthers(file);
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = NORMAL');
    return { database, inode: statSync(file).ino };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Lets nobody but the program's own user read what people asked, whatever the umask says. SQLite gives the files beside
 * the database the permissions of the database.
 */
function closeToOthers(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
    for (const one of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(one)) chmodSync(one, 0o600);
  } catch {
    // Of a file that cannot be written or is another user's SQLite says what is wrong, if anything is.
  }
}

function inputValue(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new TypeError(`SQLite takes no ${typeof value}.`);
}
