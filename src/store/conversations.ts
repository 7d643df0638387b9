import type { ConversationStore } from '../questions/conversations.ts';
import type { Engine } from './engine.ts';

export function createConversationStore({ run, transact }: Engine): ConversationStore {
  return {
    saveConversation: async (keys, tenant, context, now) => {
      await transact(async (transaction) => {
        for (const id of keys) {
          const row = { context, said_at: now };
          await transaction
            .insertInto('conversations')
            .values({ id, tenant, ...row })
            .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
            .execute();
        }
      });
    },
    conversation: async (key, since) => {
      const row = await run((db) =>
        db
          .selectFrom('conversations')
          .select('context')
          .where('id', '=', key)
          .where('said_at', '>=', since)
          .executeTakeFirst(),
      );
      return row?.context;
    },
    deleteConversations: async (saidBefore) => {
      await run((db) => db.deleteFrom('conversations').where('said_at', '<', saidBefore).execute());
    },
  };
}
