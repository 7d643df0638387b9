import { setTimeout as wait } from 'node:timers/promises';
import { StoreError, StoreUnusable, troubleOf } from './error.ts';

/** How often something is tried that another process was in the way of, and the milliseconds between. */
const TRIES = 40;
const PAUSE_MS = 25;

/**
 * Runs one verb of the store, which is a statement or a transaction and can therefore be repeated as a whole.
 * @throws StoreError for whatever goes wrong.
 */
export async function guarded<T>(verb: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await verb();
    } catch (error) {
      if (error instanceof StoreError || error instanceof StoreUnusable) throw error;
      const trouble = troubleOf(error);
      if (trouble !== 'busy' || tries === TRIES) throw new StoreError(trouble, error);
      await wait(PAUSE_MS * (1 + (tries % 3)));
    }
  }
}
