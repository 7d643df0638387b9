import type { ExpressionBuilder, Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { ClaimRequest, Deliveries } from '../daily/daily-store.ts';
import type { Claim, Delivery, Rotation, Subscription } from '../daily/types.ts';
import { type Engine, lockSubscription } from './engine.ts';
import type { DeliveryRow, SubscriptionRow, Tables } from './schema.ts';

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

/** Has a delivery that was put off. */
const NOBODY = '';
/** Nothing is put off for longer. */
const FARTHEST_MS = 3_600_000;

/** Put off by a clock that was wrong: it would wait for the time to come again. While somebody has it, nobody can tell. */
function isMisdated(row: ExpressionBuilder<Tables, 'deliveries'>, now: number) {
  return row.and([row('worker', '=', NOBODY), row('ready_at', '>', now + FARTHEST_MS)]);
}

/** See Deliveries.claimDeliveries. */
async function claimDeliveries(engine: Engine, request: ClaimRequest): Promise<readonly Claim[]> {
  return await engine.transact(async (transaction) => {
    const again = await claimOpen(engine, transaction, request);
    const rest = request.limit - again.length;
    return rest > 0 ? [...again, ...(await claimDue(engine, transaction, { ...request, limit: rest }))] : again;
  });
}

/** Deliveries that were begun: their worker is gone, or asked for them to be retried now. */
async function claimOpen(
  { lockFree }: Engine,
  transaction: Transaction<Tables>,
  { platform, worker, now, leaseMs, limit, onUnreadable }: ClaimRequest,
): Promise<Claim[]> {
  const ready = await lockFree(
    transaction
      .selectFrom('deliveries')
      .selectAll()
      .where('platform', '=', platform)
      .where('state', '=', 'open')
      .where((row) => row.or([row('ready_at', '<=', now), isMisdated(row, now)]))
      .orderBy('ready_at')
      .limit(limit),
  ).execute();
  if (ready.length === 0) return [];
  const subscriptions = await transaction
    .selectFrom('subscriptions')
    .selectAll()
    .where('platform', '=', platform)
    .where(
      'channel',
      'in',
      ready.map(({ channel }) => channel),
    )
    .execute();
  const byChannel = new Map(subscriptions.map((row) => [row.channel, row]));
  const claims: Claim[] = [];
  for (const row of ready) {
    const known = byChannel.get(row.channel);
    if (!known) continue;
    const { subscription, lookAgainAt } = readSubscription(known, onUnreadable);
    if (!subscription) {
      await transaction
        .updateTable('deliveries')
        .set({ ready_at: lookAgainAt })
        .where('platform', '=', platform)
        .where('channel', '=', row.channel)
        .where('date', '=', row.date)
        .execute();
      continue;
    }
    const attempts = row.attempts + 1;
    await transaction
      .updateTable('deliveries')
      .set({ worker, attempts, ready_at: now + leaseMs, sent_at: row.sent_at ?? now })
      .where('platform', '=', platform)
      .where('channel', '=', row.channel)
      .where('date', '=', row.date)
      .execute();
    claims.push(claimOf({ ...row, worker, attempts, ready_at: now + leaseMs }, subscription));
  }
  return claims;
}

/** Subscriptions whose time has come: each becomes a delivery, unless its channel and date have one already. */
async function claimDue(
  { lockFree }: Engine,
  transaction: Transaction<Tables>,
  { platform, worker, now, leaseMs, limit, plan, onUnreadable }: ClaimRequest,
): Promise<Claim[]> {
  const due = await lockFree(
    transaction
      .selectFrom('subscriptions')
      .selectAll()
      .where('platform', '=', platform)
      .where('next_due_at', '<=', now)
      .orderBy('next_due_at')
      .limit(limit),
  ).execute();
  const claims: Claim[] = [];
  for (const dueRow of due) {
    const { subscription, lookAgainAt } = readSubscription(dueRow, onUnreadable);
    const { delivery, nextDueAt } = subscription ? plan(subscription) : { delivery: undefined, nextDueAt: lookAgainAt };
    const ofChannel = { platform, channel: dueRow.channel };
    const row: DeliveryRow | undefined = delivery && {
      ...ofChannel,
      date: delivery.date,
      due_at: delivery.dueAt,
      fact: delivery.fact,
      state: 'open',
      ready_at: now + leaseMs,
      worker,
      attempts: 1,
      unknowns: 0,
      first_claimed_at: now,
      sent_at: now,
      refused_at: null,
      message: null,
      posted_at: null,
      problem: null,
    };
    const isNew = row !== undefined && (await insertOrNothing(transaction, row));
    if (isNew && subscription) claims.push(claimOf({ ...row, sent_at: null }, subscription));
    await transaction
      .updateTable('subscriptions')
      .set({
        next_due_at: nextDueAt,
        ...(delivery && { last_date: delivery.date }),
        ...(isNew && { deck: JSON.stringify(delivery?.rotation) }),
      })
      .where('platform', '=', platform)
      .where('channel', '=', dueRow.channel)
      .execute();
  }
  return claims;
}

async function insertOrNothing(transaction: Transaction<Tables>, row: DeliveryRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('deliveries')
    .values(row)
    .onConflict((conflict) => conflict.columns(['platform', 'channel', 'date']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** @param row With what was sent before this claim. */
function claimOf(row: DeliveryRow, subscription: Claim['subscription']): Claim {
  return {
    ...deliveryOf(row, subscription.channel.space),
    subscription,
    leaseUntil: row.ready_at,
    sentAt: row.sent_at ?? undefined,
    refusedAt: row.refused_at ?? undefined,
  };
}

const topics = z.array(z.string());
const state = z.enum(['on', 'off', 'paused']);
const deliveryState = z.enum(['open', 'posted', 'given-up']);
const rotation = z.object({
  seed: z.string(),
  round: z.number(),
  shown: z.array(z.string()),
  before: z.array(z.string()),
});

export function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    channel: { platform: row.platform, id: row.channel, space: row.space ?? undefined },
    schedule: { time: row.time, zone: row.zone, days: Array.from(row.days, Number) },
    topics: topics.parse(JSON.parse(row.topics)),
    language: row.language ?? undefined,
    card: row.card === 1,
    setBy: row.set_by,
    changedAt: row.changed_at,
    state: state.parse(row.state),
    problem: row.problem ?? undefined,
    lastDate: row.last_date ?? undefined,
    nextDueAt: row.next_due_at ?? undefined,
    rotation: rotationOf(row.deck),
  };
}

/** A row that somebody has changed by hand, or a newer version has written, keeps no other channel from its posts. */
function readSubscription(
  row: SubscriptionRow,
  onUnreadable: ClaimRequest['onUnreadable'],
):
  | { readonly subscription: Subscription; readonly lookAgainAt?: undefined }
  | { readonly subscription?: undefined; readonly lookAgainAt: number } {
  try {
    return { subscription: subscriptionOf(row) };
  } catch (error) {
    const channel = { platform: row.platform, id: row.channel, space: row.space ?? undefined };
    return { lookAgainAt: onUnreadable(channel, error) };
  }
}

/** The rotation; undefined for one that cannot be read. */
function readableRotation(json: string): Rotation | undefined {
  try {
    return rotationOf(json);
  } catch {
    return undefined;
  }
}

export function rotationOf(json: string): Rotation {
  return rotation.parse(JSON.parse(json));
}

function deliveryOf(row: DeliveryRow, space: string | undefined): Delivery {
  return {
    channel: { platform: row.platform, id: row.channel, space },
    date: row.date,
    dueAt: row.due_at,
    fact: row.fact,
    state: deliveryState.parse(row.state),
    attempts: row.attempts,
    unknownOutcomes: row.unknowns,
    firstClaimedAt: row.first_claimed_at,
    message: row.message ?? undefined,
    postedAt: row.posted_at ?? undefined,
    problem: row.problem ?? undefined,
  };
}
