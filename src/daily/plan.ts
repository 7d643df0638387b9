import type { Pack } from '../facts/pack.ts';
import type { Plan } from '../store/store.ts';
import type { Subscription } from '../store/subscription.ts';
import { anniversaries, eligibleFacts } from './choice.ts';
import { type Draw, draw } from './deck.ts';
import { nextDue } from './schedule.ts';

/**
 * What to do for a subscription at a moment: the post that is due and its fact, if there is any, and when to look again.
 * @param windowMs For how long after its time a post is still made.
 */
export function planDelivery(subscription: Subscription, pack: Pack, now: number, windowMs: number): Plan {
  const { schedule, changedAt } = subscription;
  const due = nextDue(schedule, subscription, { now, windowMs });
  if (due.at > now) return { delivery: undefined, nextDueAt: due.at };
  const nextDueAt = nextDue(schedule, { lastDate: due.date, changedAt }, { now, windowMs }).at;
  const drawn = drawFor(subscription, pack, due.date);
  return {
    nextDueAt,
    delivery: drawn && { date: due.date, dueAt: due.at, fact: drawn.fact, deck: drawn.deck },
  };
}

/** Draws for a local date; undefined if there is no fact of the subscription's topics any more. */
export function drawFor(
  { deck, topics }: Pick<Subscription, 'deck' | 'topics'>,
  pack: Pack,
  date: string,
): Draw | undefined {
  return draw(deck, eligibleFacts(pack, topics), anniversaries(pack, date));
}
