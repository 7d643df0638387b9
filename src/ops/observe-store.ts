import { StoreError } from '../store/error.ts';
import type { Store } from '../store/store.ts';
import type { Metrics } from './metrics.ts';

interface ObservedStore {
  readonly store: Store;
  /** What kept the store from doing what it was last asked; undefined if nothing did. */
  readonly trouble: () => string | undefined;
}

/**
 * Times every verb of a store and counts those that failed.
 * @param now Milliseconds since any fixed moment.
 */
export function observeStore(
  store: Store,
  metrics: Pick<Metrics, 'storeVerb' | 'storeError'>,
  now: () => number,
): ObservedStore {
  let trouble: string | undefined;

  async function observe(verb: string, work: () => unknown): Promise<unknown> {
    const began = now();
    try {
      const result = await work();
      trouble = undefined;
      return result;
    } catch (error) {
      trouble = error instanceof StoreError ? error.trouble : 'broken';
      metrics.storeError(verb, trouble);
      throw error;
    } finally {
      metrics.storeVerb(verb, now() - began);
    }
  }

  return {
    trouble: () => trouble,
    store: new Proxy(store, {
      get: (target, name, receiver) => {
        const verb: unknown = Reflect.get(target, name, receiver);
        return typeof verb === 'function'
          ? (...given: unknown[]) => observe(String(name), () => Reflect.apply(verb, target, given))
          : verb;
      },
    }),
  };
}
