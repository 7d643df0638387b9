import { afterEach, expect, test } from 'vitest';
import { createLanguages } from '../../src/answer/languages.ts';
import type { PictureModel } from '../../src/charts/model.ts';
import type { Pictures } from '../../src/charts/renderer.ts';
import { createTemporaryStore, createTestDaily } from '../fixtures/daily.ts';
import { createLoopback, type Fate } from '../fixtures/loopback-poster.ts';
import { smallPack } from '../fixtures/small-pack.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';

const NINE = Date.parse('2026-11-23T09:00:00Z');
const HOUR = 3_600_000;
const SCHEDULE = { time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] };
const PNG = new Uint8Array([137, 80, 78, 71]);
const knowledge = createLanguages(smallPack).in(smallPack.language);
const never = new Promise<never>(() => {});

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

interface World {
  readonly draw?: Pictures['draw'];
  /** What becomes of each request to the platform. */
  readonly fate?: (kind: string) => Fate;
  /** Requests that an upload takes; pictures go along with posts if left out. */
  readonly uploadRequests?: number;
}

/** A harbour where one channel wants cards and one wants words, five minutes before their time. */
async function setUp({ draw = async () => PNG, fate = () => 'done', uploadRequests }: World = {}) {
  const clock = createVirtualClock(NINE - 300_000);
  const { store, remove } = createTemporaryStore();
  endings.push(remove);
  const drawn: PictureModel[] = [];
  const loopback = createLoopback({ clock, fate: ({ kind }) => fate(kind), uploadRequests });
  const { daily } = createTestDaily([], () => knowledge, {
    store,
    clock,
    routes: new Map([['harbour', { poster: loopback.poster, requestsPerSecond: 10, atATime: 10 }]]),
    pictures: {
      draw: async (model) => {
        drawn.push(model);
        return await draw(model);
      },
    },
  });
  const subscribe = (id: string, card: boolean) =>
    daily.service.turnOn(
      { platform: 'harbour', id, direct: false },
      { schedule: SCHEDULE, topics: [], language: undefined, card },
      'anna',
    );
  daily.start();
  endings.push(daily.stop);
  await subscribe('lindau', true);
  return { clock, store, daily, subscribe, drawn, ...loopback };
}

test('a channel that wants cards gets the picture of its very fact, one that does not gets words', async () => {
  const { clock, subscribe, posts, drawn } = await setUp();
  await subscribe('bregenz', false);
  await clock.passTo(NINE + HOUR);
  const [lindau, bregenz] = ['lindau', 'bregenz'].map((id) => posts.find(({ channel }) => channel === id));
  const fact = smallPack.fact(lindau?.fact ?? '');
  expect(lindau?.picture).toMatchObject({ png: PNG, name: `${fact?.id}.png` });
  expect(lindau?.picture?.alt).toContain(fact?.statement);
  expect(bregenz?.picture).toBeUndefined();
  expect(drawn).toMatchObject([{ kind: 'card', statement: fact?.statement }]);
});

test.each<[name: string, draw: Pictures['draw'], latest: number]>([
  ['cannot be drawn', async () => undefined, 0],
  ['takes too long to be drawn', () => never, 10_000],
])('a card that %s: the post comes on time, in words', async (_, draw, latest) => {
  const { clock, posts } = await setUp({ draw });
  await clock.passTo(NINE + HOUR);
  expect(posts).toMatchObject([{ channel: 'lindau', picture: undefined, heading: 'Fact of the day' }]);
  expect((posts[0]?.at ?? 0) - NINE).toBe(latest);
});

test('each request of an upload takes its turn, as the posts do', async () => {
  const { clock, subscribe, posts, requests } = await setUp({ uploadRequests: 3 });
  for (let at = 0; at < 9; at++) await subscribe(`channel-${at}`, true);
  await clock.passTo(NINE + 60_000);
  expect(posts.filter(({ uploaded }) => uploaded !== undefined)).toHaveLength(10);
  expect(requests).toHaveLength(40);
  const times = requests.toSorted((a, b) => a - b);
  for (const [at, time] of times.entries()) {
    expect((times[at + 10] ?? Number.POSITIVE_INFINITY) - time).toBeGreaterThanOrEqual(999);
  }
});

test.each<[name: string, fate: Fate, later: number]>([
  ['fails', 'out-of-order', 0],
  ['is never answered', 'unanswered', 8_000],
])('an upload that %s: the post comes on time, in words', async (_, fate, later) => {
  const { clock, posts } = await setUp({ uploadRequests: 1, fate: (kind) => (kind === 'upload' ? fate : 'done') });
  await clock.passTo(NINE + HOUR);
  expect(posts).toMatchObject([{ channel: 'lindau', uploaded: undefined }]);
  // One turn later than it would be without an upload.
  expect((posts[0]?.at ?? 0) - NINE).toBeLessThanOrEqual(later + 100);
});

test.each<Fate>(['done-unheard', 'lost', 'out-of-order'])(
  'an upload that succeeds before a post that is %s: one post in the end, with its picture',
  async (fate) => {
    const list: Fate[] = [fate];
    const { clock, posts, store } = await setUp({
      uploadRequests: 2,
      fate: (kind) => (kind === 'post' ? (list.shift() ?? 'done') : 'done'),
    });
    await clock.passTo(NINE + HOUR);
    expect(posts).toMatchObject([{ channel: 'lindau', uploaded: expect.stringContaining('file') }]);
    expect(await store.deliveries({ platform: 'harbour', id: 'lindau' }, 5)).toMatchObject([{ state: 'posted' }]);
  },
);

test('a program that is stopped during an upload lets another have the post at once', async () => {
  const { clock, daily, posts, store } = await setUp({
    uploadRequests: 1,
    fate: (kind) => (kind === 'upload' ? 'unanswered' : 'done'),
  });
  await clock.passTo(NINE + 1_000);
  const stopped = daily.stop();
  await clock.passTo(NINE + 9_000);
  await stopped;
  expect(posts).toEqual([]);
  expect(await store.nextClaimAt('harbour', clock.now())).toBeLessThanOrEqual(clock.now());
});

test('a preview shows the card as it will come, and so does a post at once', async () => {
  const { clock, daily, posts } = await setUp({ uploadRequests: 1 });
  const channel = { platform: 'harbour', id: 'lindau', direct: false };
  expect((await daily.service.preview(channel))?.picture?.png).toBe(PNG);
  const posted = daily.service.postNow(channel, 'press-1');
  await clock.passTo(clock.now() + 1_000);
  expect(await posted).toBe(true);
  expect(posts[0]?.uploaded).toContain('file');
});
