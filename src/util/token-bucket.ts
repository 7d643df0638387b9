/** How much is let through: so many at once, and so many a second in the long run. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

interface BucketOptions extends Rate {
  /** Buckets kept; beyond it the one that was used longest ago is forgotten, which fills it. */
  readonly most: number;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
}

/**
 * Token buckets by key, in memory.
 * @returns What takes a token: 0 if there was one, otherwise the milliseconds until there is one.
 */
export function createBuckets({ burst, perSecond, most, now }: BucketOptions): (key: string) => number {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();

  function forgetOldest(): void {
    for (const key of buckets.keys()) {
      if (buckets.size < most) return;
      buckets.delete(key);
    }
  }

  return (key) => {
    const at = now();
    const known = buckets.get(key);
    const tokens = known ? Math.min(burst, known.tokens + ((at - known.at) / 1000) * perSecond) : burst;
    const isLetThrough = tokens >= 1;
    // In the order of their use: a key that is deleted and set comes last.
    buckets.delete(key);
    forgetOldest();
    buckets.set(key, { tokens: isLetThrough ? tokens - 1 : tokens, at });
    return isLetThrough ? 0 : ((1 - tokens) / perSecond) * 1000;
  };
}
