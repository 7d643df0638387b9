import { z } from 'zod';
import type { ClaimRequest } from '../daily/daily-store.ts';
import type { Claim, Delivery, Rotation, Subscription } from '../daily/types.ts';
import type { DeliveryRow, SubscriptionRow } from './schema.ts';

/** @param row With what was sent before this claim. */
export function claimOf(row: DeliveryRow, subscription: Claim['subscription']): Claim {
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
export function readSubscription(
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
export function readableRotation(json: string): Rotation | undefined {
  try {
    return rotationOf(json);
  } catch {
    return undefined;
  }
}

export function rotationOf(json: string): Rotation {
  return rotation.parse(JSON.parse(json));
}

export function deliveryOf(row: DeliveryRow, space: string | undefined): Delivery {
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
