import type { Store } from './store.ts';

/** Messages are redelivered for ten minutes at most. */
const MESSAGES_MS = 3_600_000;
/** A year and a month of posts can be looked up. */
const DELIVERIES_MS = 400 * 86_400_000;

/** Forgets what is too old to be asked for. @throws StoreError */
export async function tidyUp(store: Store, now: number): Promise<void> {
  await store.forgetMessages(now - MESSAGES_MS);
  await store.forgetDeliveries(now - DELIVERIES_MS);
}
