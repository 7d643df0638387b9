import type { Engine } from './engine.ts';
import type { Messages } from './store.ts';

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
    forgetMessages: async (seenBefore) => {
      await run((db) => db.deleteFrom('messages').where('seen_at', '<', seenBefore).execute());
    },
  };
}
