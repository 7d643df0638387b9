import { sql } from 'kysely';
import { questionId, shortenQuestion } from '../questions/question-log.ts';
import type { AnswerVotes, Questions, RememberedQuestion } from '../questions/question-store.ts';
import type { Engine } from './engine.ts';
import type { QuestionRow } from './schema.ts';

/** More different questions of one place than a curator reads; beyond it new ones are no longer remembered. */
const MOST_QUESTIONS = 2_000;

export function createQuestions({ run }: Engine): Questions {
  return {
    rememberQuestion: async (typed, tenant, day, badFact) => {
      const id = questionId(typed, tenant);
      const { platform, space = '' } = tenant;
      const times = badFact === undefined ? 1 : 0;
      const down = 1 - times;
      await run(async (db) => {
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
        const { count } = await db
          .selectFrom('questions')
          .select((row) => row.fn.countAll<number>().as('count'))
          .where('platform', '=', platform)
          .where('space', '=', space)
          .executeTakeFirstOrThrow();
        if (count >= MOST_QUESTIONS) return;
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
      });
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

export function createAnswerVotes({ run }: Engine): AnswerVotes {
  return {
    rememberAnswered: async (id, typed, now) => {
      const question = shortenQuestion(typed);
      await run((db) =>
        db
          .insertInto('answered')
          .values({ id, question, asked_at: now })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ asked_at: now }))
          .execute(),
      );
    },
    answeredQuestion: async (id) => {
      const row = await run((db) =>
        db.selectFrom('answered').select('question').where('id', '=', id).executeTakeFirst(),
      );
      return row?.question;
    },
    deleteAnswered: async (askedBefore) => {
      await run((db) => db.deleteFrom('answered').where('asked_at', '<', askedBefore).execute());
    },
    countVote: async (fact, { platform, space = '' }, isUp) => {
      const up = isUp ? 1 : 0;
      const down = 1 - up;
      await run((db) =>
        db
          .insertInto('votes')
          .values({ platform, space, fact, up, down })
          .onConflict((conflict) =>
            conflict
              .columns(['platform', 'space', 'fact'])
              .doUpdateSet((row) => ({ up: row('votes.up', '+', up), down: row('votes.down', '+', down) })),
          )
          .execute(),
      );
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
