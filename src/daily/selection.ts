import { hash } from 'node:crypto';
import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { Plan } from './daily-store.ts';
import { nextDue } from './schedule.ts';
import type { Rotation, Subscription } from './types.ts';

/**
 * What to do for a subscription at a moment: the post that is due and its fact, if there is any, and when to look again.
 * @param windowMs For how long after its time a post is still made.
 */
export function planDelivery(subscription: Subscription, pack: Pack, now: number, windowMs: number): Plan {
  const { schedule, changedAt } = subscription;
  const due = nextDue(schedule, subscription, { now, windowMs });
  if (due.at > now) return { delivery: undefined, nextDueAt: due.at };
  const nextDueAt = nextDue(schedule, { lastDate: due.date, changedAt }, { now, windowMs }).at;
  const drawn = takeNext(subscription, pack, due.date);
  return {
    nextDueAt,
    delivery: drawn && { date: due.date, dueAt: due.at, fact: drawn.fact, rotation: drawn.rotation },
  };
}

/** Draws for a local date; undefined if there is no fact of the subscription's topics any more. */
export function takeNext(
  { rotation, topics }: Pick<Subscription, 'rotation' | 'topics'>,
  pack: Pack,
  date: string,
): Taken | undefined {
  return takeFrom(rotation, eligibleFacts(pack, topics), anniversaries(pack, date));
}

const LEAP_DAY = '-02-29';

/**
 * Ids of the facts from which a channel with these topics draws; all if it names none. What the pack gives a low
 * prominence is answered when asked for, but is never the fact of the day.
 */
export function eligibleFacts(pack: Pack, topics: readonly string[]): readonly string[] {
  const facts = topics.length === 0 ? pack.facts : topics.flatMap((topic) => pack.factsOfTopic(topic));
  return facts.filter(({ prominence }) => prominence !== 'low').map(({ id }) => id);
}

/** Ids of the facts that tell of an event on this day of the year, in an earlier year. */
function anniversaries(pack: Pack, date: string): readonly string[] {
  return pack.facts.filter((fact) => anniversaryYear(fact, date) !== undefined).map(({ id }) => id);
}

/**
 * The year of which a date is the anniversary for this fact. A fact tells of an event if its statement gives the day;
 * the others were only true or published on that date. What happened on a 29 February is remembered on the 28th where
 * there is none.
 */
export function anniversaryYear({ date: happened, statement }: Fact, date: string): number | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(happened ?? '')?.[0];
  // Most facts are told apart without a calendar, which takes longer.
  if (day === undefined || ![date.slice(4), LEAP_DAY].includes(day.slice(4))) return undefined;
  const event = Temporal.PlainDate.from(day);
  const today = Temporal.PlainDate.from(date);
  if (event.year >= today.year || !event.toPlainMonthDay().toPlainDate({ year: today.year }).equals(today)) {
    return undefined;
  }
  const numbers = statement.match(/\d+/g)?.map(Number) ?? [];
  return numbers.includes(event.day) && numbers.includes(event.year) ? event.year : undefined;
}

/** After all facts have been shown, so many of the last ones wait until others have been shown again. */
const MOST_WAITING = 30;

export interface Taken {
  readonly fact: string;
  /** The rotation without it. */
  readonly rotation: Rotation;
}

/**
 * Draws the next fact for a channel: in an order of the channel's own, each of the eligible facts once before any comes
 * again. A fact that is new takes its place among those still to come; one that is gone is left out.
 * @param eligible Ids of the facts that may be shown.
 * @param first Of them, those that are preferred today.
 * @returns undefined if no fact is eligible.
 */
export function takeFrom(
  rotation: Rotation,
  eligible: readonly string[],
  first: readonly string[] = [],
): Taken | undefined {
  if (eligible.length === 0) return undefined;
  const shown = new Set(rotation.shown);
  const left = eligible.filter((fact) => !shown.has(fact));
  if (left.length === 0) return takeFrom(shuffled(rotation, eligible), eligible, first);
  const waiting = new Set(rotation.before.slice(rotation.shown.length));
  const rested = left.filter((fact) => !waiting.has(fact));
  const candidates = rested.length > 0 ? rested : left;
  const preferred = candidates.filter((fact) => first.includes(fact));
  const fact = firstOf(rotation, preferred.length > 0 ? preferred : candidates);
  return fact === undefined ? undefined : { fact, rotation: { ...rotation, shown: [...rotation.shown, fact] } };
}

/** The rotation with a fact in it again that was drawn but not shown after all. */
export function unuse(rotation: Rotation, fact: string): Rotation {
  return { ...rotation, shown: rotation.shown.filter((other) => other !== fact) };
}

/** How many of the eligible facts are still to come before the first one comes again. */
export function leftIn(rotation: Rotation, eligible: readonly string[]): number {
  const shown = new Set(rotation.shown);
  return eligible.filter((fact) => !shown.has(fact)).length;
}

/** All facts again, in another order. */
function shuffled(rotation: Rotation, eligible: readonly string[]): Rotation {
  const waiting = Math.min(MOST_WAITING, Math.floor(eligible.length / 2));
  return {
    ...rotation,
    round: rotation.round + 1,
    shown: [],
    before: waiting === 0 ? [] : rotation.shown.slice(-waiting),
  };
}

/** The first of them in a permutation that a fact more or less does not change for the others. */
function firstOf({ seed, round }: Rotation, facts: readonly string[]): string | undefined {
  return facts
    .map((fact) => ({ fact, place: hash('sha256', `${seed}/${round}/${fact}`) }))
    .reduce<{ fact: string; place: string } | undefined>(
      (first, other) => (first && first.place < other.place ? first : other),
      undefined,
    )?.fact;
}
