import type { Kysely } from 'kysely';
import type { Delivery } from '../daily/types.ts';
import { claimDeliveries } from './claims.ts';
import { type Engine, lockSubscription } from './engine.ts';
import { deckOf, deliveryOf } from './rows.ts';
import type { Tables } from './schema.ts';
import type { Deliveries } from './store.ts';

export function createDeliveries(engine: Engine): Deliveries {
  const { run, transact } = engine;

  /** An update of a delivery's row. */
  const update = (db: Kysely<Tables>, { channel, date }: Delivery) =>
    db
      .updateTable('deliveries')
      .where('platform', '=', channel.platform)
      .where('channel', '=', channel.id)
      .where('date', '=', date);

  return {
    claimDeliveries: (request) => claimDeliveries(engine, request),
    confirmDelivery: async (claim, message, now) => {
      const { numUpdatedRows } = await run((db) =>
        update(db, claim)
          .set({ state: 'posted', message, posted_at: now, problem: null })
          .where('state', '!=', 'posted')
          .executeTakeFirstOrThrow(),
      );
      return numUpdatedRows > 0n;
    },
    postponeDelivery: async (claim, { readyAt, problem, unknown }) => {
      await run((db) =>
        update(db, claim)
          .set({ ready_at: readyAt, problem, unknowns: claim.unknowns + (unknown ? 1 : 0) })
          .where('state', '=', 'open')
          .where('attempts', '=', claim.attempts)
          .execute(),
      );
    },
    giveUpDelivery: async (claim, problem, putBack) =>
      transact(async (transaction) => {
        const { channel } = claim;
        const { numUpdatedRows } = await update(transaction, claim)
          .set({ state: 'given-up', problem })
          .where('state', '=', 'open')
          .executeTakeFirstOrThrow();
        const row = await lockSubscription(engine, transaction, channel);
        if (numUpdatedRows === 0n || !row) return;
        await transaction
          .updateTable('subscriptions')
          .set({ deck: JSON.stringify(putBack(deckOf(row.deck))) })
          .where('platform', '=', channel.platform)
          .where('channel', '=', channel.id)
          .execute();
      }),
    changeFact: async (claim, fact) => {
      await run((db) => update(db, claim).set({ fact }).where('state', '=', 'open').execute());
    },
    deliveries: async (channel, limit) => {
      const rows = await run((db) =>
        db
          .selectFrom('deliveries')
          .selectAll()
          .where('platform', '=', channel.platform)
          .where('channel', '=', channel.id)
          .orderBy('date', 'desc')
          .limit(limit)
          .execute(),
      );
      return rows.map((row) => deliveryOf(row, channel.space));
    },
    nextClaimAt: async (platform) => {
      const { due } = await run((db) =>
        db
          .selectFrom('subscriptions')
          .select((row) => row.fn.min('next_due_at').as('due'))
          .where('platform', '=', platform)
          .executeTakeFirstOrThrow(),
      );
      const { ready } = await run((db) =>
        db
          .selectFrom('deliveries')
          .select((row) => row.fn.min('ready_at').as('ready'))
          .where('platform', '=', platform)
          .where('state', '=', 'open')
          .executeTakeFirstOrThrow(),
      );
      const moments = [due, ready].filter((moment) => moment !== null);
      return moments.length === 0 ? undefined : Math.min(...moments);
    },
    forgetDeliveries: async (dueBefore) => {
      await run((db) =>
        db.deleteFrom('deliveries').where('due_at', '<', dueBefore).where('state', '!=', 'open').execute(),
      );
    },
  };
}
