import type { ReadPack } from '../load.ts';
import type { Pack } from '../pack.ts';
import type { Problem } from '../problem.ts';
import type { Fact } from '../schema.ts';

/** What a rule looks at. The day is an argument, so that a test can choose it. */
export interface Linted extends Pick<ReadPack, 'locations' | 'conflictLine' | 'localePlaces'> {
  readonly pack: Pack;
  readonly today: Temporal.PlainDate;
}

export type Rule = (linted: Linted) => readonly Problem[];

/** Makes a rule that looks at each fact by itself and says what is wrong with it. */
export function factRule(rule: string, check: (fact: Fact, linted: Linted) => readonly string[]): Rule {
  return (linted) =>
    linted.pack.facts.flatMap((fact) => check(fact, linted).map((message) => problemOf(linted, fact, rule, message)));
}

export function problemOf(
  { locations }: Pick<Linted, 'locations'>,
  fact: Fact,
  rule: string,
  message: string,
): Problem {
  return { ...(locations.get(fact.id) ?? { file: '.', line: 1 }), rule, message: `${fact.id}: ${message}` };
}
