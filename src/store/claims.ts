import type { Transaction } from 'kysely';
import type { Claim } from '../daily/types.ts';
import type { Engine } from './engine.ts';
import { deliveryOf, subscriptionOf } from './rows.ts';
import type { DeliveryRow, Tables } from './schema.ts';
import type { ClaimRequest } from './store.ts';

/** See Deliveries.claimDeliveries. */
export async function claimDeliveries(engine: Engine, request: ClaimRequest): Promise<readonly Claim[]> {
  return await engine.transact(async (transaction) => {
    const again = await claimOpen(engine, transaction, request);
    const rest = request.limit - again.length;
    return rest > 0 ? [...again, ...(await claimDue(engine, transaction, { ...request, limit: rest }))] : again;
  });
}

/** Deliveries that were begun: whoever had them is gone, or asked for them to be tried again now. */
async function claimOpen(
  { lockFree }: Engine,
  transaction: Transaction<Tables>,
  { platform, worker, now, leaseMs, limit }: ClaimRequest,
): Promise<Claim[]> {
  const ready = await lockFree(
    transaction
      .selectFrom('deliveries')
      .selectAll()
      .where('platform', '=', platform)
      .where('state', '=', 'open')
      .where('ready_at', '<=', now)
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
  const byChannel = new Map(subscriptions.map((row) => [row.channel, subscriptionOf(row)]));
  const claims: Claim[] = [];
  for (const row of ready) {
    const subscription = byChannel.get(row.channel);
    if (!subscription) continue;
    const attempts = row.attempts + 1;
    await transaction
      .updateTable('deliveries')
      .set({ worker, attempts, ready_at: now + leaseMs })
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
  { platform, worker, now, leaseMs, limit, plan }: ClaimRequest,
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
    const subscription = subscriptionOf(dueRow);
    const { delivery, nextDueAt } = plan(subscription);
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
      message: null,
      posted_at: null,
      problem: null,
    };
    const isNew = row !== undefined && (await insertOrNothing(transaction, row));
    if (isNew) claims.push(claimOf(row, subscription));
    await transaction
      .updateTable('subscriptions')
      .set({
        next_due_at: nextDueAt,
        ...(delivery && { last_date: delivery.date }),
        ...(isNew && { deck: JSON.stringify(delivery?.deck) }),
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

function claimOf(row: DeliveryRow, subscription: Claim['subscription']): Claim {
  return { ...deliveryOf(row, subscription.channel.space), subscription, leaseUntil: row.ready_at };
}
