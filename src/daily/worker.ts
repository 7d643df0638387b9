import { randomUUID } from 'node:crypto';
import { backoff } from '../util/retry.ts';
import type { ClaimRequest, DailyStore } from './daily-store.ts';
import type { Clock } from './schedule.ts';
import type { Claim } from './types.ts';

/** Posts what is due on one platform, as one of any number of processes. */
export interface Worker {
  /** Looks at once whether there is something to do, since a subscription has changed. */
  readonly wake: () => void;
  /** Takes no more work, lets go of what has not left yet and finishes the rest. Never rejects. */
  readonly stop: () => Promise<void>;
}

export interface WorkerOptions {
  readonly store: DailyStore;
  /** The platform's own, by which all processes agree. */
  readonly clock: Clock;
  /** Asks the platform for its time where it is not known. Never rejects. */
  readonly refreshClock: () => Promise<void>;
  readonly platform: string;
  /** Posts under way at a time. */
  readonly atATime: number;
  readonly plan: ClaimRequest['plan'];
  readonly onUnreadable: ClaimRequest['onUnreadable'];
  /** @param stopping Given when the worker is to stop: what has not left by then is to be let go. */
  readonly deliver: (claim: Claim, stopping: AbortSignal) => Promise<void>;
  /** Called when the store fails, and when it works again. */
  readonly report: (
    event: { readonly kind: 'failing'; readonly error: unknown } | { readonly kind: 'recovered' },
  ) => void;
}

/** For how long a claimed delivery is this process's own: several times what an attempt takes at most. */
const LEASE_MS = 45_000;
/** Other processes set subscriptions up too, and clocks are put right. */
const LONGEST_SLEEP_MS = 60_000;
/** What is due but held by another process at this moment is looked at again after this. */
const SHORTEST_SLEEP_MS = 100;
const FIRST_PAUSE_MS = 1_000;
/** Claims are waited for until they go safely to the disk; so they are made several at a time, as a share of all. */
const SMALLEST_BATCH = 0.25;

/** Starts at once; wakes when the next delivery is due, and goes on by itself after the store has failed. */
export function startWorker(options: WorkerOptions): Worker {
  const { store, clock, platform, atATime, plan, onUnreadable, deliver, report } = options;
  const worker = randomUUID();
  const batch = Math.max(1, Math.floor(atATime * SMALLEST_BATCH));
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let alarm = new AbortController();
  let failures = 0;

  async function sleepUntil(moment: number): Promise<void> {
    await clock.sleepUntil(moment, AbortSignal.any([alarm.signal, stopping.signal]));
    alarm = new AbortController();
  }

  function failed(error: unknown): void {
    if (failures === 0) report({ kind: 'failing', error });
    failures++;
  }

  function start(claim: Claim): void {
    const task = deliver(claim, stopping.signal)
      .catch(failed)
      .finally(() => {
        underWay.delete(task);
        // It may have been put off until long before the moment that is slept until: the end of its lease.
        alarm.abort();
      });
    underWay.add(task);
  }

  /** Claims what there is, if there is any; gives the moment to look again. */
  async function work(): Promise<number> {
    await options.refreshClock();
    const now = clock.now();
    const next = (await store.nextClaimAt(platform, now)) ?? Number.POSITIVE_INFINITY;
    if (next > now) return Math.min(next, now + LONGEST_SLEEP_MS);
    const limit = atATime - underWay.size;
    const claims = await store.claimDeliveries({
      platform,
      worker,
      now,
      leaseMs: LEASE_MS,
      limit,
      plan,
      onUnreadable,
    });
    for (const claim of claims) start(claim);
    return claims.length > 0 ? now : now + SHORTEST_SLEEP_MS;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (underWay.size > atATime - batch) {
        await Promise.race(underWay);
        continue;
      }
      try {
        const next = await work();
        if (failures > 0) report({ kind: 'recovered' });
        failures = 0;
        await sleepUntil(next);
      } catch (error) {
        failed(error);
        await sleepUntil(clock.now() + backoff(failures, { firstMs: FIRST_PAUSE_MS, longestMs: LONGEST_SLEEP_MS }));
      }
    }
  }

  const ended = run();
  return {
    wake: () => alarm.abort(),
    stop: async () => {
      stopping.abort();
      await ended;
      await Promise.all(underWay);
    },
  };
}
