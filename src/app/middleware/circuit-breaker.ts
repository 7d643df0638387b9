import { withTimeout } from '../../util/timeout.ts';

/** Longer than a store that works takes for a single row, and no longer than somebody waits for it. */
const SLOW_MS = 500;
/** Milliseconds for which a store in trouble is still waited for. */
const PROBE_MS = 100;

export interface CircuitBreaker {
  /**
   * The same verb of the store, for answers that can do without it. While any verb is in trouble nobody waits longer
   * than a tenth of a second; for one that is in trouble itself only one caller at a time finds out whether it still
   * is, and the others are refused at once. A verb is in trouble once it fails or takes half a second, until it works.
   */
  readonly guard: <Given extends unknown[], T>(
    verb: (...given: Given) => Promise<T>,
  ) => (...given: Given) => Promise<T>;
}

/** Keeps answers from waiting again and again for a store that is known to be in trouble. */
export function createCircuitBreaker(): CircuitBreaker {
  const inTrouble = new Set<symbol>();

  /** Notes how it ended, or that it has not ended in time. */
  async function watch<T>(verb: symbol, work: Promise<T>): Promise<T> {
    let isSlow = false;
    const slow = setTimeout(() => {
      isSlow = true;
      inTrouble.add(verb);
    }, SLOW_MS).unref();
    try {
      const result = await work;
      if (!isSlow) inTrouble.delete(verb);
      return result;
    } catch (error) {
      inTrouble.add(verb);
      throw error;
    } finally {
      clearTimeout(slow);
    }
  }

  return {
    guard: (verb) => {
      const name = Symbol(verb.name);
      let isProbing = false;

      return async (...given) => {
        if (inTrouble.size === 0) return await watch(name, verb(...given));
        if (!inTrouble.has(name)) return await soon(watch(name, verb(...given)));
        if (isProbing) throw new Error('The store is in trouble and was not asked.');
        isProbing = true;
        return await soon(
          watch(name, verb(...given)).finally(() => {
            isProbing = false;
          }),
        );
      };
    },
  };
}

/** @throws Error if it takes longer than a store in trouble is waited for. */
function soon<T>(work: Promise<T>): Promise<T> {
  return withTimeout(work, PROBE_MS, () => {
    throw new Error(`The store is in trouble and did not answer within ${PROBE_MS} ms.`);
  });
}
