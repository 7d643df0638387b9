import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { questionId } from '../questions/question-log.ts';
import { StoreUnusable } from './errors.ts';
import type { Tables } from './schema.ts';

/** Forward only: one that was released is never changed; the next change gets the next number. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-beginning': {
    up: async (db) => {
      await db.schema
        .createTable('messages')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('message', 'text', (column) => column.notNull())
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('messages_key', ['platform', 'channel', 'message'])
        .execute();
      await db.schema.createIndex('messages_by_age').on('messages').column('seen_at').execute();
      await db.schema
        .createTable('questions')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('times', 'integer', (column) => column.notNull())
        .addColumn('first_asked', 'text', (column) => column.notNull())
        .addColumn('last_asked', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('settings')
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('settings_key', ['scope', 'platform', 'subject', 'name'])
        .execute();
      await db.schema
        .createTable('subscriptions')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('space', 'text')
        .addColumn('time', 'text', (column) => column.notNull())
        .addColumn('zone', 'text', (column) => column.notNull())
        .addColumn('days', 'text', (column) => column.notNull())
        .addColumn('topics', 'text', (column) => column.notNull())
        .addColumn('language', 'text')
        .addColumn('set_by', 'text', (column) => column.notNull())
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('problem', 'text')
        .addColumn('last_date', 'text')
        .addColumn('next_due_at', 'bigint')
        .addColumn('deck', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('subscriptions_key', ['platform', 'channel'])
        .execute();
      await db.schema
        .createIndex('subscriptions_by_due')
        .on('subscriptions')
        .columns(['platform', 'next_due_at'])
        .execute();
      await db.schema
        .createTable('deliveries')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('date', 'text', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('fact', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('ready_at', 'bigint', (column) => column.notNull())
        .addColumn('worker', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('unknowns', 'integer', (column) => column.notNull())
        .addColumn('first_claimed_at', 'bigint', (column) => column.notNull())
        .addColumn('message', 'text')
        .addColumn('posted_at', 'bigint')
        .addColumn('problem', 'text')
        .addPrimaryKeyConstraint('deliveries_key', ['platform', 'channel', 'date'])
        .execute();
      await db.schema
        .createIndex('deliveries_by_ready')
        .on('deliveries')
        .columns(['platform', 'state', 'ready_at'])
        .execute();
      await db.schema
        .createTable('lanes')
        .addColumn('lane', 'text', (column) => column.primaryKey())
        .addColumn('next_at', 'double precision', (column) => column.notNull())
        .execute();
    },
  },
  '0002-installations': {
    up: async (db) => {
      await db.schema
        .createTable('installations')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('space', 'text', (column) => column.notNull())
        .addColumn('token', 'text', (column) => column.notNull())
        .addColumn('bot_user', 'text', (column) => column.notNull())
        .addColumn('installed_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('installations_key', ['platform', 'space'])
        .execute();
    },
  },
  '0003-questions-by-place': {
    up: async (db) => {
      const known = await db.selectFrom('questions').selectAll().execute();
      await db.schema.dropTable('questions').execute();
      await db.schema
        .createTable('questions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('space', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('times', 'integer', (column) => column.notNull())
        .addColumn('down', 'integer', (column) => column.notNull())
        .addColumn('fact', 'text')
        .addColumn('first_asked', 'text', (column) => column.notNull())
        .addColumn('last_asked', 'text', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('questions_by_place').on('questions').columns(['platform', 'space']).execute();
      await db.schema
        .createTable('answered')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('asked_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('answered_by_age').on('answered').column('asked_at').execute();
      await db.schema
        .createTable('votes')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('space', 'text', (column) => column.notNull())
        .addColumn('fact', 'text', (column) => column.notNull())
        .addColumn('up', 'integer', (column) => column.notNull())
        .addColumn('down', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('votes_key', ['platform', 'space', 'fact'])
        .execute();
      // Where they were asked was not remembered, so no server or workspace is shown them; the operator can read them.
      for (const { key, ...counts } of known) {
        const nowhere = { platform: '', space: '' };
        const row = { ...counts, ...nowhere, id: questionId(key, nowhere), down: 0, fact: null };
        await db.insertInto('questions').values(row).execute();
      }
    },
  },
  '0004-card': {
    up: async (db) => {
      await db.schema
        .alterTable('subscriptions')
        .addColumn('card', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
  '0005-tenants': {
    up: async (db) => {
      // The ids of before told where something was asked; what is in it would go within a day.
      await db.schema.dropTable('answered').execute();
      await db.schema
        .createTable('answered')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('asked_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('answered_by_age').on('answered').column('asked_at').execute();
      await db.schema.createIndex('answered_by_tenant').on('answered').columns(['tenant', 'asked_at']).execute();
      await db.schema
        .createTable('ballots')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('is_up', 'integer', (column) => column.notNull())
        .addColumn('question', 'text')
        .addColumn('cast_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('ballots_by_age').on('ballots').column('cast_at').execute();
      await db.schema.createIndex('ballots_by_tenant').on('ballots').columns(['tenant', 'cast_at']).execute();
    },
  },
  '0006-unclear': {
    up: async (db: Kysely<Tables>) => {
      for (const moment of ['sent_at', 'refused_at']) {
        await db.schema.alterTable('deliveries').addColumn(moment, 'bigint').execute();
      }
      // Nobody noted how far those had come that were begun.
      await db
        .updateTable('deliveries')
        .set((row) => ({ sent_at: row.ref('first_claimed_at') }))
        .where('state', '=', 'open')
        .execute();
    },
  },
  '0007-conversations': {
    up: async (db) => {
      await db.schema
        .createTable('conversations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('context', 'text', (column) => column.notNull())
        .addColumn('said_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('conversations_by_age').on('conversations').column('said_at').execute();
      await db.schema.createIndex('conversations_by_tenant').on('conversations').column('tenant').execute();
    },
  },
  '0008-local-facts': {
    up: async (db) => {
      await db.schema
        .createTable('local_places')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('space', 'text', (column) => column.notNull())
        .addColumn('revision', 'bigint', (column) => column.notNull())
        .addColumn('last_number', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('local_places_key', ['platform', 'space'])
        .execute();
      for (const [table, key] of [
        ['local_facts', []],
        ['local_versions', ['version']],
      ] as const) {
        await db.schema
          .createTable(table)
          .addColumn('platform', 'text', (column) => column.notNull())
          .addColumn('space', 'text', (column) => column.notNull())
          .addColumn('number', 'integer', (column) => column.notNull())
          .addColumn('version', 'integer', (column) => column.notNull())
          .addColumn('state', 'text', (column) => column.notNull())
          .addColumn('content', 'text', (column) => column.notNull())
          .addColumn('added_by', 'text', (column) => column.notNull())
          .addColumn('added_at', 'bigint', (column) => column.notNull())
          .addColumn('approved_by', 'text')
          .addColumn('changed_by', 'text', (column) => column.notNull())
          .addColumn('changed_at', 'bigint', (column) => column.notNull())
          .addPrimaryKeyConstraint(`${table}_key`, ['platform', 'space', 'number', ...key])
          .execute();
        await db.schema.createIndex(`${table}_by_age`).on(table).column('changed_at').execute();
      }
    },
  },
  '0009-packs': {
    up: async (db) => {
      await db.schema.alterTable('local_places').addColumn('packs', 'text').execute();
    },
  },
};

/**
 * Brings the tables up to date, under a lock: of several processes that start together one does it.
 * @throws StoreUnusable for a database that a newer version of the program has changed.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const newer = error instanceof Error && /previously executed migration (\S+) is missing/.exec(error.message);
  if (!newer) throw error;
  throw new StoreUnusable(
    `The database was made by a newer version of this program (it has ${newer[1]}): run that version, or name another database.`,
  );
}
