import type { Engine } from './engine.ts';
import type { Questions } from './store.ts';

/** More different questions than a curator reads; beyond it new ones are no longer remembered. */
const MOST_QUESTIONS = 10_000;
const MAX_LENGTH = 300;

export function createQuestions({ run }: Engine): Questions {
  return {
    rememberQuestion: async (typed, date) => {
      const question = shorten(typed);
      const key = keyOf(question);
      await run(async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('questions')
          .set((row) => ({ times: row('times', '+', 1), last_asked: date }))
          .where('key', '=', key)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows > 0n) return;
        const { count } = await db
          .selectFrom('questions')
          .select((row) => row.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        if (count >= MOST_QUESTIONS) return;
        await db
          .insertInto('questions')
          .values({ key, question, times: 1, first_asked: date, last_asked: date })
          .onConflict((conflict) =>
            conflict.column('key').doUpdateSet((row) => ({ times: row('questions.times', '+', 1), last_asked: date })),
          )
          .execute();
      });
    },
    rememberedQuestions: async (limit) => {
      const rows = await run((db) =>
        db
          .selectFrom('questions')
          .selectAll()
          .orderBy('times', 'desc')
          .orderBy('last_asked', 'desc')
          .orderBy('key')
          .limit(limit)
          .execute(),
      );
      return rows.map(({ question, times, first_asked, last_asked }) => ({
        question,
        times,
        firstAsked: first_asked,
        lastAsked: last_asked,
      }));
    },
  };
}

/** Not in the middle of a character of two code units, which no database takes. */
function shorten(text: string): string {
  return text.slice(0, MAX_LENGTH).toWellFormed().replaceAll('\0', '');
}

/** Upper and lower case, spaces and closing marks make no other question. */
function keyOf(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[\s?!.…]+$/u, '')
    .trim();
}
