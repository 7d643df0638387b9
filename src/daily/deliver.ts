import type { Reply } from '../chat/reply.ts';
import { backoff, retry } from '../util/retry.ts';
import { uploadFor } from './compose.ts';
import type { DailyStore } from './daily-store.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Clock } from './schedule.ts';
import { unuse } from './selection.ts';
import { type Claim, PostError, type Poster } from './types.ts';

export interface DeliveryOptions {
  readonly store: DailyStore;
  readonly poster: Poster;
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** For how long after its time a post is still made, in milliseconds. */
  readonly windowMs: number;
  /** What is to be posted, redrawn if its fact is gone; undefined if there is nothing to post any more. */
  readonly compose: (claim: Claim) => Promise<Reply | undefined>;
  /** What to write to the person who set up a subscription that had to be paused. */
  readonly notice: (claim: Claim, problem: string) => Reply;
  /** Given when the program is to end: what has not left by then is another process's to do. */
  readonly stopping: AbortSignal;
  /** Called with the outcome of every attempt. */
  readonly report: (claim: Claim, outcome: Outcome) => void;
}

export type Outcome =
  | { readonly kind: 'posted' | 'found'; readonly message: string }
  | { readonly kind: 'postponed' | 'paused' | 'given-up' | 'left'; readonly problem: string };

/** A post that is to leave so shortly before the lease ends could still be on its way when another process looks for it. */
const LEASE_RESERVE_MS = 20_000;
const LEFT: Outcome = { kind: 'left', problem: 'the lease is nearly over' };
/** Clocks of two machines differ, and a platform's from theirs. */
const CLOCK_SKEW_MS = 120_000;
const MAX_UNKNOWN_OUTCOMES = 3;
/** Most outages are over in seconds; an unknown outcome is given more time, since it is tried only a few times. */
const FIRST_PAUSE_MS = { later: 2_000, unknown: 10_000 } as const;
const LONGEST_PAUSE_MS = 600_000;
const FIRST_CONFIRM_PAUSE_MS = 250;

/**
 * Makes one attempt at a delivery that this process has claimed: posts, unless an earlier attempt has, and notes the
 * outcome. Whatever happens in between, the store holds enough for the next attempt to find out.
 * @throws StoreError, if the store cannot be told; the delivery is then taken up again when its lease ends.
 */
export async function deliver(claim: Claim, settings: DeliveryOptions): Promise<void> {
  const { store, report } = settings;
  try {
    const outcome = await attempt(claim, settings);
    report(claim, outcome);
  } catch (error) {
    if (!(error instanceof PostError)) throw error;
    const { failure, message: problem, retryAfterMs } = error;
    if (retryAfterMs !== undefined) settings.limiter.refused(retryAfterMs);
    if (failure === 'permanent') {
      report(claim, { kind: 'paused', problem });
      await pauseAndTell(claim, problem, settings);
      return;
    }
    const pauseMs = pauseAfter(claim.attempts, FIRST_PAUSE_MS[failure], retryAfterMs ?? 0, settings.random);
    const readyAt = settings.clock.now() + pauseMs;
    report(claim, { kind: 'postponed', problem });
    await store.postponeDelivery(claim, { readyAt, problem, unknown: failure === 'unknown' });
  }
}

/** @throws PostError */
async function attempt(claim: Claim, settings: DeliveryOptions): Promise<Outcome> {
  const { store, poster, limiter, clock, windowMs } = settings;
  const { channel, attempts, unknownOutcomes, dueAt, problem = '' } = claim;
  const key = keyOf(claim);
  const deadline = claim.leaseUntil - LEASE_RESERVE_MS;
  if (attempts > 1) {
    const inTime = await limiter.acquire(deadline, settings.stopping);
    if (settings.stopping.aborted) return await release(claim, settings);
    if (!inTime) return LEFT;
    const found = await poster.find(channel, key, claim.firstClaimedAt - CLOCK_SKEW_MS);
    limiter.accepted();
    if (found !== undefined) return await confirm(claim, { kind: 'found', message: found }, settings);
  }
  const reply = await settings.compose(claim);
  if (!reply || clock.now() >= dueAt + windowMs || unknownOutcomes >= MAX_UNKNOWN_OUTCOMES) {
    await store.giveUpDelivery(claim, problem, (rotation) => unuse(rotation, claim.fact));
    return { kind: 'given-up', problem };
  }
  const uploaded = await uploadFor(channel, reply, settings, deadline, settings.stopping);
  const inTime = await limiter.acquire(deadline, settings.stopping);
  if (settings.stopping.aborted) return await release(claim, settings);
  if (!inTime || clock.now() > deadline) return LEFT;
  const message = await poster.post(channel, reply, key, uploaded);
  limiter.accepted();
  return await confirm(claim, { kind: 'posted', message }, settings);
}

/** Lets another process have the delivery at once: nothing of this attempt has left. */
async function release(claim: Claim, { store, clock }: DeliveryOptions): Promise<Outcome> {
  const problem = 'the program was stopped';
  await store.postponeDelivery(claim, { readyAt: clock.now(), problem, unknown: false });
  return { kind: 'left', problem };
}

/** Names a post for good. */
function keyOf({ channel, date }: Pick<Claim, 'channel' | 'date'>): string {
  return `${channel.platform}/${channel.id}/${date}`;
}

/** Notes a post, with patience: if the store cannot be told in the end, the next attempt will find the message. */
async function confirm(
  claim: Claim,
  outcome: Outcome & { message: string },
  settings: DeliveryOptions,
): Promise<Outcome> {
  const { store, clock } = settings;
  await retry(() => store.confirmDelivery(claim, outcome.message, clock.now()), {
    pauseAfter: (_, attempt) => {
      const ms = backoff(attempt, { firstMs: FIRST_CONFIRM_PAUSE_MS, longestMs: LONGEST_PAUSE_MS });
      return clock.now() + ms > claim.leaseUntil ? undefined : ms;
    },
    wait: (ms) => clock.sleepUntil(clock.now() + ms),
  });
  return outcome;
}

/** Stops the subscription. One attempt stops it, so one tells the person; who does not want to be told is not told. */
async function pauseAndTell(claim: Claim, problem: string, settings: DeliveryOptions): Promise<void> {
  const { store, poster, limiter, clock } = settings;
  await store.giveUpDelivery(claim, problem, (rotation) => unuse(rotation, claim.fact));
  const isFirst = await store.pause(claim.channel, problem);
  if (!isFirst) return;
  const tell = async () => {
    if (!(await limiter.acquire(clock.now() + LONGEST_PAUSE_MS))) return;
    await poster.tell(claim.subscription.setBy, claim.channel.space, settings.notice(claim, problem));
  };
  await retry(tell, {
    pauseAfter: (error, tries) => {
      // Told twice is worse than not told: `/daily status` says it too.
      if (!(error instanceof PostError) || error.failure !== 'later' || tries === MAX_UNKNOWN_OUTCOMES)
        return undefined;
      return pauseAfter(tries, FIRST_PAUSE_MS.unknown, error.retryAfterMs ?? 0, settings.random);
    },
    wait: (ms) => clock.sleepUntil(clock.now() + ms),
  }).catch(() => {});
}

/** Whole milliseconds to wait after so many attempts: longer each time, by chance so that not all come back at once. */
function pauseAfter(attempts: number, firstMs: number, atLeastMs: number, random: () => number): number {
  const half = backoff(attempts, { firstMs, longestMs: LONGEST_PAUSE_MS }) / 2;
  return Math.ceil(Math.max(atLeastMs, half) + random() * half);
}
