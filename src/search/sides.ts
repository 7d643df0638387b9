import type { Pack } from '../facts/pack.ts';
import type { TraitsOf } from './constraints.ts';
import type { FactProfile } from './document.ts';
import type { Side } from './index.ts';

/** Fewer cases say nothing. */
const ENOUGH = 3;
/** The share of cases from which on a relation names one side. */
const MOSTLY = 0.75;

/**
 * Learns which side of a fact a relation names, from the example questions of facts that say who acts and whom it
 * concerns: the German of "German exports" sells, that of "German visa" lets in.
 */
export function createSides(pack: Pack, traitsOf: TraitsOf) {
  const subjectOf = new Map(pack.subjects.flatMap((forms, at) => forms.map((form) => [form, at] as const)));
  const cases = new Map<string, { from: number; to: number }>();

  return {
    /** Passes the profiles of the pack's facts on, in order, and learns from each. */
    *learnFrom(profiles: Iterable<FactProfile>): Generator<FactProfile> {
      let at = 0;
      for (const profile of profiles) {
        const fact = pack.facts[at++];
        const from = subjectOf.get(fact?.from ?? '');
        const to = subjectOf.get(fact?.to ?? '');
        if (from !== to) {
          for (const text of profile.examples) {
            for (const direction of traitsOf(text).directions) {
              const [relation, subject] = partsOf(direction);
              const seen = cases.get(relation) ?? { from: 0, to: 0 };
              cases.set(relation, seen);
              if (subject === from) seen.from++;
              if (subject === to) seen.to++;
            }
          }
        }
        yield profile;
      }
    },
    of: (direction: string): Side | undefined => {
      const seen = cases.get(partsOf(direction)[0]);
      if (!seen || seen.from + seen.to < ENOUGH) return undefined;
      const share = seen.from / (seen.from + seen.to);
      return share >= MOSTLY ? 'from' : share <= 1 - MOSTLY ? 'to' : undefined;
    },
  };
}

function partsOf(direction: string): [relation: string, subject: number] {
  const colon = direction.lastIndexOf(':');
  return [direction.slice(0, colon), Number(direction.slice(colon + 1))];
}
