import { localId, scopeId } from '../chat/invocation.ts';
import { type Reply, type Span, textReply } from '../chat/reply.ts';
import { stackOf } from '../util/error-message.ts';
import { withKinds } from './channel-kind.ts';
import { createComposer } from './compose.ts';
import type { Plan } from './daily-store.ts';
import { deliver, type Outcome } from './deliver.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';
import { createReporter } from './report.ts';
import type { Clock } from './schedule.ts';
import { eligibleFacts, planDelivery, takeNext, unuse } from './selection.ts';
import { createDailyService, type DailyService } from './service.ts';
import type { Claim, DailyOptions, Poster, Route, SubscribedChannel, Subscription } from './types.ts';
import { startWorker } from './worker.ts';

export interface Daily {
  readonly service: DailyService;
  /** Begins to post what is due. */
  readonly start: () => void;
  /** Takes no more work and finishes what is under way. Never rejects. */
  readonly stop: () => Promise<void>;
  /** What each platform says of a token that it does not accept for posts; nothing of those that accept theirs. */
  readonly trouble: () => Readonly<Record<string, string>>;
}

/** The platform's clock, if it has one. Waiting goes by our own clock all the same. */
function clockOf({ clock: theirs }: Poster, ours: Clock): Clock {
  if (!theirs) return ours;
  return {
    now: theirs.now,
    sleepUntil: (moment, signal) => ours.sleepUntil(ours.now() + moment - theirs.now(), signal),
  };
}

/** Stands for a channel in a sentence until it is one; no language has it. */
const PLACE = '\u{e000}';

/** A subscription that cannot be scheduled, such as one in a zone that is no more, is looked at again after this. */
const UNPLANNABLE_MS = 3_600_000;

/** The daily fact: the commands' side of it, and a worker for each platform. */
export function createDaily(settings: DailyOptions): Daily {
  const { store, knowledge, refresh, translator, clock, random, windowMs, log } = settings;
  const routes = new Map(
    Array.from(settings.routes, ([platform, route]): [string, Route] => [
      platform,
      { ...route, poster: withKinds(platform, route.poster, store) },
    ]),
  );
  const composePost = createComposer(settings);
  const limiters = new Map<string, RateLimiter>();
  const limiterOf = ({ platform, space }: SubscribedChannel): RateLimiter => {
    const route = routes.get(platform);
    if (!route) throw new Error(`There is no way to post on ${platform}.`);
    const bucket = route.perWorkspace && space !== undefined ? scopeId(platform, space) : platform;
    const limiter =
      limiters.get(bucket) ??
      createRateLimiter({
        rateLimits: store,
        bucket,
        requestsPerSecond: route.requestsPerSecond,
        clock: clockOf(route.poster, clock),
      });
    limiters.set(bucket, limiter);
    return limiter;
  };
  /** As it was last known, since a plan is made while the store waits; what is posted is looked at once more. */
  const packFor = (channel: SubscribedChannel) => knowledge(undefined, channel).pack;
  const refusedTokens = new Map<string, string>();
  let workers: readonly ReturnType<typeof startWorker>[] = [];

  function plan(subscription: Subscription): Plan {
    const poster = routes.get(subscription.channel.platform)?.poster;
    const now = (poster ? clockOf(poster, clock) : clock).now();
    try {
      return planDelivery(subscription, packFor(subscription.channel), now, windowMs);
    } catch (error) {
      log.error({ channel: subscription.channel, error: String(error) }, 'a daily fact cannot be scheduled');
      return { delivery: undefined, nextDueAt: now + UNPLANNABLE_MS };
    }
  }

  function onUnreadable(channel: SubscribedChannel, error: unknown): number {
    log.error({ channel, error: String(error) }, 'daily fact skipped: its row cannot be read');
    return clock.now() + UNPLANNABLE_MS;
  }

  /** The post of a claim; if its fact is gone since it was drawn, or its topic or pack is no longer wanted, that of another. */
  async function compose(claim: Claim): Promise<Reply | undefined> {
    const { channel, date, fact, subscription } = claim;
    await refresh(channel);
    const pack = packFor(channel);
    const isWanted = eligibleFacts(pack, subscription.topics).includes(fact);
    const reply = isWanted ? await composePost(channel, subscription, fact, date) : undefined;
    if (reply) return reply;
    const other = await store.changeRotation(channel, (rotation) => {
      const drawn = takeNext({ ...subscription, rotation: unuse(rotation, fact) }, pack, date);
      return { rotation: drawn?.rotation ?? rotation, result: drawn?.fact };
    });
    if (other === undefined) return undefined;
    await store.changeFact(claim, other);
    return composePost(channel, subscription, other, date);
  }

  function notice({ subscription, channel }: Claim, problem: string): Reply {
    const route = routes.get(channel.platform);
    const { troubleOf, addressOf } = route?.poster ?? {};
    const t = translator(subscription.language, route?.commandName);
    const trouble = t('daily.trouble', { trouble: troubleOf?.(problem) ?? 'other', problem });
    const url = addressOf?.(channel);
    const place: Span = url === undefined ? localId(channel.id) : { link: t('daily.this-channel', {}), url };
    const [before = '', after = ''] = t('daily.paused-notice', { channel: PLACE, problem: trouble }).split(PLACE);
    return { ...textReply(''), body: [{ kind: 'paragraph', text: [before, place, after] }] };
  }

  function startOn(platform: string, { poster, atATime }: Route) {
    const clock = clockOf(poster, settings.clock);
    const tell = createReporter({ platform, log, now: clock.now, refusedTokens });
    const report = (claim: Claim, outcome: Outcome) => {
      const lateMs = clock.now() - claim.dueAt;
      tell(claim, outcome, lateMs);
      settings.count?.(platform, outcome.kind, lateMs);
    };
    const delivery = {
      store,
      poster,
      clock,
      random,
      windowMs,
      compose,
      notice,
      report,
    };
    return startWorker({
      store,
      clock,
      refreshClock: async () => poster.clock?.refresh(),
      platform,
      atATime,
      plan,
      onUnreadable,
      deliver: (claim, stopping) => deliver(claim, { ...delivery, limiter: limiterOf(claim.channel), stopping }),
      report: (event) => {
        if (event.kind === 'recovered') log.info({ platform }, 'daily posts resumed');
        else log.error({ platform, error: detailOf(event.error) }, 'daily posts blocked: store unavailable');
      },
    });
  }

  return {
    service: createDailyService({
      ...settings,
      routes,
      compose: composePost,
      limiterOf,
      wake: () => workers.map((worker) => worker.wake()),
    }),
    start: () => {
      workers = Array.from(routes, ([platform, route]) => startOn(platform, route));
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
    trouble: () => Object.fromEntries(refusedTokens),
  };
}

/** A store that fails is no defect, and its message says all. */
function detailOf(error: unknown): string {
  return error instanceof Error && error.name === 'StoreError' ? String(error) : stackOf(error);
}
