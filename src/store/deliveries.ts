import type { Kysely } from 'kysely';
import type { Deliveries } from '../daily/daily-store.ts';
import type { Delivery } from '../daily/types.ts';
import { claimDeliveries, isMisdated, NOBODY } from './claims.ts';
import { deliveryOf, readableRotation, subscriptionOf } from './daily-rows.ts';
import { type Engine, lockSubscription } from './engine.ts';
import type { Tables } from './schema.ts';

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
    settingsOf: async ({ channel, date, attempts }) => {
      const row = await run((db) =>
        db
          .selectFrom('deliveries')
          .innerJoin('subscriptions', (join) =>
            join
              .onRef('subscriptions.platform', '=', 'deliveries.platform')
              .onRef('subscriptions.channel', '=', 'deliveries.channel'),
          )
          .selectAll('subscriptions')
          .where('deliveries.platform', '=', channel.platform)
          .where('deliveries.channel', '=', channel.id)
          .where('deliveries.date', '=', date)
          .where('deliveries.state', '=', 'open')
          .where('deliveries.attempts', '=', attempts)
          .where('subscriptions.state', '=', 'on')
          .executeTakeFirst(),
      );
      return row && subscriptionOf(row);
    },
    noteSending: async (claim, sentAt) => {
      await run((db) =>
        update(db, claim)
          .set({ sent_at: sentAt })
          .where('state', '=', 'open')
          .where('attempts', '=', claim.attempts)
          .execute(),
      );
    },
    countRefused: async (platform, from, to) => {
      const { count } = await run((db) =>
        db
          .selectFrom('deliveries')
          .select((row) => row.fn.countAll<number | string>().as('count'))
          .where('platform', '=', platform)
          .where('state', '=', 'open')
          .where('refused_at', '>=', from)
          .where('refused_at', '<=', to)
          .executeTakeFirstOrThrow(),
      );
      return Number(count);
    },
    postponeDelivery: async (claim, { readyAt, problem, unknown, sentAt = null, refusedAt = null }) => {
      await run((db) =>
        update(db, claim)
          .set({
            ready_at: readyAt,
            problem,
            unknowns: claim.unknownOutcomes + (unknown ? 1 : 0),
            sent_at: sentAt,
            refused_at: refusedAt,
            worker: NOBODY,
          })
          .where('state', '=', 'open')
          .where('attempts', '=', claim.attempts)
          .execute(),
      );
    },
    giveUpDelivery: async (claim, problem, unuse) =>
      transact(async (transaction) => {
        const { channel } = claim;
        const { numUpdatedRows } = await update(transaction, claim)
          .set({ state: 'given-up', problem })
          .where('state', '=', 'open')
          .executeTakeFirstOrThrow();
        const row = await lockSubscription(engine, transaction, channel);
        const rotation = row && readableRotation(row.deck);
        if (numUpdatedRows === 0n || !rotation) return;
        await transaction
          .updateTable('subscriptions')
          .set({ deck: JSON.stringify(unuse(rotation)) })
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
    nextClaimAt: async (platform, now) => {
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
          .select((row) =>
            row.fn
              .min(row.case().when(isMisdated(row, now)).then(row.val(now)).else(row.ref('ready_at')).end())
              .as('ready'),
          )
          .where('platform', '=', platform)
          .where('state', '=', 'open')
          .executeTakeFirstOrThrow(),
      );
      const moments = [due, ready].filter((moment) => moment !== null);
      return moments.length === 0 ? undefined : Math.min(...moments);
    },
    deleteDeliveries: async (dueBefore) => {
      await run((db) =>
        db.deleteFrom('deliveries').where('due_at', '<', dueBefore).where('state', '!=', 'open').execute(),
      );
    },
  };
}
