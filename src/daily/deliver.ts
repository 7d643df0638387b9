import type { Reply } from '../chat/reply.ts';
import { backoff, retry } from '../util/retry.ts';
import { uploadFor } from './compose.ts';
import type { DailyStore } from './daily-store.ts';
import { pauseAfter, postpone, refuse } from './failed-attempt.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Clock } from './schedule.ts';
import { unuse } from './selection.ts';
import { type Claim, type Period, PostError, type Poster, type Uploaded } from './types.ts';

export interface DeliveryOptions {
  readonly store: DailyStore;
  readonly poster: Poster;
  readonly limiter: RateLimiter;
  /** The platform's own, by which all processes agree. */
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
  /** `unauthorized` and `braked` are postponed too, and are nothing that a channel could do anything about. */
  | { readonly kind: 'postponed' | 'unauthorized' | 'braked' | 'given-up' | 'left'; readonly problem: string }
  /** Of several attempts that pause it, one tells the person. */
  | { readonly kind: 'paused'; readonly problem: string; readonly isFirst: boolean };

/** A post that is to leave so shortly before the lease ends could still be on its way when another process looks for it. */
const LEASE_RESERVE_MS = 20_000;
/** By so much a platform's clock may differ from what its answers tell, and its servers' from one another. */
const CLOCK_SKEW_MS = 120_000;
/** No request is carried out later than this after it left. */
const LATEST_MS = 600_000;
const MAX_UNKNOWN_OUTCOMES = 3;
/** How many times a post is composed again because its settings were changed meanwhile. */
const MOST_CHANGES = 3;
const LONGEST_WAIT_MS = 600_000;
const FIRST_CONFIRM_PAUSE_MS = 250;

/**
 * Makes one attempt at a delivery that this process has claimed: posts, unless an earlier attempt has, and notes the
 * outcome. Whatever happens in between, the store holds enough for the next attempt to find out.
 * @throws StoreError, if the store cannot be told; the delivery is then taken up again when its lease ends.
 */
export async function deliver(claim: Claim, settings: DeliveryOptions): Promise<void> {
  const outcome = (await settleEarlier(claim, settings)) ?? (await post(claim, settings));
  settings.report(claim, outcome);
  if (outcome.kind === 'paused' && outcome.isFirst) await tell(claim, outcome.problem, settings);
}

/** What became of an earlier attempt's request; undefined if it posted nothing and will not, or if there was none. */
async function settleEarlier(claim: Claim, settings: DeliveryOptions): Promise<Outcome | undefined> {
  const { poster, limiter, clock, stopping } = settings;
  const { channel, sentAt, leaseUntil, problem = '' } = claim;
  if (sentAt === undefined) return undefined;
  const inTime = await limiter.acquire(leaseUntil - LEASE_RESERVE_MS, stopping);
  if (stopping.aborted) return await release(claim, sentAt, settings);
  if (!inTime) return await leave(claim, sentAt, settings);
  await poster.clock?.refresh();
  // By this moment it has been carried out if it ever is: looking before tells only that it is there.
  const leftMs = sentAt + (poster.lateMs ?? 0) - clock.now();
  try {
    const found = await poster.find(channel, keyOf(claim), periodAround(sentAt));
    limiter.accepted();
    if (found !== undefined) return await confirm(claim, { kind: 'found', message: found }, settings);
  } catch (error) {
    return await fail(claim, error, sentAt, settings);
  }
  if (leftMs <= 0) return undefined;
  const readyAt = clock.now() + Math.min(leftMs, poster.lateMs ?? 0);
  return await postpone(claim, { readyAt, problem, sentAt }, settings);
}

/** Posts, unless that is no longer wanted. */
async function post(claim: Claim, settings: DeliveryOptions): Promise<Outcome> {
  const { store, poster, limiter } = settings;
  const key = keyOf(claim);
  const ready = await prepare(claim, settings);
  if ('kind' in ready) return ready;
  await poster.clock?.refresh();
  const sentAt = settings.clock.now();
  // The process may have stood still meanwhile.
  if (sentAt > claim.leaseUntil - LEASE_RESERVE_MS) return await leave(claim, undefined, settings);
  const isRepetition = claim.sentAt !== undefined;
  // What is noted is when the earlier request left.
  if (isRepetition) await store.noteSending(claim, sentAt);
  try {
    const message = await poster.post(claim.channel, ready.reply, key, ready.uploaded);
    limiter.accepted();
    const outcome = await confirm(claim, { kind: 'posted', message }, settings);
    if (isRepetition) void lookOnceMore(claim, sentAt, settings);
    return outcome;
  } catch (error) {
    const mayHavePosted = error instanceof PostError && (error.failure === 'unclear' || error.failure === 'unknown');
    return await fail(claim, error, mayHavePosted ? sentAt : undefined, settings);
  }
}

interface Ready {
  readonly reply: Reply;
  readonly uploaded: Uploaded | undefined;
}

/** The post by the settings of this very moment, at its turn; or why there is none to make now. */
async function prepare(claim: Claim, settings: DeliveryOptions): Promise<Ready | Outcome> {
  const { store, limiter, clock, stopping, windowMs } = settings;
  const { channel, dueAt, unknownOutcomes, problem = '' } = claim;
  const deadline = claim.leaseUntil - LEASE_RESERVE_MS;
  let { subscription } = claim;
  for (let changes = 0; changes < MOST_CHANGES; changes++) {
    const reply = await settings.compose({ ...claim, subscription });
    await settings.poster.clock?.refresh();
    if (!reply || clock.now() >= dueAt + windowMs || unknownOutcomes >= MAX_UNKNOWN_OUTCOMES) {
      await store.giveUpDelivery(claim, problem, (rotation) => unuse(rotation, claim.fact));
      return { kind: 'given-up', problem };
    }
    const uploaded = await uploadFor(channel, reply, settings, deadline, stopping);
    const inTime = await limiter.acquire(deadline, stopping);
    if (stopping.aborted) return await release(claim, undefined, settings);
    const wanted = await store.settingsOf(claim);
    if (!wanted) return { kind: 'left', problem: 'switched off, or another process’s by now' };
    if (!inTime || clock.now() > deadline) return await leave(claim, undefined, settings);
    if (wanted.changedAt === subscription.changedAt) return { reply, uploaded };
    subscription = wanted;
  }
  return await leave(claim, undefined, settings);
}

/** @throws whatever it is, unless it is a PostError. */
async function fail(
  claim: Claim,
  error: unknown,
  sentAt: number | undefined,
  settings: DeliveryOptions,
): Promise<Outcome> {
  if (!(error instanceof PostError)) throw error;
  const { failure, message: problem, retryAfterMs = 0 } = error;
  await settings.poster.clock?.refresh();
  if (retryAfterMs > 0) settings.limiter.refused(retryAfterMs);
  if (failure === 'permanent') return await refuse(claim, problem, sentAt, settings);
  const waitMs = pauseAfter(claim.attempts, failure, retryAfterMs, settings.random);
  // Looked for twice before it is made again: half-way, and when it can no longer come.
  const atLeastMs = sentAt === undefined ? 0 : (settings.poster.lateMs ?? 0) / 2;
  const outcome = await postpone(
    claim,
    {
      readyAt: settings.clock.now() + Math.max(waitMs, atLeastMs),
      problem,
      sentAt,
      unknown: failure === 'unknown',
    },
    settings,
  );
  return failure === 'unauthorized' ? { kind: 'unauthorized', problem } : outcome;
}

/** Lets another process have the delivery at once: nothing of this attempt has left. */
async function release(claim: Claim, sentAt: number | undefined, settings: DeliveryOptions): Promise<Outcome> {
  const problem = 'the program was stopped';
  await postpone(claim, { readyAt: settings.clock.now(), problem, sentAt }, settings);
  return { kind: 'left', problem };
}

/** Lets go of the delivery when the lease ends: nothing of this attempt has left. */
async function leave(claim: Claim, sentAt: number | undefined, settings: DeliveryOptions): Promise<Outcome> {
  const problem = 'the lease is nearly over';
  await postpone(claim, { readyAt: claim.leaseUntil, problem: claim.problem ?? '', sentAt }, settings);
  return { kind: 'left', problem };
}

/** Names a post for good. */
function keyOf({ channel, date }: Pick<Claim, 'channel' | 'date'>): string {
  return `${channel.platform}/${channel.id}/${date}`;
}

function periodAround(sentAt: number): Period {
  return { from: sentAt - CLOCK_SKEW_MS, to: sentAt + LATEST_MS };
}

/**
 * An earlier request that is carried out later than anybody waits for leaves two messages: once all is settled, looking
 * for the post deletes the younger. Never rejects; what is missed when the program ends meanwhile stays.
 */
async function lookOnceMore(claim: Claim, sentAt: number, settings: DeliveryOptions): Promise<void> {
  const { poster, limiter, clock, stopping } = settings;
  if (poster.lateMs === undefined) return;
  await clock.sleepUntil(clock.now() + poster.lateMs, stopping);
  try {
    if (stopping.aborted || !(await limiter.acquire(clock.now() + LONGEST_WAIT_MS, stopping)) || stopping.aborted)
      return;
    const { from } = periodAround(claim.sentAt ?? sentAt);
    await poster.find(claim.channel, keyOf(claim), { from, to: sentAt + LATEST_MS });
  } catch {
    // Nothing hangs on it: the post is there.
  }
}

/** Notes a post, trying until the lease ends: if the store can't be told, the next attempt will find the message. */
async function confirm(
  claim: Claim,
  outcome: Outcome & { message: string },
  settings: DeliveryOptions,
): Promise<Outcome> {
  const { store, clock } = settings;
  await retry(() => store.confirmDelivery(claim, outcome.message, clock.now()), {
    pauseAfter: (_, attempt) => {
      const ms = backoff(attempt, { firstMs: FIRST_CONFIRM_PAUSE_MS, longestMs: LONGEST_WAIT_MS });
      return clock.now() + ms > claim.leaseUntil ? undefined : ms;
    },
    wait: (ms) => clock.sleepUntil(clock.now() + ms),
  });
  return outcome;
}

/** Who does not want to be told is not told. */
async function tell(claim: Claim, problem: string, settings: DeliveryOptions): Promise<void> {
  const { poster, limiter, clock, random } = settings;
  const send = async () => {
    if (!(await limiter.acquire(clock.now() + LONGEST_WAIT_MS))) return;
    await poster.tell(claim.subscription.setBy, claim.channel.space, settings.notice(claim, problem));
  };
  await retry(send, {
    pauseAfter: (error, tries) => {
      // Told twice is worse than not told: `/daily status` says it too.
      const mayTryAgain = error instanceof PostError && ['later', 'unclear'].includes(error.failure);
      if (!mayTryAgain || tries === MAX_UNKNOWN_OUTCOMES) return undefined;
      return pauseAfter(tries, 'unknown', error.retryAfterMs ?? 0, random);
    },
    wait: (ms) => clock.sleepUntil(clock.now() + ms),
  }).catch(() => {});
}
