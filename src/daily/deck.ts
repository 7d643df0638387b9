import { hash } from 'node:crypto';
import type { Deck } from '../store/subscription.ts';

/** After all facts have been shown, so many of the last ones wait until others have been shown again. */
const MOST_WAITING = 30;

export interface Draw {
  readonly fact: string;
  /** The deck without it. */
  readonly deck: Deck;
}

/**
 * Draws the next fact for a channel: in an order of the channel's own, each of the eligible facts once before any comes
 * again. A fact that is new takes its place among those still to come; one that is gone is left out.
 * @param eligible Ids of the facts that may be shown.
 * @param first Of them, those that are preferred today.
 * @returns undefined if no fact is eligible.
 */
export function draw(deck: Deck, eligible: readonly string[], first: readonly string[] = []): Draw | undefined {
  if (eligible.length === 0) return undefined;
  const shown = new Set(deck.shown);
  const left = eligible.filter((fact) => !shown.has(fact));
  if (left.length === 0) return draw(shuffled(deck, eligible), eligible, first);
  const waiting = new Set(deck.before.slice(deck.shown.length));
  const rested = left.filter((fact) => !waiting.has(fact));
  const candidates = rested.length > 0 ? rested : left;
  const preferred = candidates.filter((fact) => first.includes(fact));
  const fact = firstOf(deck, preferred.length > 0 ? preferred : candidates);
  return fact === undefined ? undefined : { fact, deck: { ...deck, shown: [...deck.shown, fact] } };
}

/** The deck with a fact in it again that was drawn but not shown after all. */
export function putBack(deck: Deck, fact: string): Deck {
  return { ...deck, shown: deck.shown.filter((other) => other !== fact) };
}

/** How many of the eligible facts are still to come before the first one comes again. */
export function leftIn(deck: Deck, eligible: readonly string[]): number {
  const shown = new Set(deck.shown);
  return eligible.filter((fact) => !shown.has(fact)).length;
}

/** All facts again, in another order. */
function shuffled(deck: Deck, eligible: readonly string[]): Deck {
  const waiting = Math.min(MOST_WAITING, Math.floor(eligible.length / 2));
  return { ...deck, round: deck.round + 1, shown: [], before: waiting === 0 ? [] : deck.shown.slice(-waiting) };
}

/** The first of them in a permutation that a fact more or less does not change for the others. */
function firstOf({ seed, round }: Deck, facts: readonly string[]): string | undefined {
  return facts
    .map((fact) => ({ fact, place: hash('sha256', `${seed}/${round}/${fact}`) }))
    .reduce<{ fact: string; place: string } | undefined>(
      (first, other) => (first && first.place < other.place ? first : other),
      undefined,
    )?.fact;
}
