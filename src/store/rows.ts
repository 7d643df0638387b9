import { z } from 'zod';
import type { Deck, Delivery, Subscription } from '../daily/types.ts';
import type { DeliveryRow, SubscriptionRow } from './schema.ts';

const topics = z.array(z.string());
const state = z.enum(['on', 'off', 'paused']);
const deliveryState = z.enum(['open', 'posted', 'given-up']);
const deck = z.object({
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
    deck: deckOf(row.deck),
  };
}

export function deckOf(json: string): Deck {
  return deck.parse(JSON.parse(json));
}

export function deliveryOf(row: DeliveryRow, space: string | undefined): Delivery {
  return {
    channel: { platform: row.platform, id: row.channel, space },
    date: row.date,
    dueAt: row.due_at,
    fact: row.fact,
    state: deliveryState.parse(row.state),
    attempts: row.attempts,
    unknowns: row.unknowns,
    firstClaimedAt: row.first_claimed_at,
    message: row.message ?? undefined,
    postedAt: row.posted_at ?? undefined,
    problem: row.problem ?? undefined,
  };
}
