import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, Kysely } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { sqliteEngine } from '../../src/store/engine.ts';
import { StoreError, StoreUnusable } from '../../src/store/errors.ts';
import { brokenStore, createStore, openStore } from '../../src/store/open.ts';
import type { Tables } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { ask, createDatabase } from '../fixtures/postgres.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trouble-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store over SQLite, and a way to its very connection. */
function openSqlite(folder: string) {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(join(folder, 'dostyk.db')) });
  const store = createStore(sqliteEngine(db));
  endings.push(() => store.close());
  return { store, execute: (statement: string) => db.executeQuery(CompiledQuery.raw(statement)) };
}

function openPostgres(databaseUrl: string): Store {
  const store = openStore({ dataDir: '', databaseUrl, report: () => {} });
  endings.push(() => store.close());
  return store;
}

const see = (store: Store, message: string) => store.seeMessage({ platform: 'p', channel: 'c', message }, 1);

/** The trouble that a verb speaks of. */
async function storeErrorCodeOf(verb: Promise<unknown>): Promise<string> {
  const error = await verb.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof StoreError ? error.code : `no trouble: ${error}`;
}

test('sqlite, busy: the program goes on while the store waits for another process', async () => {
  const folder = temporaryFolder();
  const { store } = openSqlite(folder);
  await see(store, '1');
  const other = new DatabaseSync(join(folder, 'dostyk.db'));
  endings.push(() => other.close());
  other.exec('begin immediate');
  const waiting = see(store, '2');
  await new Promise((resolve) => setTimeout(resolve, 1));
  other.exec('commit');
  expect(await waiting).toBe(true);
});

test('sqlite, full: says so, and works again when there is room', async () => {
  const { store, execute } = openSqlite(temporaryFolder());
  await see(store, '1');
  await execute('pragma max_page_count = 1');
  const long = 'x'.repeat(100_000);
  expect(await storeErrorCodeOf(see(store, long))).toBe('full');
  await execute('pragma max_page_count = 100000');
  expect(await see(store, long)).toBe(true);
});

test('sqlite, full in a transaction: says so too, and works again when there is room', async () => {
  const { store, execute } = openSqlite(temporaryFolder());
  await see(store, '1');
  await execute('pragma max_page_count = 1');
  const scope = { kind: 'channel', platform: 'p', id: 'x'.repeat(100_000) } as const;
  const subscribe = () => store.subscribe({ ...SUBSCRIPTION, setBy: 'x'.repeat(100_000) });
  expect(await storeErrorCodeOf(subscribe())).toBe('full');
  expect(await storeErrorCodeOf(store.changeSetting(scope, 'n', 'v'))).toBe('full');
  await execute('pragma max_page_count = 100000');
  await subscribe();
  expect(await store.subscription(SUBSCRIPTION.channel)).toMatchObject({ setBy: 'x'.repeat(100_000) });
});

const SUBSCRIPTION = {
  channel: { platform: 'p', id: 'c' },
  schedule: { time: '09:00', zone: 'UTC', days: [1] },
  topics: [],
  language: undefined,
  card: false,
  changedAt: 1,
  nextDueAt: 2,
  seed: 'seed',
} as const;

test('sqlite, full: a transaction that fails only when it is committed says so', async () => {
  const { execute, store } = openSqlite(temporaryFolder());
  await see(store, '1');
  // SQLite rolls back by itself here, and there is nothing left for us to roll back.
  await execute(
    "create trigger full before insert on settings begin select raise(rollback, 'database or disk is full'); end",
  );
  const error: unknown = await store
    .changeSetting({ kind: 'channel', platform: 'p', id: 'c' }, 'n', 'v')
    .catch((reason: unknown) => reason);
  expect(String(error)).toContain('database or disk is full');
  await execute('drop trigger full');
  await store.changeSetting({ kind: 'channel', platform: 'p', id: 'c' }, 'n', 'v');
});

test('sqlite, a folder that cannot be made: its path is told', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  const { store } = openSqlite(join(folder, 'file', 'data'));
  await expect(see(store, '1')).rejects.toThrow(join(folder, 'file', 'data', 'dostyk.db'));
});

test('sqlite, damaged: what can be done is told in a sentence', () => {
  const sentence = brokenStore(new StoreError('broken', new Error('file is not\na database')), {
    dataDir: 'data',
    databaseUrl: undefined,
  });
  expect(sentence).toBe(
    'The store is broken: file is not a database. Restore a backup of data/dostyk.db, or move the file away: a new one is then begun, which knows nothing of the old.',
  );
});

test('sqlite, read-only', async () => {
  const { store, execute } = openSqlite(temporaryFolder());
  await see(store, '1');
  await execute('pragma query_only = on');
  expect(await storeErrorCodeOf(see(store, '2'))).toBe('unwritable');
  expect(await store.questions(undefined, 1)).toEqual([]);
});

test('sqlite, vanished: says so instead of writing what would be lost, and works again when it is back', async () => {
  const folder = temporaryFolder();
  const { store } = openSqlite(folder);
  await see(store, '1');
  renameSync(folder, `${folder}-away`);
  expect(await storeErrorCodeOf(see(store, '2'))).toBe('gone');
  renameSync(`${folder}-away`, folder);
  expect(await see(store, '1')).toBe(false);
  expect(await see(store, '2')).toBe(true);
});

test('sqlite, put back from a copy: the copy is read', async () => {
  const folder = temporaryFolder();
  const { store, execute } = openSqlite(folder);
  await see(store, '1');
  const file = join(folder, 'dostyk.db');
  await execute(`vacuum into '${file}.copy'`);
  await see(store, '2');
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  renameSync(`${file}.copy`, file);
  expect(await see(store, '1')).toBe(false);
  expect(await see(store, '2')).toBe(true);
});

test('sqlite, not a database', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'dostyk.db'), 'No database, but a letter. '.repeat(100));
  expect(await storeErrorCodeOf(see(openSqlite(folder).store, '1'))).toBe('broken');
});

test('sqlite, made by a newer version: refused with a sentence', async () => {
  const folder = temporaryFolder();
  const { store, execute } = openSqlite(folder);
  await see(store, '1');
  await execute("insert into kysely_migration values ('9999-from-the-future', '2030-01-01')");
  const refused = see(openSqlite(folder).store, '2');
  await expect(refused).rejects.toThrow(StoreUnusable);
  await expect(refused).rejects.toThrow('newer version of this program (it has 9999-from-the-future)');
});

test('postgres, made by a newer version: refused with a sentence', async () => {
  const url = await createDatabase();
  await see(openPostgres(url), '1');
  await ask(url, "insert into kysely_migration values ('9999-from-the-future', '2030-01-01')");
  await expect(see(openPostgres(url), '2')).rejects.toThrow(StoreUnusable);
});

test('postgres, read-only', async () => {
  const url = await createDatabase();
  await see(openPostgres(url), '1');
  await ask(url, `alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = on`);
  expect(await storeErrorCodeOf(see(openPostgres(url), '2'))).toBe('unwritable');
});

test('postgres, full', async () => {
  const url = await createDatabase();
  const store = openPostgres(url);
  await see(store, '1');
  // The server's own code for a full disk, raised where it would be.
  await ask(
    url,
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no space left' using errcode = '53100'; end $$;
     create trigger full_disk before insert on messages for each row execute function refuse()`,
  );
  expect(await storeErrorCodeOf(see(store, '2'))).toBe('full');
});

test('postgres, an administrator ends all connections: works again at once', async () => {
  const url = await createDatabase();
  const store = openPostgres(url);
  await see(store, '1');
  await ask(
    url,
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
  );
  // Each connection that was open finds out for itself.
  await expect.poll(() => see(store, '1').catch(() => undefined)).toBe(false);
});

test('postgres, vanished: says so, and works again when it is back', async () => {
  const url = new URL(await createDatabase());
  const sockets = new Set<Socket>();
  const proxy = createServer((socket) => {
    const through = connect(Number(url.port), url.hostname);
    for (const end of [socket, through]) {
      sockets.add(end);
      end.on('error', () => {}).on('close', () => sockets.delete(end));
    }
    socket.pipe(through).pipe(socket);
  });
  const listen = (port: number) => new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const address = proxy.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const store = openPostgres(Object.assign(new URL(url), { port: String(port) }).href);
  await see(store, '1');
  const closed = new Promise((resolve) => proxy.close(resolve));
  for (const socket of sockets) socket.destroy();
  await closed;
  expect(await storeErrorCodeOf(see(store, '2'))).toBe('gone');
  await listen(port);
  endings.push(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  expect(await see(store, '1')).toBe(false);
  expect(await see(store, '2')).toBe(true);
});

test('sqlite, made by the version before: it is brought up to date, and channels that got text go on getting text', async () => {
  const folder = temporaryFolder();
  const { store, execute } = openSqlite(folder);
  await store.ready();
  await execute('alter table subscriptions drop column card');
  for (const column of ['sent_at', 'refused_at']) await execute(`alter table deliveries drop column ${column}`);
  for (const table of ['local_places', 'local_facts', 'local_versions', 'conversations', 'ballots'])
    await execute(`drop table ${table}`);
  await execute("delete from kysely_migration where name >= '0004-card'");
  await execute(
    `insert into subscriptions (platform, channel, time, zone, days, topics, set_by, changed_at, state, next_due_at, deck)
     values ('p', 'c', '09:00', 'UTC', '1', '[]', 'anna', 1, 'on', 2, '{"seed":"s","round":0,"shown":["f1"],"before":[]}')`,
  );
  await execute(
    `insert into deliveries (platform, channel, date, due_at, fact, state, ready_at, worker, attempts, unknowns, first_claimed_at)
     values ('p', 'c', '2026-11-24', 5, 'f1', 'open', 9, 'w', 1, 0, 7)`,
  );
  const upgraded = openSqlite(folder).store;
  expect(await upgraded.subscription({ platform: 'p', id: 'c' })).toMatchObject({
    card: false,
    nextDueAt: 2,
    rotation: { shown: ['f1'] },
  });
  // The worker that began it may have sent it.
  const request = { platform: 'p', worker: 'w', now: 9, leaseMs: 5, limit: 1, onUnreadable: () => 99 };
  const claims = await upgraded.claimDeliveries({ ...request, plan: () => ({ delivery: undefined, nextDueAt: 99 }) });
  expect(claims).toMatchObject([{ sentAt: 7, refusedAt: undefined }]);
});

const DUE = 1_000;
const AN_HOUR_LATER = DUE + 3_600_000;

/** Three channels that are due, of which somebody has spoilt one by hand; and one more, whose post is under way. */
async function expectOthersToBeClaimed(store: Store, execute: (statement: string) => Promise<unknown>): Promise<void> {
  const subscribe = (id: string, nextDueAt: number) =>
    store.subscribe({
      channel: { platform: 'p', id, space: 's' },
      schedule: { time: '09:00', zone: 'UTC', days: [1] },
      topics: [],
      language: undefined,
      card: false,
      setBy: 'anna',
      changedAt: 1,
      nextDueAt,
      seed: 'seed',
    });
  const unreadable: string[] = [];
  const claim = async (now: number) => {
    const claims = await store.claimDeliveries({
      platform: 'p',
      worker: 'w',
      now,
      leaseMs: 1,
      limit: 9,
      plan: ({ rotation }) => ({
        delivery: { date: 'd', dueAt: DUE, fact: 'f', rotation },
        nextDueAt: 9 * AN_HOUR_LATER,
      }),
      onUnreadable: ({ id, space }, error) => {
        unreadable.push(`${id} of ${space}: ${error instanceof Error ? error.name : error}`);
        return AN_HOUR_LATER;
      },
    });
    return claims.map(({ channel }) => channel.id);
  };
  const spoil = (column: string, value: string, id: string) =>
    execute(`update subscriptions set ${column} = '${value}' where channel = '${id}'`);

  await subscribe('begun', DUE - 1);
  expect(await claim(DUE - 1)).toEqual(['begun']);
  for (const [at, id] of ['deck', 'topics', 'state', 'fine'].entries()) await subscribe(id, DUE + at);
  await spoil('deck', '{"seed":1}', 'deck');
  await spoil('topics', 'all of them', 'topics');
  await spoil('state', 'somehow', 'state');
  await spoil('deck', '', 'begun');

  expect(await claim(DUE + 9)).toEqual(['fine']);
  expect(unreadable.map((line) => line.split(' ')[0]).toSorted()).toEqual(['begun', 'deck', 'state', 'topics']);
  expect(unreadable).toContain('topics of s: SyntaxError');
  expect(await store.nextClaimAt('p', DUE)).toBe(DUE + 9 + 1);
  expect(await storeErrorCodeOf(store.subscription({ platform: 'p', id: 'deck' }))).toBe('broken');

  // Put right, it is posted when it is looked at again.
  await execute("delete from deliveries where channel = 'fine'");
  await spoil('topics', '[]', 'topics');
  expect(await claim(AN_HOUR_LATER - 1)).toEqual([]);
  expect(await claim(AN_HOUR_LATER)).toEqual(['topics']);
  expect(unreadable).toHaveLength(4 + 3);
}

test('sqlite: a row that cannot be read keeps no other channel from its posts', async () => {
  const { store, execute } = openSqlite(temporaryFolder());
  await expectOthersToBeClaimed(store, execute);
});

test('postgres: a row that cannot be read keeps no other channel from its posts', async () => {
  const url = await createDatabase();
  await expectOthersToBeClaimed(openPostgres(url), (statement) => ask(url, statement));
});

/** The permissions of a folder and of each file in it. */
function modesIn(folder: string): Record<string, string> {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  return Object.fromEntries([
    ['.', modeOf(folder)],
    ...readdirSync(folder).map((name) => [name, modeOf(join(folder, name))] as const),
  ]);
}

test('sqlite: nobody else can read what is kept, whatever the umask says', async () => {
  const parent = temporaryFolder();
  const before = process.umask(0o022);
  endings.push(() => process.umask(before));
  const folder = join(parent, 'data');
  const { store } = openSqlite(folder);
  await see(store, '1');
  const closed = { 'dostyk.db': '600', 'dostyk.db-wal': '600', 'dostyk.db-shm': '600' };
  expect(modesIn(folder)).toEqual({ '.': '700', ...closed });

  // Nor what an earlier version kept, whose folder may be shared on purpose.
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
  await see(openSqlite(folder).store, '2');
  expect(modesIn(folder)).toEqual({ '.': '755', ...closed });
});
