import type { Log } from '../../../ops/log.ts';

/**
 * Tells Slack that something arrived, before anything else is done: Slack waits three seconds. A connection that broke
 * meanwhile is no reason not to answer.
 */
export function acknowledge(ack: () => Promise<void>, log: Log): void {
  ack().catch((error: unknown) => log.warn({ error: String(error) }, 'Slack could not be told that something arrived'));
}
