import { localId, qualifiedId } from '../chat/invocation.ts';
import type { Reply } from '../chat/reply.ts';
import { StoreError } from '../store/errors.ts';
import type { Plan } from '../store/store.ts';
import { createComposer } from './compose.ts';
import { deliver, type Outcome } from './deliver.ts';
import { createPace, type Pace } from './rate-limiter.ts';
import { drawFor, eligibleFacts, planDelivery, putBack } from './selection.ts';
import { createDesk, type DailyDesk } from './service.ts';
import type { Claim, DailySettings, Route, SubscribedChannel, Subscription } from './types.ts';
import { startWorker } from './worker.ts';

export interface Daily {
  readonly desk: DailyDesk;
  /** Begins to post what is due. */
  readonly start: () => void;
  /** Takes no more work and finishes what is under way. Never rejects. */
  readonly stop: () => Promise<void>;
}

/** A subscription that cannot be reckoned with, such as one in a zone that is no more, is looked at again after this. */
const UNPLANNABLE_MS = 3_600_000;

/** The daily fact: the commands' side of it, and a worker for each platform. */
export function createDaily(settings: DailySettings): Daily {
  const { store, routes, knowledge, words, clock, random, windowMs, log } = settings;
  const composePost = createComposer(settings);
  const paces = new Map<string, Pace>();
  const paceOf = ({ platform, space }: SubscribedChannel): Pace => {
    const route = routes.get(platform);
    if (!route) throw new Error(`There is no way to post on ${platform}.`);
    const lane = route.perSpace && space !== undefined ? qualifiedId(platform, space) : platform;
    const pace =
      paces.get(lane) ?? createPace({ lanes: store, lane, requestsPerSecond: route.requestsPerSecond, clock });
    paces.set(lane, pace);
    return pace;
  };
  let workers: readonly ReturnType<typeof startWorker>[] = [];

  function plan(subscription: Subscription): Plan {
    const now = clock.now();
    try {
      return planDelivery(subscription, knowledge().pack, now, windowMs);
    } catch (error) {
      log.error({ channel: subscription.channel, error: String(error) }, 'a daily fact cannot be reckoned with');
      return { delivery: undefined, nextDueAt: now + UNPLANNABLE_MS };
    }
  }

  /** The post of a claim; if its fact is gone since it was drawn, or its topic is no longer wanted, that of another. */
  async function compose(claim: Claim): Promise<Reply | undefined> {
    const { channel, date, fact, subscription } = claim;
    const isWanted = eligibleFacts(knowledge().pack, subscription.topics).includes(fact);
    const reply = isWanted ? await composePost(channel, subscription, fact, date) : undefined;
    if (reply) return reply;
    const other = await store.changeDeck(channel, (deck) => {
      const drawn = drawFor({ ...subscription, deck: putBack(deck, fact) }, knowledge().pack, date);
      return { deck: drawn?.deck ?? deck, result: drawn?.fact };
    });
    if (other === undefined) return undefined;
    await store.changeFact(claim, other);
    return composePost(channel, subscription, other, date);
  }

  function notice({ subscription, channel }: Claim, problem: string): Reply {
    const text = words(subscription.language)('daily.paused-notice', {
      channel: localId(channel.id),
      problem,
    });
    return { body: [{ kind: 'paragraph', text }], facts: [], actions: [], audience: 'asker' };
  }

  function startOn(platform: string, { poster, atATime }: Route) {
    const delivery = {
      store,
      poster,
      clock,
      random,
      windowMs,
      compose,
      notice,
      report: ({ channel, date, attempts, dueAt }: Claim, outcome: Outcome) => {
        const lateMs = clock.now() - dueAt;
        log.info({ ...channel, date, attempts, lateMs, ...outcome }, 'daily fact');
        settings.count?.(platform, outcome.kind, lateMs);
      },
    };
    return startWorker({
      store,
      clock,
      time: async () => (await poster.time?.()) ?? clock.now(),
      platform,
      atATime,
      plan,
      deliver: (claim, stopping) => deliver(claim, { ...delivery, pace: paceOf(claim.channel), stopping }),
      report: (event) => {
        if (event.kind === 'recovered') log.info({ platform }, 'the daily fact goes on');
        else log.error({ platform, error: detailOf(event.error) }, 'the daily fact has to wait');
      },
    });
  }

  return {
    desk: createDesk({ ...settings, compose: composePost, paceOf, wake: () => workers.map((worker) => worker.wake()) }),
    start: () => {
      workers = Array.from(routes, ([platform, route]) => startOn(platform, route));
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

/** A store that fails is no defect, and its message says all. */
function detailOf(error: unknown): string {
  return error instanceof Error && !(error instanceof StoreError) ? (error.stack ?? error.message) : String(error);
}
