import type { ExpressionBuilder, Transaction } from 'kysely';
import type { ClaimRequest } from '../daily/daily-store.ts';
import type { Claim } from '../daily/types.ts';
import { claimOf, readSubscription } from './daily-rows.ts';
import type { Engine } from './engine.ts';
import type { DeliveryRow, Tables } from './schema.ts';

/** Has a delivery that was put off. */
export const NOBODY = '';
/** Nothing is put off for longer. */
const FARTHEST_MS = 3_600_000;

/** Put off by a clock that was wrong: it would wait for the time to come again. While somebody has it, nobody can tell. */
export function isMisdated(row: ExpressionBuilder<Tables, 'deliveries'>, now: number) {
  return row.and([row('worker', '=', NOBODY), row('ready_at', '>', now + FARTHEST_MS)]);
}

/** See Deliveries.claimDeliveries. */
export async function claimDeliveries(engine: Engine, request: ClaimRequest): Promise<readonly Claim[]> {
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
