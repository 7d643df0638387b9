import { afterEach, expect, test } from 'vitest';
import { seeded } from '../../bench/generate.ts';
import { createLanguages } from '../../src/answer/languages.ts';
import type { Poster } from '../../src/daily/types.ts';
import type { Store } from '../../src/store/store.ts';
import { createTemporaryStore, createTestDaily } from '../fixtures/daily.ts';
import { createLoopback, type Fate } from '../fixtures/loopback-poster.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const START = Date.parse('2026-10-23T00:00:00Z');
const DAYS = 3;
const CHANNELS = 12;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const knowledge = createLanguages(smallPack).in(smallPack.language);

let remove: (() => Promise<void>) | undefined;
afterEach(() => remove?.());

/** Everything that a dead process asks for never comes. */
function mortal<T extends object>(methods: T, isDead: () => boolean): T {
  return new Proxy(methods, {
    get: (target, name, receiver) => {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        if (isDead()) return new Promise(() => {});
        const result: unknown = await Reflect.apply(method, target, given);
        return isDead() ? new Promise(() => {}) : result;
      };
    },
  });
}

test.each([1, 2, 3])(
  'processes that die at random, a platform that fails at random (seed %d): each date once',
  async (seed) => {
    const random = seeded(seed);
    const clock = createVirtualClock(START);
    const temporary = createTemporaryStore();
    remove = temporary.remove;
    const fate = (): Fate => {
      const chance = random();
      if (chance < 0.04) return 'done-unheard';
      if (chance < 0.06) return 'lost';
      if (chance < 0.1) return 'out-of-order';
      return chance < 0.12 ? 'refused-for-now' : 'done';
    };
    const { poster, posts } = createLoopback({ clock, fate });

    /** Starts a process that dies, and is followed by the next one, after some minutes. */
    function live(): { readonly end: () => void } {
      let isDead = false;
      const store: Store = mortal(temporary.store, () => isDead);
      const route = { poster: mortal<Poster>(poster, () => isDead), requestsPerSecond: 20, atATime: 4 };
      const { daily } = createTestDaily([], () => knowledge, {
        store,
        clock,
        random,
        routes: new Map([['harbour', route]]),
      });
      daily.start();
      return {
        end: () => {
          isDead = true;
        },
      };
    }

    const { daily } = createTestDaily([], () => knowledge, { store: temporary.store, clock, random });
    for (let at = 0; at < CHANNELS; at++) {
      const time = `${String(Math.floor(random() * 24)).padStart(2, '0')}:30`;
      const zone = ['Europe/Berlin', 'Asia/Almaty', 'Australia/Lord_Howe'][at % 3] ?? 'UTC';
      const wishes = { schedule: { time, zone, days: EVERY_DAY }, topics: [], language: undefined, card: false };
      await daily.service.turnOn({ platform: 'harbour', id: `c${at}`, direct: false }, wishes, 'anna');
    }
    const processes = [live(), live(), live()];
    while (clock.now() < START + DAYS * DAY) {
      // Most deaths are sought where they hurt: in the seconds after the posts of an hour became due.
      const pause =
        random() < 0.7
          ? nextHalfHour(clock.now()) + Math.floor(random() * 3_000)
          : clock.now() + random() * 90 * MINUTE;
      await clock.passTo(Math.floor(pause));
      const at = Math.floor(random() * processes.length);
      processes[at]?.end();
      processes[at] = live();
    }
    for (const process of processes) process.end();

    const made = await Promise.all(
      Array.from({ length: CHANNELS }, (_, at) =>
        temporary.store.deliveries({ platform: 'harbour', id: `c${at}` }, 100),
      ),
    );
    const keys = posts.map(({ key }) => key);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
    for (const deliveries of made) {
      expect(deliveries.length).toBeGreaterThanOrEqual(DAYS - 1);
      for (const { channel, date, state, unknownOutcomes } of deliveries) {
        const isThere = keys.includes(`harbour/${channel.id}/${date}`);
        if (state === 'posted') expect(isThere).toBe(true);
        if (state === 'given-up') expect([isThere, unknownOutcomes]).toEqual([false, 3]);
      }
    }
    // Given up, if at all, was what nobody could tell the outcome of three times.
    expect(made.flat().filter(({ state }) => state === 'posted').length).toBeGreaterThan(CHANNELS * (DAYS - 1) - 2);
  },
);

function nextHalfHour(now: number): number {
  return Math.ceil((now + 1) / (30 * MINUTE)) * 30 * MINUTE;
}
