interface Pace {
  /** How many at once somebody may do who was idle before. */
  readonly burst: number;
  readonly perSecond: number;
}

/** More people than a playground has; beyond it those who came first start anew. */
const MOST_PEOPLE = 1_000;

/**
 * Makes what tells whether a person may do one more thing now: a token bucket for each.
 * @param now Milliseconds, from a clock that never goes back.
 */
export function createPace({ burst, perSecond }: Pace, now: () => number): (person: string) => boolean {
  const buckets = new Map<string, { tokens: number; at: number }>();

  return (person) => {
    const at = now();
    const known = buckets.get(person);
    const tokens = known ? Math.min(burst, known.tokens + ((at - known.at) / 1000) * perSecond) : burst;
    buckets.delete(person);
    buckets.set(person, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    const [oldest] = buckets.keys();
    if (buckets.size > MOST_PEOPLE && oldest !== undefined) buckets.delete(oldest);
    return tokens >= 1;
  };
}
