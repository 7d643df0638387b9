import { afterEach, expect, test } from 'vitest';
import { createLanguages } from '../../src/answer/languages.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import { PostError } from '../../src/daily/types.ts';
import { plainReply } from '../../src/replies/plain-text.ts';
import { StoreError } from '../../src/store/errors.ts';
import type { Store } from '../../src/store/store.ts';
import { createTestBot } from '../fixtures/bot.ts';
import { createListPoster, createTemporaryStore } from '../fixtures/daily.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const knowledge = createLanguages(smallPack).in(smallPack.language);
const pictures = createPictures({ report: () => {} });
let remove: () => Promise<void> = async () => {};
afterEach(() => remove());

interface World {
  readonly store?: (store: Store) => Store;
  readonly post?: () => Promise<string>;
}

function setUp({ store: change = (store) => store, post }: World = {}) {
  const temporary = createTemporaryStore();
  remove = temporary.remove;
  const { poster, posts } = createListPoster();
  const route = { poster: post ? { ...poster, post } : poster, requestsPerSecond: 1_000, atATime: 1 };
  const { bot } = createTestBot({
    knowledge: () => knowledge,
    pictures,
    store: change(temporary.store),
    routes: new Map([['slack', route]]),
    chosen: 'en',
  });
  const { dispatcher } = bot;
  const run = async (
    command: string,
    options: Record<string, string> = {},
    { isAdmin = true, direct = false, channel = 'c1', forum = '', language = 'de' as string | undefined } = {},
  ) => {
    const reply = await dispatcher.dispatch({
      id: 'i1',
      command,
      options,
      language,
      channel: { platform: 'slack', id: channel, space: 's', direct, ...(forum === '' ? {} : { forum }) },
      user: { id: 'anna', isAdmin: () => isAdmin },
    });
    return { ...reply, text: plainReply(reply) };
  };
  const complete = (option: string, typed: string) =>
    dispatcher.complete({ command: 'daily on', option, typed, language: 'en' });
  return { run, complete, posts, store: temporary.store };
}

test('who may not manage is told who may; looking is for everybody', async () => {
  const { run } = setUp();
  for (const command of ['daily on', 'daily off', 'daily now', 'daily managers']) {
    expect((await run(command, {}, { isAdmin: false })).text).toContain('Only workspace owners, admins');
  }
  expect((await run('daily status', {}, { isAdmin: false })).text).toContain('Off.');
  const preview = await run('daily preview', {}, { isAdmin: false });
  expect([preview.audience, preview.heading]).toEqual(['asker', 'Fact of the day']);
});

test('an administrator can let everybody manage one channel, and take it back', async () => {
  const { run } = setUp();
  expect((await run('daily managers', { who: 'everybody' })).text).toContain('Everyone in this channel can now');
  expect((await run('daily on', {}, { isAdmin: false })).text).toContain('I’ll post a fact here');
  expect((await run('daily managers', { who: 'admins' }, { isAdmin: false })).text).toContain(
    'Only workspace owners, admins',
  );
  expect((await run('daily on', {}, { isAdmin: false, channel: 'c2' })).text).toContain(
    'Only workspace owners, admins',
  );
  expect((await run('daily managers')).text).toContain('can change this channel’s daily fact');
  expect((await run('daily off', {}, { isAdmin: false })).text).toContain('Only workspace owners, admins');
});

test('in a conversation with the bot alone everybody may', async () => {
  const { run } = setUp();
  expect((await run('daily on', {}, { isAdmin: false, direct: true })).text).toContain('I’ll post a fact here');
});

test('what is not named stays as it was', async () => {
  const { run, store } = setUp();
  await run('daily on', {
    time: '21.30',
    zone: 'almaty',
    topics: 'Ships, people',
    days: 'mon-fri',
    language: 'Deutsch',
  });
  await run('daily on', { time: '8' });
  const channel = { platform: 'slack', id: 'c1' };
  expect(await store.subscription(channel)).toMatchObject({
    schedule: { time: '08:00', zone: 'Asia/Almaty', days: [1, 2, 3, 4, 5] },
    topics: ['ships', 'people'],
    language: 'de',
    setBy: 'anna',
  });
  await run('daily on', { topics: 'all', days: 'every day' });
  expect(await store.subscription(channel)).toMatchObject({ topics: [], schedule: { days: [1, 2, 3, 4, 5, 6, 7] } });
});

test('the confirmation repeats days, topics, language and card', async () => {
  const { run } = setUp();
  const { text } = await run('daily on', {
    zone: 'UTC',
    days: 'mon-fri',
    topics: 'Ships, people',
    language: 'kk',
    card: 'true',
  });
  for (const part of ['Monday to Friday', 'Topics: Ships, People', 'Language: Kazakh', 'As a card']) {
    expect(text).toContain(part);
  }
  expect((await run('daily on', { topics: 'all' })).text).toContain('Topics: all');
});

test('the zone comes from the language, which is said; where it cannot, it is asked for', async () => {
  const { run } = setUp();
  expect((await run('daily on')).text).toContain('every day at 09:00 (Europe/Berlin). First post:');
  expect((await run('daily on', {}, { language: 'xx', channel: 'c2' })).text).toContain('Which time zone?');
  expect((await run('daily on', { zone: 'UTC' }, { channel: 'c3' })).text).not.toContain('I guessed the time zone');
});

test('the same fact is posted by now that preview showed, and then another', async () => {
  const { run, posts } = setUp();
  await run('daily on');
  const preview = await run('daily preview');
  expect((await run('daily now')).text).toBe('Posted.');
  expect(posts).toMatchObject([{ channel: 'c1', key: 'slack/c1/now/i1', heading: 'Fact of the day' }]);
  const next = await run('daily preview');
  expect(next.facts[0]).not.toBe(preview.facts[0]);
  expect((await run('daily status')).text).toContain('4 of 5 facts left before facts repeat');
});

test.each([
  [new PostError('permanent', 'not_in_channel'), 'I couldn’t post here: not_in_channel. Invite me'],
  [new PostError('later', 'ratelimited', 1_000), 'I couldn’t post just now: ratelimited'],
  [new PostError('unknown', 'timeout'), 'I can’t tell whether that was posted'],
])('a post that fails with %s says so', async (error, sentence) => {
  const { run } = setUp({ post: () => Promise.reject(error) });
  await run('daily on');
  expect((await run('daily now')).text).toContain(sentence);
});

test.each([
  ['busy', 'My database is busy'],
  ['full', 'My database is full'],
  ['unwritable', 'My database is read-only'],
  ['gone', 'can’t reach my database'],
] as const)('a store that is %s is named, and questions are answered all the same', async (trouble, sentence) => {
  const fail = () => Promise.reject(new StoreError(trouble, new Error('…')));
  const { run } = setUp({
    store: (store) => ({ ...store, subscription: fail, unsubscribe: fail, setting: fail, changeSetting: fail }),
  });
  for (const command of ['daily on', 'daily off', 'daily status', 'daily preview', 'daily now']) {
    expect((await run(command, {}, { language: 'en' })).text).toContain(sentence);
  }
  expect((await run('daily on', {}, { isAdmin: false, language: 'en' })).text).toContain(sentence);
  expect((await run('language', {}, { language: 'en' })).text).toContain(sentence);
  expect((await run('language', { language: 'de' }, { language: 'en' })).text).toContain(sentence);
  expect((await run('ask', { question: 'Who is the harbour master of Lindau?' })).facts).toEqual(['master-vogel']);
});

test('status tells what was posted, and what went wrong', async () => {
  const { run, store } = setUp();
  await run('daily on', { zone: 'UTC' });
  const plan = (date: string, fact: string) => ({
    platform: 'slack',
    worker: 'w',
    now: Number.MAX_SAFE_INTEGER,
    leaseMs: 0,
    limit: 1,
    plan: () => ({
      delivery: { date, dueAt: 0, fact, rotation: { seed: 's', round: 0, shown: [fact], before: [] } },
      nextDueAt: 1,
    }),
    onUnreadable: () => 1,
  });
  const [first] = await store.claimDeliveries(plan('2026-11-22', 'master-vogel'));
  if (first) await store.confirmDelivery(first, 'm1', 5);
  const [second] = await store.claimDeliveries(plan('2026-11-23', 'berths-400'));
  if (second) await store.giveUpDelivery(second, 'HTTP 503', (rotation) => rotation);
  const { text } = await run('daily status');
  expect(text).toContain('• 22 November 2026: Anna Vogel has been harbour master of Lindau since 3 April 2019.');
  expect(text).toContain('Last error: HTTP 503 (23 November 2026)');
  if (second) await store.pause(second.channel, 'is_archived', second.subscription.changedAt);
  expect((await run('daily status')).text).toContain('Paused because I couldn’t post here (is_archived)');
});

test('suggestions while typing', () => {
  const { complete } = setUp();
  const values = (option: string, typed: string) => complete(option, typed).map(({ value }) => value);
  expect(values('time', '')).toContain('09:00');
  expect(values('time', '9pm')).toEqual(['21:00']);
  expect(complete('zone', 'almaty')[0]?.label).toMatch(/^Asia\/Almaty \(now \d\d:\d\d\)$/);
  expect(values('topics', 'people, sh')).toEqual(['people,ships']);
  expect(values('days', 'mon-w')).toEqual([]);
  expect(values('days', 'mon-we')).toEqual(['mon-we']);
  expect(values('language', 'ger')).toEqual(['de']);
});

test('a pack that has lost the topic leaves nothing to show, and says so', async () => {
  const { run, store } = setUp();
  await run('daily on');
  await store.subscribe({
    channel: { platform: 'slack', id: 'c1' },
    schedule: { time: '09:00', zone: 'UTC', days: [1] },
    topics: ['gone'],
    language: undefined,
    card: false,
    setBy: 'anna',
    changedAt: 0,
    nextDueAt: 1,
    seed: 's',
  });
  expect((await run('daily preview')).text).toBe('There are no facts on these topics.');
  expect((await run('daily now')).text).toBe('There are no facts on these topics.');
});

test('a card is asked for, said in the status, kept by other changes, and taken back', async () => {
  const { run, store } = setUp();
  const kept = async () => (await store.subscription({ platform: 'slack', id: 'c1' }))?.card;
  expect((await run('daily on')).text).not.toContain('card');
  expect(await kept()).toBe(false);
  expect((await run('daily on', { card: 'true' })).text).toContain('Facts are posted as a card');
  expect((await run('daily status')).text).toContain('As a card');
  await run('daily on', { time: '8' });
  expect(await kept()).toBe(true);
  expect((await run('daily on', { card: 'no' })).text).toContain('posted as text, without an image');
  expect((await run('daily status')).text).not.toContain('As a card');
  expect((await run('daily on', { card: 'perhaps' })).text).toContain('card');
  expect(await kept()).toBe(false);
});

test('set up in a post of a forum, each fact can become a post of its own, which any post there manages', async () => {
  const { run, store, posts } = setUp();
  const inPost = (command: string, options = {}, channel = 'post 1') =>
    run(command, options, { channel, forum: 'forum', language: 'en' });
  const set = await inPost('daily on', { time: '21:00', zone: 'Europe/Berlin' });
  expect(set.actions[0]).toMatchObject({ label: 'A new post every day', command: 'daily forum' });
  expect((await inPost('daily forum')).text).toContain(
    'Each fact will be a new post in this forum, every day at 21:00',
  );
  expect((await store.subscription({ platform: 'slack', id: 'post 1' }))?.state).toBe('off');
  expect((await store.subscription({ platform: 'slack', id: 'forum' }))?.state).toBe('on');
  expect((await inPost('daily status', {}, 'post 2')).text).toContain('at 21:00');
  const changed = await inPost('daily on', { time: '08:00' }, 'post 2');
  expect(changed.text).toContain('at 08:00 (Europe/Berlin)');
  expect(changed.actions.map(({ command }) => command)).not.toContain('daily forum');
  await inPost('daily now', {}, 'post 2');
  expect(posts).toMatchObject([{ channel: 'forum', kind: 'forum' }]);
  expect((await inPost('daily off')).text).toContain('Turned off.');
  expect((await store.subscription({ platform: 'slack', id: 'forum' }))?.state).toBe('off');
});
