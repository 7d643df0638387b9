import { sql } from 'kysely';
import type { RateLimits } from '../daily/daily-store.ts';
import type { Engine } from './engine.ts';
import type { Messages } from './store.ts';

/**
 * A reservation farther ahead comes from a clock that was fast, or has been set back since. Where a platform asks to wait
 * for longer, it says so again to those who then come too early.
 */
const LONGEST_MS = 300_000;

export function createRateLimits({ run }: Engine): RateLimits {
  return {
    reserve: async (lane, now, count, intervalMs) => {
      const taken = count * intervalMs;
      const { next_at } = await run((db) =>
        db
          .insertInto('lanes')
          .values({ lane, next_at: now + taken })
          .onConflict((conflict) =>
            conflict.column('lane').doUpdateSet({
              next_at: sql<number>`cast(${taken} as double precision) + case
              when lanes.next_at between ${now} and ${now + LONGEST_MS} then lanes.next_at
              else ${now} end`,
            }),
          )
          .returning('next_at')
          .executeTakeFirstOrThrow(),
      );
      return next_at - taken;
    },
    blockBucket: async (lane, until) => {
      await run((db) =>
        db
          .insertInto('lanes')
          .values({ lane, next_at: until })
          .onConflict((conflict) =>
            conflict.column('lane').doUpdateSet({ next_at: until }).where('lanes.next_at', '<', until),
          )
          .execute(),
      );
    },
  };
}

export function createMessages({ run }: Engine): Messages {
  return {
    seeMessage: async ({ platform, channel, message }, now) => {
      const { numInsertedOrUpdatedRows } = await run((db) =>
        db
          .insertInto('messages')
          .values({ platform, channel, message, seen_at: now })
          .onConflict((conflict) => conflict.columns(['platform', 'channel', 'message']).doNothing())
          .executeTakeFirstOrThrow(),
      );
      return numInsertedOrUpdatedRows === 1n;
    },
    deleteMessages: async (seenBefore) => {
      await run((db) => db.deleteFrom('messages').where('seen_at', '<', seenBefore).execute());
    },
  };
}
