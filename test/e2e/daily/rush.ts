import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../../src/daily/schedule.ts';
import type { Delivery } from '../../../src/daily/types.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Disaster } from './disasters.ts';
import { startFleet } from './fleet.ts';
import { openPlatforms } from './platforms.ts';
import { createScaledClock, type Scale } from './scaled-clock.ts';

export interface RushOptions {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly workers: number;
  readonly discordChannels: number;
  readonly slackChannels: number;
  readonly faulty: number;
  /** One channel in so many gets its posts as a card; none if left out. */
  readonly cardIn?: number;
  readonly random: () => number;
  /** How many times as fast as the machine's clock everybody's goes. */
  readonly speed: number;
  /** How many processes are killed, at random points between the first post and the one that is given as a share. */
  readonly kills: number;
  readonly killUntilShare: number;
  /** What else happens, each at a random point of the same stretch. */
  readonly disasters?: readonly Disaster[];
  readonly onProgress?: (posted: number) => void;
}

export interface RushResult {
  readonly lost: number;
  readonly doubled: number;
  /** Deliveries that the store does not hold as posted. */
  readonly unconfirmed: number;
  readonly rateLimited: number;
  /** Posts with a picture, of either platform. */
  readonly cards: Readonly<Record<'discord' | 'slack', number>>;
  /** The most requests that Slack had in any minute. */
  readonly slackPeakPerMinute: number;
  readonly violations: readonly string[];
  readonly faults: number;
  readonly kills: number;
  readonly requests: Readonly<Record<'discord' | 'slack', number>>;
  /** How long after its time each post was there, in milliseconds, shortest first. */
  readonly lateness: Readonly<Record<'discord' | 'slack', readonly number[]>>;
}

/** Every channel's post is due at this moment: a Monday, nine o'clock. */
const DUE = Date.parse('2026-11-23T09:00:00Z');
/** Of their own clock, for the processes to start. */
const HEAD_START_MS = 15_000;
const LOOK_EVERY_MS = 20;
const SCHEDULE = { time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] };

/** Lets the posts of many channels become due at one moment, while processes are killed and the platforms fail. */
export async function rush(settings: RushOptions): Promise<RushResult> {
  const { dataDir, databaseUrl, random } = settings;
  const store = openStore({ dataDir, databaseUrl, report: () => {} });
  const scale: Scale = { shows: DUE - HEAD_START_MS, startsAt: Date.now(), speed: settings.speed };
  // Setting up takes its time, during which the clock is not to go on.
  const clockOf = (startsAt: number) => createScaledClock({ ...scale, startsAt });
  let clock: Clock = { ...clockOf(scale.startsAt), now: () => scale.shows };
  const platforms = await openPlatforms({ ...settings, now: () => clock.now() });
  for (const [at, channel] of platforms.channels.entries()) {
    await store.subscribe({
      channel,
      schedule: SCHEDULE,
      topics: [],
      language: undefined,
      card: settings.cardIn !== undefined && at % settings.cardIn === 0,
      setBy: 'anna',
      changedAt: DUE - 3_600_000,
      nextDueAt: DUE,
      seed: channel.id,
    });
  }
  const startsAt = Date.now();
  clock = clockOf(startsAt);
  const access = { dataDir, ...(databaseUrl === undefined ? {} : { databaseUrl }), ...platforms.access };
  const fleet = startFleet(settings.workers, { ...access, clock: { ...scale, startsAt } }, random);
  const kill: Disaster = () => fleet.killOne();
  const coming = [...Array.from({ length: settings.kills }, () => kill), ...(settings.disasters ?? [])]
    .map((disaster) => ({ disaster, share: random() * settings.killUntilShare }))
    .toSorted((one, other) => one.share - other.share);
  const underWay: Promise<void>[] = [];
  try {
    for (;;) {
      const posted = platforms.messageCount();
      settings.onProgress?.(posted);
      const next = coming[0];
      if (next && posted > next.share * platforms.channels.length) {
        coming.shift();
        underWay.push(next.disaster(fleet, settings.speed));
      }
      if (posted >= platforms.channels.length && coming.length === 0 && (await isDone(store, clock))) break;
      await wait(LOOK_EVERY_MS);
    }
    await Promise.all(underWay);
    // Where a clock was a day ahead, there may be the next day's post already.
    const deliveries: Delivery[] = [];
    for (const channel of platforms.channels) {
      deliveries.push(...(await store.deliveries(channel, 9)).filter(({ dueAt }) => dueAt === DUE));
    }
    const late = (platform: string) =>
      deliveries
        .filter(({ channel, postedAt }) => channel.platform === platform && postedAt !== undefined)
        .map(({ postedAt = 0 }) => postedAt - DUE)
        .toSorted((a, b) => a - b);
    const messages = [...platforms.messages().values()];
    return {
      lost: messages.filter((keys) => keys.length === 0).length,
      doubled: messages.filter((keys) => new Set(keys).size < keys.length).length,
      unconfirmed: platforms.channels.length - deliveries.filter(({ state }) => state === 'posted').length,
      rateLimited: platforms.rateLimited(),
      cards: platforms.pictures(),
      slackPeakPerMinute: peak(platforms.slackRequests(), 60_000),
      violations: platforms.violations(),
      faults: platforms.faults,
      kills: fleet.kills(),
      requests: platforms.requests(),
      lateness: { discord: late('discord'), slack: late('slack') },
    };
  } finally {
    await fleet.stop();
    await platforms.close();
    await store.close();
  }
}

/** Whether nothing is begun and not yet noted. */
async function isDone(store: Store, clock: Clock): Promise<boolean> {
  const next = await Promise.all(['discord', 'slack'].map((platform) => store.nextClaimAt(platform, clock.now())));
  return next.every((moment) => moment === undefined || moment > clock.now() + 3_600_000);
}

/** The most moments that lie within a span. */
function peak(moments: readonly number[], spanMs: number): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [at, moment] of sorted.entries()) {
    while ((sorted[first] ?? moment) <= moment - spanMs) first++;
    most = Math.max(most, at - first + 1);
  }
  return most;
}
