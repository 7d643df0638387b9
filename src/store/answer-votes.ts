import { shortenQuestion } from '../questions/question-log.ts';
import type { Engine } from './engine.ts';
import type { AnswerVotes } from './store.ts';

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
    forgetAnswered: async (askedBefore) => {
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
