import { type FactProfile, STATED } from './document.ts';
import type { Term } from './lexicon.ts';

/** As many questions as count for what is known of a word beforehand. */
const BEFOREHAND = 2;

/**
 * Learns from the example questions of a pack which words bind: a word that the facts asked about with it mostly state
 * ("fee", "railway") must be carried by the answer, one that they mostly do not ("runs", "exactly", "registered") is a way
 * of asking.
 */
export function createSpecificity() {
  const asked = new Map<string, { times: number; stated: number }>();
  return {
    /** Passes the profiles of the facts on and learns from each. */
    *learnFrom(profiles: Iterable<FactProfile>): Generator<FactProfile> {
      for (const profile of profiles) {
        for (const example of profile.examples) {
          for (const key of new Set(example.filter(isContent).map((term) => term.key))) {
            const seen = asked.get(key) ?? { times: 0, stated: 0 };
            asked.set(key, seen);
            seen.times++;
            if ((profile.terms.get(key)?.flags ?? 0) & STATED) seen.stated++;
          }
        }
        yield profile;
      }
    },
    /** How much the word binds, from 0 to 1; `beforehand` is what is known of it without the questions. */
    of: (key: string, beforehand: number): number => {
      const { times, stated } = asked.get(key) ?? { times: 0, stated: 0 };
      return (stated + BEFOREHAND * beforehand) / (times + BEFOREHAND);
    },
  };
}

function isContent({ weight, token }: Term): boolean {
  return weight === 1 && token.kind === 'word';
}
