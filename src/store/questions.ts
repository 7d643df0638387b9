import { type Kysely, sql } from 'kysely';
import { isConversation, questionId, shortenQuestion, type Tenant } from '../questions/question-log.ts';
import type { Questions, RememberedQuestion } from '../questions/question-store.ts';
import type { Engine } from './engine.ts';
import type { QuestionRow, Tables } from './schema.ts';

/** More different questions of one place than a curator reads. */
const MOST_QUESTIONS = 2_000;
/** More than one person asks in a conversation that belongs to no server or workspace. */
const MOST_OF_CONVERSATION = 100;

export function createQuestions({ run }: Engine): Questions {
  return {
    rememberQuestion: async (typed, tenant, day, badFact) => {
      await run((db) => countQuestion(db, typed, tenant, day, badFact));
    },
    questions: async (tenant, limit) => {
      const rows = await run((db) => {
        const all = db.selectFrom('questions').selectAll();
        const wanted = tenant
          ? all.where('platform', '=', tenant.platform).where('space', '=', tenant.space ?? '')
          : all;
        return wanted
          .orderBy(sql`times + down`, 'desc')
          .orderBy('last_asked', 'desc')
          .orderBy('id')
          .limit(limit)
          .execute();
      });
      return rows.map(questionOf);
    },
    question: async (id) => {
      const row = await run((db) => db.selectFrom('questions').selectAll().where('id', '=', id).executeTakeFirst());
      return row && questionOf(row);
    },
    dismissQuestions: async (ids, { platform, space = '' }) => {
      if (ids.length === 0) return;
      await run((db) =>
        db
          .deleteFrom('questions')
          .where('id', 'in', [...ids])
          .where('platform', '=', platform)
          .where('space', '=', space)
          .execute(),
      );
    },
    deleteQuestions: async (lastAsked) => {
      await run((db) => db.deleteFrom('questions').where('last_asked', '<=', lastAsked).execute());
    },
  };
}

/**
 * Counts a question once: as unanswered or, with the fact that was shown, as answered badly. In a full tenant the
 * rarest goes for a new one, and of several the one that was not asked for the longest time.
 */
export async function countQuestion(
  db: Kysely<Tables>,
  typed: string,
  tenant: Tenant,
  day: string,
  badFact: string | undefined,
): Promise<void> {
  const id = questionId(typed, tenant);
  const { platform, space = '' } = tenant;
  const times = badFact === undefined ? 1 : 0;
  const down = 1 - times;
  const { numUpdatedRows } = await db
    .updateTable('questions')
    .set((row) => ({
      times: row('times', '+', times),
      down: row('down', '+', down),
      last_asked: day,
      ...(badFact === undefined ? {} : { fact: badFact }),
    }))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) return;
  const question = shortenQuestion(typed);
  const fact = badFact ?? null;
  await db
    .insertInto('questions')
    .values({ id, platform, space, question, times, down, fact, first_asked: day, last_asked: day })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        times: row('questions.times', '+', times),
        down: row('questions.down', '+', down),
        last_asked: day,
      })),
    )
    .execute();
  await makeRoom(db, tenant, id);
}

/** Forgets what is too much in a tenant, but not the question that was just asked. */
async function makeRoom(db: Kysely<Tables>, tenant: Tenant, asked: string): Promise<void> {
  const { platform, space = '' } = tenant;
  const most = isConversation(tenant) ? MOST_OF_CONVERSATION : MOST_QUESTIONS;
  const ofTenant = db.selectFrom('questions').where('platform', '=', platform).where('space', '=', space);
  const { count } = await ofTenant.select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  if (count <= most) return;
  // In one statement, so that several at once do not make room for each of them.
  const ranked = ofTenant
    .select('id')
    .select(sql<number>`row_number() over (order by times + down desc, last_asked desc, id)`.as('place'))
    .where('id', '!=', asked);
  const tooMany = db.selectFrom(ranked.as('ranked')).select('id').where('place', '>=', most);
  await db.deleteFrom('questions').where('id', 'in', tooMany).execute();
}

/** Takes back that a question was once counted as answered badly, and forgets it if nothing else is counted with it. */
export async function uncountBadAnswer(db: Kysely<Tables>, id: string): Promise<void> {
  await db
    .updateTable('questions')
    .set((row) => ({ down: row('down', '-', 1) }))
    .where('id', '=', id)
    .where('down', '>', 0)
    .execute();
  await db.deleteFrom('questions').where('id', '=', id).where('times', '=', 0).where('down', '=', 0).execute();
}

function questionOf(row: QuestionRow): RememberedQuestion {
  const { id, platform, space, question, times, down, fact, first_asked, last_asked } = row;
  return {
    id,
    platform,
    space: space === '' ? undefined : space,
    question,
    times,
    down,
    fact: fact ?? undefined,
    firstAsked: first_asked,
    lastAsked: last_asked,
  };
}
