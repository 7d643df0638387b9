import type { Store } from './store.ts';

const DAY_MS = 86_400_000;
/** Messages are redelivered for ten minutes at most. */
const MESSAGES_MS = 3_600_000;
/** A year and a month of posts can be looked up. */
const DELIVERIES_MS = 400 * DAY_MS;
/** Who votes has just read the answer. */
const ANSWERED_MS = DAY_MS;

interface Retention {
  /** Days for which a question is kept after it was asked last. */
  readonly questionDays: number;
}

/** Forgets what is too old to be asked for, or may not be kept any longer. @throws StoreError */
export async function tidyUp(store: Store, now: number, { questionDays }: Retention): Promise<void> {
  await store.forgetMessages(now - MESSAGES_MS);
  await store.forgetDeliveries(now - DELIVERIES_MS);
  await store.forgetQuestions(new Date(now - questionDays * DAY_MS).toISOString().slice(0, 10));
  await store.forgetAnswered(questionDays === 0 ? now : now - ANSWERED_MS);
}
