import { setTimeout as wait } from 'node:timers/promises';
import { failureOf } from './errors.ts';

/** Short enough that an answer still comes in time. */
const WAITS_MS = [150, 600];

/**
 * Sends a request again when the connection broke or Discord was out of order. Only for requests of which a second one
 * does no harm. If Discord says that a later one was answered already, an earlier one had arrived.
 */
export async function persistently(request: () => Promise<unknown>): Promise<void> {
  for (const pause of WAITS_MS) {
    try {
      await request();
      return;
    } catch (error) {
      if (failureOf(error).kind !== 'unreachable') throw error;
      await wait(pause);
    }
  }
  await request();
}
