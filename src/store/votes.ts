import { type Kysely, sql, type Transaction } from 'kysely';
import { questionId, shortenQuestion, type Tenant } from '../questions/question-log.ts';
import type { AnswerVotes, CountedVote, PseudonymKey } from '../questions/question-store.ts';
import type { Engine } from './engine.ts';
import { countQuestion, uncountBadAnswer } from './questions.ts';
import type { Tables } from './schema.ts';

/** More than a tenant's people ask in a day, and more than they vote on while ballots are kept. */
const MOST_ANSWERED = 5_000;
const MOST_BALLOTS = 20_000;

export function createAnswerVotes(engine: Engine): AnswerVotes {
  const { run, transact } = engine;
  return {
    rememberAnswered: async ({ id, tenant }, typed, now) => {
      const question = shortenQuestion(typed);
      await run((db) =>
        db
          .insertInto('answered')
          .values({ id, tenant, question, asked_at: now })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ asked_at: now }))
          .execute(),
      );
    },
    answeredQuestion: async ({ id, tenant }) => {
      const row = await run((db) =>
        db
          .selectFrom('answered')
          .select('question')
          .where('id', '=', id)
          .where('tenant', '=', tenant)
          .executeTakeFirst(),
      );
      return row?.question;
    },
    deleteAnswered: async (askedBefore) => {
      await run(async (db) => {
        await db.deleteFrom('answered').where('asked_at', '<', askedBefore).execute();
        await keepNewest(db, 'answered', 'asked_at', MOST_ANSWERED);
      });
    },
    castVote: (ballot, tenant, vote, now) =>
      transact((transaction) => castVote(engine, transaction, { ballot, tenant, vote, now })),
    deleteBallots: async (castBefore) => {
      await run(async (db) => {
        await db.deleteFrom('ballots').where('cast_at', '<', castBefore).execute();
        await keepNewest(db, 'ballots', 'cast_at', MOST_BALLOTS);
      });
    },
    votesOf: async (facts, { platform, space = '' }) => {
      if (facts.length === 0) return new Map();
      const rows = await run((db) =>
        db
          .selectFrom('votes')
          .select(['fact', 'up', 'down'])
          .where('platform', '=', platform)
          .where('space', '=', space)
          .where('fact', 'in', [...facts])
          .execute(),
      );
      return new Map(rows.map(({ fact, up, down }) => [fact, { up, down }]));
    },
  };
}

interface Cast {
  readonly ballot: PseudonymKey;
  readonly tenant: Tenant;
  readonly vote: CountedVote;
  readonly now: number;
}

/** See AnswerVotes.castVote. */
async function castVote({ lock }: Engine, transaction: Transaction<Tables>, cast: Cast): Promise<void> {
  const { ballot, tenant, now } = cast;
  const { fact, isUp, against } = cast.vote;
  const values = { is_up: isUp ? 1 : 0, question: against ? questionId(against.question, tenant) : null };
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('ballots')
    .values({ ...ballot, ...values, cast_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  const isFirst = numInsertedOrUpdatedRows === 1n;
  if (!isFirst) {
    const before = await lock(
      transaction.selectFrom('ballots').selectAll().where('id', '=', ballot.id),
    ).executeTakeFirst();
    if (before?.is_up === values.is_up) return;
    await transaction.updateTable('ballots').set(values).where('id', '=', ballot.id).execute();
    if (before?.question !== null && before?.question !== undefined) {
      await uncountBadAnswer(transaction, before.question);
    }
  }
  await countVote(transaction, fact, tenant, isUp, isFirst);
  if (against) await countQuestion(transaction, against.question, tenant, against.day, fact);
}

/** @param isFirst Otherwise it was counted as the opposite before. */
async function countVote(
  transaction: Transaction<Tables>,
  fact: string,
  { platform, space = '' }: Tenant,
  isUp: boolean,
  isFirst: boolean,
): Promise<void> {
  const up = isUp ? 1 : 0;
  const down = 1 - up;
  const [lessUp, lessDown] = isFirst ? [0, 0] : [down, up];
  await transaction
    .insertInto('votes')
    .values({ platform, space, fact, up, down })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'space', 'fact']).doUpdateSet({
        up: sql<number>`case when votes.up + ${up - lessUp} < 0 then 0 else votes.up + ${up - lessUp} end`,
        down: sql<number>`case when votes.down + ${down - lessDown} < 0 then 0 else votes.down + ${down - lessDown} end`,
      }),
    )
    .execute();
}

/** Forgets the oldest rows of every tenant that has more than so many. */
async function keepNewest(
  db: Kysely<Tables>,
  table: 'answered' | 'ballots',
  age: 'asked_at' | 'cast_at',
  most: number,
): Promise<void> {
  await sql`delete from ${sql.table(table)} where id in (
    select id from (
      select id, row_number() over (partition by tenant order by ${sql.ref(age)} desc, id) as place from ${sql.table(table)}
    ) as placed where place > ${most}
  )`.execute(db);
}
