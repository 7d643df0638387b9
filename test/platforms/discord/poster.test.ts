import { ChannelType, ComponentType, MessageFlags } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { type Destination, PostError } from '../../../src/daily/types.ts';
import { createPoster } from '../../../src/platforms/discord/poster.ts';
import { type Discord, openDiscord } from '../../doubles/discord/discord.ts';
import { NONCE_KEPT_MS } from '../../doubles/discord/messages.ts';
import { componentsOf, textOf } from '../../doubles/discord/shown.ts';
import type { Channel } from '../../doubles/discord/world.ts';

/** A day from a moment on. */
const dayFrom = (from: number) => ({ from, to: from + 86_400_000 });

let discord: Discord;
let channel: Channel;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-11-24T09:00:00Z');
  discord = await openDiscord({ now: () => clock });
  channel = discord.addChannel(discord.addGuild());
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});

const poster = (token = discord.token) => createPoster({ token, apiUrl: discord.apiUrl, timeoutMs: 300 });

const REPLY: Reply = {
  heading: 'Fact of the day',
  body: [
    { kind: 'answer', text: 'about 400' },
    { kind: 'citation', text: ['Source: ', { link: 'Title', url: 'https://example.com/' }] },
  ],
  facts: ['companies'],
  actions: [
    { label: 'Sources', command: 'sources', options: { fact: 'companies' } },
    { label: 'Related', command: 'related', options: { fact: 'companies' } },
  ],
  audience: 'everyone',
};

async function failureOf(promise: Promise<unknown>): Promise<PostError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof PostError) return error;
  throw new Error(`No PostError, but ${String(error)}`);
}

test('a post is found again by its key, and no other key finds it', async () => {
  const since = clock - 1;
  const id = await poster().post(channel, REPLY, 'alpha 2026-11-24');
  expect(await poster().find(channel, 'alpha 2026-11-24', dayFrom(since))).toBe(id);
  expect(await poster().find(channel, 'alpha 2026-11-25', dayFrom(since))).toBeUndefined();
});

test('a post is still found when Discord has forgotten its nonce, among hundreds of other messages', async () => {
  const since = clock - 1;
  const alice = discord.addPerson('Alice');
  for (let n = 0; n < 150; n++) discord.write(alice, channel, `message ${n}`);
  const id = await poster().post(channel, REPLY, 'alpha');
  for (let n = 0; n < 150; n++) discord.write(alice, channel, `message ${n}`);
  clock += 2 * NONCE_KEPT_MS;
  const other = await poster().post(channel, REPLY, 'beta');
  expect(await poster().find(channel, 'alpha', dayFrom(since))).toBe(id);
  expect(await poster().find(channel, 'beta', dayFrom(since))).toBe(other);
  expect(discord.posted(channel).find((message) => message.id === id)?.nonce).toBeDefined();
});

test('a post whose confirmation was lost is not posted a second time', async () => {
  const since = clock - 1;
  discord.faults.add('POST', /messages$/, { kind: 'accept-then-drop' });
  const error = await failureOf(poster().post(channel, REPLY, 'alpha'));
  expect(error.failure).toBe('unclear');
  const again = await poster().post(channel, REPLY, 'alpha');
  expect(discord.posted(channel).map(({ id }) => id)).toEqual([again]);
  expect(await poster().find(channel, 'alpha', dayFrom(since))).toBe(again);
});

test('a post that is answered too late counts as maybe posted, and is found', async () => {
  discord.faults.add('POST', /messages$/, { kind: 'late', ms: 800 });
  const error = await failureOf(poster().post(channel, REPLY, 'alpha'));
  expect(error.failure).toBe('unclear');
  expect(await poster().find(channel, 'alpha', dayFrom(clock))).toBe(discord.posted(channel)[0]?.id);
  expect(discord.posted(channel)).toHaveLength(1);
});

test('a wait that Discord asks for is kept if it is short and told if it is long', async () => {
  discord.faults.add('POST', /messages$/, { kind: 'rate-limit', retryAfterMs: 30 });
  expect(await poster().post(channel, REPLY, 'alpha')).toBe(discord.posted(channel)[0]?.id);
  discord.faults.add('POST', /messages$/, { kind: 'rate-limit', retryAfterMs: 90_000 });
  const error = await failureOf(poster().post(channel, REPLY, 'beta'));
  expect(error.failure).toBe('later');
  expect(error.retryAfterMs).toBeGreaterThanOrEqual(90_000);
});

test.each([
  ['a channel that is gone', () => (channel.deleted = true), 'permanent'],
  ['a channel that the bot does not see', () => channel.denied.add('view'), 'permanent'],
  ['a channel in which it may not write', () => channel.denied.add('send'), 'permanent'],
  ['a server error', () => discord.faults.add('POST', /messages$/, { kind: 'refuse', status: 503 }), 'unclear'],
  ['a connection that breaks', () => discord.faults.add('POST', /messages$/, { kind: 'drop' }), 'unclear'],
  ['no answer at all', () => discord.faults.add('POST', /messages$/, { kind: 'hang' }), 'unclear'],
  [
    'a request that Discord does not accept',
    () => discord.faults.add('POST', /messages$/, { kind: 'refuse', status: 400, code: 50035 }),
    'unknown',
  ],
])('%s is told apart, and not tried again outside the pace', async (_, arrange, failure) => {
  arrange();
  const before = discord.requests.length;
  expect((await failureOf(poster().post(channel, REPLY, 'alpha'))).failure).toBe(failure);
  expect(discord.requests.length - before).toBeLessThanOrEqual(failure === 'permanent' ? 2 : 1);
});

test('a token that is not accepted is no matter of the channel', async () => {
  expect((await failureOf(poster('wrong').post(channel, REPLY, 'alpha'))).failure).toBe('unauthorized');
});

test('where embeds are forbidden the post is plain text, and is found all the same', async () => {
  channel.denied.add('embed');
  const id = await poster().post(channel, REPLY, 'alpha');
  clock += 2 * NONCE_KEPT_MS;
  expect(discord.posted(channel)[0]?.content).toContain('**Fact of the day**');
  expect(discord.posted(channel)[0]?.content).toContain('## about 400');
  expect(await poster().find(channel, 'alpha', dayFrom(clock - 60 * 60_000))).toBe(id);
});

test('a person is told alone, or the failure is permanent', async () => {
  const alice = discord.addPerson('Alice');
  await poster().tell(alice.user.id, undefined, REPLY);
  expect(discord.posted(discord.directChannel(alice))).toHaveLength(1);
  alice.acceptsDirectMessages = false;
  expect((await failureOf(poster().tell(alice.user.id, undefined, REPLY))).failure).toBe('permanent');
  expect((await failureOf(poster().tell('404', undefined, REPLY))).failure).toBe('permanent');
});

test('a picture goes along with its words for people who do not see it', async () => {
  const picture = { png: new Uint8Array([137, 80, 78, 71]), name: 'trade volume.png', alt: 'Trade grew.' };
  await poster().post(channel, { ...REPLY, picture }, 'alpha');
  const [message] = discord.posted(channel);
  expect(message?.attachments[0]).toMatchObject({ filename: 'trade_volume.png', description: 'Trade grew.' });
  expect(message && componentsOf(message)[1]).toMatchObject({
    type: ComponentType.MediaGallery,
    items: [{ media: { url: 'attachment://trade_volume.png' }, description: 'Trade grew.' }],
  });
  expect(discord.stored(message?.id ?? '')?.files[0]?.bytes).toEqual(picture.png);
});

const CARD: Reply = {
  ...REPLY,
  picture: {
    png: new Uint8Array([137, 80, 78, 71]),
    name: 'companies.png',
    alt: 'Card: about 400.',
    replacesBlocks: 1,
  },
};

test('a card stands for what it says, carries its words, and is found as any post is, with or without its nonce', async () => {
  const since = clock - 1;
  const id = await poster().post(channel, CARD, 'alpha');
  const again = await poster().post(channel, CARD, 'alpha');
  expect(again).toBe(id);
  const [message, ...others] = discord.posted(channel);
  expect(others).toEqual([]);
  expect(message?.attachments).toMatchObject([{ filename: 'companies.png', description: 'Card: about 400.' }]);
  expect(message && textOf(message)).not.toContain('about 400');
  expect(message && textOf(message)).toContain('https://example.com/');
  clock += 2 * NONCE_KEPT_MS;
  expect(await poster().find(channel, 'alpha', dayFrom(since))).toBe(id);
});

test('a card whose confirmation was lost is not posted a second time', async () => {
  discord.faults.add('POST', /messages$/, { kind: 'accept-then-drop' });
  expect((await failureOf(poster().post(channel, CARD, 'alpha'))).failure).toBe('unclear');
  const again = await poster().post(channel, CARD, 'alpha');
  expect(discord.posted(channel).map(({ id }) => id)).toEqual([again]);
});

test.each(['attach' as const, 'embed' as const])('where it may not %s, a card comes in words', async (right) => {
  channel.denied.add(right);
  await poster().post(channel, CARD, 'alpha');
  const [message] = discord.posted(channel);
  expect(message && textOf(message)).toContain('## about 400');
  expect(message?.attachments).toEqual([]);
  expect(message && textOf(message)).not.toContain('Card:');
});

test('in a forum each post is a thread, named by what it says and found by its key', async () => {
  const guild = discord.addGuild();
  const { id } = discord.addChannel(guild, 'facts', ChannelType.GuildForum);
  const forum: Destination = { id, space: guild.id, kind: 'forum' };
  const since = clock - 1;
  const said: Reply = {
    ...REPLY,
    body: [
      { kind: 'answer', text: '400' },
      { kind: 'paragraph', text: 'x '.repeat(99) },
    ],
  };
  const [first, second] = [await poster().post(forum, said, 'alpha'), await poster().post(forum, CARD, 'beta')];
  const threads = [...discord.world.channels.values()].filter(({ parent }) => parent?.id === id);
  expect(threads.map((thread) => [thread.id, thread.name])).toEqual([
    [first, expect.stringMatching(/^x x .+…$/)],
    [second, 'about 400'],
  ]);
  expect(discord.stored(second)?.message.attachments).toHaveLength(1);
  // Somebody's post without its first message is no trouble.
  const emptied = await poster().post(forum, REPLY, 'gamma');
  const stored = discord.stored(emptied);
  if (stored) stored.deleted = true;
  clock += 2 * NONCE_KEPT_MS;
  expect(await poster().find(forum, 'beta', dayFrom(since))).toBe(second);
  expect(await poster().find(forum, 'gamma', dayFrom(since))).toBeUndefined();
  expect(await poster().find(forum, 'alpha', dayFrom(clock))).toBeUndefined();
});

test('what is posted in an announcement channel is passed on, and is posted even if that fails', async () => {
  const guild = discord.addGuild();
  const news = discord.addChannel(guild, 'news', ChannelType.GuildAnnouncement);
  const there: Destination = { id: news.id, space: guild.id, kind: 'announcement' };
  const id = await poster().post(there, REPLY, 'alpha');
  await discord.until(() => (Number(discord.stored(id)?.message.flags) & MessageFlags.Crossposted) !== 0);
  discord.faults.add('POST', /crosspost$/, { kind: 'refuse', status: 403, code: 50013 });
  expect(await poster().post(there, REPLY, 'beta')).toBe(discord.posted(news)[1]?.id);
  await discord.until(() => discord.requests.filter((request) => request.endsWith('crosspost')).length === 2);
});
