import type { Subscriptions } from '../daily/daily-store.ts';
import type { Rotation } from '../daily/types.ts';
import { rotationOf, subscriptionOf } from './daily-rows.ts';
import { type Engine, lockSubscription } from './engine.ts';
import { StoreError } from './errors.ts';

export function createSubscriptions(engine: Engine): Subscriptions {
  const { run, transact } = engine;
  return {
    subscription: async ({ platform, id }) => {
      const row = await run((db) =>
        db
          .selectFrom('subscriptions')
          .selectAll()
          .where('platform', '=', platform)
          .where('channel', '=', id)
          .executeTakeFirst(),
      );
      if (!row) return undefined;
      try {
        return subscriptionOf(row);
      } catch (error) {
        throw new StoreError('broken', error);
      }
    },
    subscribe: async ({ channel, schedule, topics, language, card, setBy, changedAt, nextDueAt, seed }) => {
      const settings = {
        space: channel.space ?? null,
        time: schedule.time,
        zone: schedule.zone,
        days: schedule.days.join(''),
        topics: JSON.stringify(topics),
        language: language ?? null,
        card: card ? 1 : 0,
        set_by: setBy,
        changed_at: changedAt,
        state: 'on',
        problem: null,
        next_due_at: nextDueAt,
      };
      await transact((transaction) =>
        transaction
          .insertInto('subscriptions')
          .values({
            ...settings,
            platform: channel.platform,
            channel: channel.id,
            last_date: null,
            deck: JSON.stringify({ seed, round: 0, shown: [], before: [] } satisfies Rotation),
          })
          .onConflict((conflict) => conflict.columns(['platform', 'channel']).doUpdateSet(settings))
          .execute(),
      );
    },
    unsubscribe: async ({ platform, id }) =>
      transact(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('subscriptions')
          .set({ state: 'off', problem: null, next_due_at: null })
          .where('platform', '=', platform)
          .where('channel', '=', id)
          .where('state', '!=', 'off')
          .executeTakeFirstOrThrow();
        await transaction
          .updateTable('deliveries')
          .set({ state: 'given-up' })
          .where('platform', '=', platform)
          .where('channel', '=', id)
          .where('state', '=', 'open')
          .execute();
        return numUpdatedRows > 0n;
      }),
    pause: async ({ platform, id }, problem, changedAt) => {
      const { numUpdatedRows } = await transact((transaction) =>
        transaction
          .updateTable('subscriptions')
          .set({ state: 'paused', problem, next_due_at: null })
          .where('platform', '=', platform)
          .where('channel', '=', id)
          .where('state', '=', 'on')
          .where('changed_at', '=', changedAt)
          .executeTakeFirstOrThrow(),
      );
      return numUpdatedRows > 0n;
    },
    changeRotation: async (channel, change) =>
      transact(async (transaction) => {
        const row = await lockSubscription(engine, transaction, channel);
        if (!row) return undefined;
        const { rotation, result } = change(rotationOf(row.deck));
        await transaction
          .updateTable('subscriptions')
          .set({ deck: JSON.stringify(rotation) })
          .where('platform', '=', channel.platform)
          .where('channel', '=', channel.id)
          .execute();
        return result;
      }),
  };
}
