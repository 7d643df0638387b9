import type { MessageIdentity } from '../../chat/invocation.ts';
import { withTimeout } from '../../util/timeout.ts';

/** What several processes remember together. */
export interface SeenMessages {
  /** Remembers the message for at least ten minutes; whether it was not yet remembered. May fail or take for ever. */
  readonly firstSight: (message: MessageIdentity) => Promise<boolean>;
}

export interface DeduplicatorOptions {
  readonly shared: SeenMessages;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called when the shared memory failed or did not answer in time; the message is answered all the same. */
  readonly report: (error: unknown) => void;
}

/** Slack redelivers within ten minutes (https://docs.slack.dev/apis/events-api#retries). */
const REMEMBER_MS = 15 * 60_000;
/** More messages than a process answers in that time; beyond it the oldest are forgotten. */
const MOST_REMEMBERED = 20_000;
/** Both platforms want an answer within three seconds, of which the answer itself needs next to nothing. */
const TIMEOUT_MS = 1_000;

/**
 * Returns whether a message is seen for the first time: socket reconnections replay messages, a mention also arrives as a
 * message, and several processes may receive the same one. What cannot be found out in a second counts as new: better two
 * answers than none.
 */
export function createDeduplicator({
  shared,
  now,
  report,
}: DeduplicatorOptions): (message: MessageIdentity) => Promise<boolean> {
  const remembered = new Map<string, number>();

  function isNewHere({ platform, channel, message }: MessageIdentity): boolean {
    const key = JSON.stringify([platform, channel, message]);
    const until = now();
    for (const [old, at] of remembered) {
      if (at + REMEMBER_MS > until && remembered.size < MOST_REMEMBERED) break;
      remembered.delete(old);
    }
    if (remembered.has(key)) return false;
    remembered.set(key, until);
    return true;
  }

  return async (message) => {
    if (!isNewHere(message)) return false;
    try {
      return await withTimeout(shared.firstSight(message), TIMEOUT_MS, () => {
        throw new Error(`The store did not say within ${TIMEOUT_MS} ms whether a message is new.`);
      });
    } catch (error) {
      report(error);
      return true;
    }
  };
}
