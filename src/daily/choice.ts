import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';

const LEAP_DAY = '-02-29';

/** Ids of the facts from which a channel with these topics draws; all if it names none. */
export function eligibleFacts(pack: Pack, topics: readonly string[]): readonly string[] {
  const facts = topics.length === 0 ? pack.facts : topics.flatMap((topic) => pack.factsOfTopic(topic));
  return facts.map(({ id }) => id);
}

/** Ids of the facts that tell of an event on this day of the year, in an earlier year. */
export function anniversaries(pack: Pack, date: string): readonly string[] {
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
