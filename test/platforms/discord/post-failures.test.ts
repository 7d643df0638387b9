import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { PostError, type PostFailure } from '../../../src/daily/types.ts';
import { createPoster } from '../../../src/platforms/discord/poster.ts';
import { type Discord, openDiscord } from '../../doubles/discord/discord.ts';
import type { Fault } from '../../doubles/discord/faults.ts';
import { NONCE_KEPT_MS } from '../../doubles/discord/messages.ts';
import type { Channel } from '../../doubles/discord/world.ts';

const HOUR = 3_600_000;
const REPLY: Reply = {
  body: [{ kind: 'answer', text: 'about 400' }],
  facts: ['companies'],
  actions: [{ label: 'Sources', command: 'sources', options: { fact: 'companies' } }],
  audience: 'everyone',
};

let discord: Discord;
let channel: Channel;
/** Discord's clock. */
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-11-28T09:00:00Z');
  discord = await openDiscord({ now: () => now });
  channel = discord.addChannel(discord.addGuild());
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});

/** @param ahead How far our clock is ahead of Discord's, in milliseconds. */
const poster = (ahead = 0) =>
  createPoster({
    token: discord.token,
    apiUrl: discord.apiUrl,
    timeoutMs: 5_000,
    now: () => now + ahead,
    steady: () => now,
  });

async function failureOf(work: Promise<unknown>): Promise<PostError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof PostError) return error;
  throw new Error(`Not a PostError: ${String(error)}`);
}

test.each<[status: number, code: number, failure: PostFailure]>([
  [404, 10_003, 'permanent'],
  [404, 10_004, 'permanent'],
  [403, 50_001, 'permanent'],
  [403, 50_007, 'permanent'],
  [400, 50_008, 'permanent'],
  [403, 50_013, 'permanent'],
  [400, 50_024, 'permanent'],
  [400, 50_083, 'permanent'],
  [401, 0, 'unauthorized'],
  [401, 40_001, 'unauthorized'],
  [403, 40_002, 'unauthorized'],
  [401, 50_014, 'unauthorized'],
  // Discord's own word for what its content network refuses.
  [403, 40_333, 'unclear'],
  [403, 0, 'unclear'],
  [404, 0, 'unclear'],
  [403, 99_999, 'unclear'],
  [409, 99_999, 'unclear'],
  [400, 50_035, 'unknown'],
  [400, 99_999, 'unknown'],
  [500, 0, 'unclear'],
  [502, 50_001, 'unclear'],
])('status %d with code %d is %s', async (status, code, failure) => {
  discord.faults.add('POST', /messages$/, { kind: 'refuse', status, code, message: 'Missing' }, 3);
  expect((await failureOf(poster().post(channel, REPLY, 'alpha'))).failure).toBe(failure);
  discord.faults.clear();
  discord.faults.add('GET', /messages$/, { kind: 'refuse', status, code, message: 'Missing' });
  const period = { from: now - HOUR, to: now + HOUR };
  expect((await failureOf(poster().find(channel, 'alpha', period))).failure).toBe(failure);
});

test.each([200, 302, 400, 401, 403, 404, 407, 408, 409, 451, 500, 502, 503, 504])(
  'a page with status %d pauses nothing, is asked for once, and is not shown to anybody',
  async (status) => {
    const page: Fault = { kind: 'page', status };
    discord.faults.add('POST', /messages$/, page, 3);
    discord.faults.add('GET', /messages$/, page);
    const one = poster();
    for (const work of [
      () => one.post(channel, REPLY, 'alpha'),
      () => one.find(channel, 'alpha', { from: now - HOUR, to: now + HOUR }),
    ]) {
      const { failure, message } = await failureOf(work());
      expect(failure).toBe('unclear');
      expect(message).not.toContain('hotel');
      expect(message).not.toContain('undefined');
    }
    expect(discord.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
    discord.faults.clear();
    // Whatever was said of the token, it is used on.
    expect(await one.post(channel, REPLY, 'alpha')).toBe(discord.posted(channel)[0]?.id);
  },
);

test('a token that was not accepted for a while is used again', async () => {
  discord.faults.add('POST', /messages$/, { kind: 'refuse', status: 401, message: '401: Unauthorized' }, 2);
  const one = poster();
  for (let tries = 0; tries < 2; tries++) {
    expect((await failureOf(one.post(channel, REPLY, 'alpha'))).failure).toBe('unauthorized');
  }
  expect(await one.post(channel, REPLY, 'alpha')).toBe(discord.posted(channel)[0]?.id);
});

test('where nobody listens nothing was posted', async () => {
  const gone = await openDiscord();
  await gone.close();
  const nowhere = createPoster({ token: discord.token, apiUrl: gone.apiUrl, timeoutMs: 5_000 });
  expect((await failureOf(nowhere.post(channel, REPLY, 'alpha'))).failure).toBe('later');
});

test.each([-24 * HOUR, -2 * HOUR, -600_000, 600_000, 2 * HOUR, 24 * HOUR])(
  'a clock that is %d ms ahead of Discord’s finds what was posted, when the nonce is forgotten',
  async (ahead) => {
    const one = poster(ahead);
    await one.clock?.refresh();
    const sentAt = one.clock?.now() ?? 0;
    expect(Math.abs(sentAt - now)).toBeLessThan(2_000);
    discord.faults.add('POST', /messages$/, { kind: 'accept-then-drop' });
    expect((await failureOf(one.post(channel, REPLY, 'alpha'))).failure).toBe('unclear');
    now += 2 * NONCE_KEPT_MS;
    const found = await one.find(channel, 'alpha', { from: sentAt - 120_000, to: sentAt + 600_000 });
    expect(found).toBe(discord.posted(channel)[0]?.id);
  },
);
