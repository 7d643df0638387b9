import { join } from 'node:path';
import { Kysely } from 'kysely';
import { createPseudonyms, type Pseudonyms } from '../questions/pseudonyms.ts';
import { createConversationStore } from './conversations.ts';
import { createMessages, createRateLimits } from './coordination.ts';
import { createDeliveries } from './deliveries.ts';
import { type Engine, postgresEngine, sqliteEngine } from './engine.ts';
import type { StoreError } from './errors.ts';
import { createInstallations } from './installations.ts';
import { createLocalFacts } from './local-facts.ts';
import { postgresDialect } from './postgres.ts';
import { createQuestions } from './questions.ts';
import type { Tables } from './schema.ts';
import { createSettings } from './settings.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Store } from './store.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createAnswerVotes } from './votes.ts';

interface StoreOptions {
  /** Where the SQLite file is, unless there is a PostgreSQL address. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Called with errors that no caller is waiting for. */
  readonly report: (error: unknown) => void;
  /** By which what is to be deleted with a server or workspace is found; none for a store that deletes none. */
  readonly pseudonyms?: Pseudonyms;
}

const FILE = 'dostyk.db';

/** What the operator can do about a database that is damaged, or is none, in a sentence. */
export function brokenStore(
  { message }: Pick<StoreError, 'message'>,
  { dataDir, databaseUrl }: Pick<StoreOptions, 'dataDir' | 'databaseUrl'>,
): string {
  const reason = message.replaceAll(/\s*\n\s*/g, ' ');
  return databaseUrl === undefined
    ? `${reason}. Restore a backup of ${join(dataDir, FILE)}, or move the file away: a new one is then begun, which knows nothing of the old.`
    : `${reason}. Check DATABASE_URL, or restore a backup.`;
}

/**
 * The store over PostgreSQL where there is an address, over a file otherwise. It is opened by its first verb, and can
 * therefore be had while the database cannot.
 */
export function openStore({ dataDir, databaseUrl, report, pseudonyms }: StoreOptions): Store {
  return createStore(
    databaseUrl === undefined
      ? sqliteEngine(new Kysely<Tables>({ dialect: sqliteDialect(join(dataDir, FILE)) }))
      : postgresEngine(new Kysely<Tables>({ dialect: postgresDialect(databaseUrl, report) })),
    pseudonyms,
  );
}

export function createStore(engine: Engine, pseudonyms: Pseudonyms = createPseudonyms(new Map())): Store {
  return {
    ...createMessages(engine),
    ...createQuestions(engine),
    ...createAnswerVotes(engine),
    ...createLocalFacts(engine),
    ...createConversationStore(engine),
    ...createSettings(engine),
    ...createSubscriptions(engine),
    ...createDeliveries(engine),
    ...createRateLimits(engine),
    ...createInstallations(engine, pseudonyms),
    ready: () => engine.run(async () => {}),
    close: engine.close,
  };
}
