import { setTimeout as wait } from 'node:timers/promises';
import { failureOf } from './errors.ts';

/** Short enough that an answer still comes in time. */
const WAITS_MS = [150, 600];

/**
 * Sends a request again when the connection broke or Discord was out of order. Only for requests of which a second one
 * does no harm. If Discord says that a later one was answered already, an earlier one had arrived.
 */
export async function persistently(request: () => Promise<unknown>): Promise<void> {
  for (const [attempt, pause] of [...WAITS_MS, undefined].entries()) {
    try {
      await request();
      return;
    } catch (error) {
      const { kind } = failureOf(error);
      if (kind === 'answered' && attempt > 0) return;
      if (kind !== 'unreachable' || pause === undefined) throw error;
      await wait(pause);
    }
  }
}
