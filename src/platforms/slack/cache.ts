interface CacheSettings<V> {
  readonly load: (key: string) => Promise<V>;
  /** Milliseconds for which a value may be used. */
  readonly ttlMs: number;
  /** The most values kept; beyond it the oldest goes. */
  readonly most: number;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
}

/** Remembers values for a while; those who ask for the same one meanwhile wait for the same load. Failures are not kept. */
export function createCache<V>({ load, ttlMs, most, now }: CacheSettings<V>): (key: string) => Promise<V> {
  const kept = new Map<string, { readonly value: Promise<V>; readonly until: number }>();
  return (key) => {
    const hit = kept.get(key);
    if (hit && hit.until > now()) return hit.value;
    kept.delete(key);
    for (const oldest of kept.keys()) {
      if (kept.size < most) break;
      kept.delete(oldest);
    }
    const value = load(key);
    const entry = { value, until: now() + ttlMs };
    kept.set(key, entry);
    value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return value;
  };
}
