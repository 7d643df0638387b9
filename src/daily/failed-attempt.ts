import { backoff } from '../util/retry.ts';
import type { DeliveryOptions, Outcome } from './deliver.ts';
import { unuse } from './selection.ts';
import type { Claim, PostFailure } from './types.ts';

type Circumstances = Pick<DeliveryOptions, 'store' | 'clock' | 'random'>;

/** Most outages are over in seconds; what nobody foresaw is given more time, since it is tried only a few times. */
const FIRST_PAUSE_MS: Readonly<Record<Exclude<PostFailure, 'permanent'>, number>> = {
  later: 2_000,
  unauthorized: 2_000,
  unclear: 2_000,
  unknown: 10_000,
};
const LONGEST_PAUSE_MS = 600_000;
/** Where a platform asks to wait for longer, it says so again. */
const FARTHEST_MS = 1_800_000;

/** Milliseconds between two times that a platform says that a channel takes no posts: it may say so by mistake for some. */
const CERTAIN_AFTER_MS = 180_000;
/** If more channels than this were first refused within the same minute, it is hardly a matter of the channels. */
const MOST_REFUSED = 5;
const MINUTE_MS = 60_000;
/** What a platform says for so long it means, of however many channels. */
const MEANT_AFTER_MS = 6 * 3_600_000;

interface Again {
  readonly readyAt: number;
  readonly problem: string;
  readonly sentAt: number | undefined;
  readonly unknown?: boolean;
  /** As it was, if left out. */
  readonly refusedAt?: number;
}

/** Notes when the delivery is to be tried again. */
export async function postpone(
  claim: Claim,
  { readyAt, problem, sentAt, unknown = false, refusedAt = claim.refusedAt }: Again,
  { store, clock }: Pick<Circumstances, 'store' | 'clock'>,
): Promise<Outcome> {
  await store.postponeDelivery(claim, {
    readyAt: Math.ceil(Math.min(readyAt, clock.now() + FARTHEST_MS)),
    problem,
    unknown,
    sentAt,
    refusedAt,
  });
  return { kind: 'postponed', problem };
}

/**
 * The platform says that this channel takes no posts of ours. It is believed the second time, some minutes later, and not
 * of many channels at once; then the daily fact is paused there, unless somebody has set it up again meanwhile.
 */
export async function refuse(
  claim: Claim,
  problem: string,
  sentAt: number | undefined,
  { store, clock, random }: Circumstances,
): Promise<Outcome> {
  const { channel, subscription, attempts } = claim;
  const now = clock.now();
  const refusedAt = (claim.refusedAt ?? 0) >= subscription.changedAt ? claim.refusedAt : undefined;
  const waitMs = CERTAIN_AFTER_MS * (1 + random());
  if (refusedAt === undefined || now < refusedAt + CERTAIN_AFTER_MS) {
    return await postpone(
      claim,
      { readyAt: now + waitMs, problem, sentAt, refusedAt: refusedAt ?? now },
      { store, clock },
    );
  }
  const refused = await store.countRefused(channel.platform, refusedAt - MINUTE_MS / 2, refusedAt + MINUTE_MS / 2);
  if (refused > MOST_REFUSED && now < refusedAt + MEANT_AFTER_MS) {
    const readyAt = now + Math.max(waitMs, pauseAfter(attempts, 'unknown', 0, random));
    await postpone(claim, { readyAt, problem, sentAt }, { store, clock });
    return { kind: 'braked', problem };
  }
  const isFirst = await store.pause(channel, problem, subscription.changedAt);
  const current = isFirst ? undefined : await store.settingsOf(claim);
  // The person who set it up again has the permissions it takes, or will be told so in turn.
  if (current) return await postpone(claim, { readyAt: now, problem, sentAt }, { store, clock });
  await store.giveUpDelivery(claim, problem, (rotation) => unuse(rotation, claim.fact));
  return { kind: 'paused', problem, isFirst };
}

/** Whole milliseconds to wait after so many attempts: longer each time, by chance so that not all come back at once. */
export function pauseAfter(
  attempts: number,
  failure: Exclude<PostFailure, 'permanent'>,
  atLeastMs: number,
  random: () => number,
): number {
  const half = backoff(attempts, { firstMs: FIRST_PAUSE_MS[failure], longestMs: LONGEST_PAUSE_MS }) / 2;
  return Math.ceil(Math.max(atLeastMs, half) + random() * half);
}
