import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Discord, openDiscord } from './discord.ts';
import type { Channel, Person } from './world.ts';

/** That the double refuses what Discord refuses, or tests that find no violation would prove nothing. */
let discord: Discord;
let channel: Channel;
let alice: Person;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-11-24T09:00:00Z');
  discord = await openDiscord({ now: () => clock, limits: { messagesPerChannel: 5, perSecond: 50 } });
  channel = discord.addChannel(discord.addGuild());
  alice = discord.addPerson('Alice');
});
afterEach(() => discord.close());

async function request(method: string, path: string, body?: object, token = discord.token) {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, answer, headers: response.headers };
}
const post = (body: object) =>
  request('POST', `/channels/${channel.id}/messages`, { allowed_mentions: { parse: [] }, ...body });
const button = (custom_id: string, label = 'x') => ({ type: 2, style: 2, custom_id, label });
const row = (...components: object[]) => ({ type: 1, components });
const said = (content: string) => ({ type: 10, content });
const container = (...components: object[]) => ({ type: 17, components });
const layout = (...components: object[]) => ({ flags: 1 << 15, components });

test.each([
  ['nothing at all', {}],
  ['content of 2,001 characters', { content: 'x'.repeat(2_001) }],
  [
    'embeds of 6,001 characters together',
    { embeds: [{ description: 'x'.repeat(3_001) }, { description: 'x'.repeat(3_000) }] },
  ],
  ['a title of 257 characters', { embeds: [{ title: 'x'.repeat(257) }] }],
  ['a field that does not exist', { content: 'x', contents: 'y' }],
  ['a field of an embed that does not exist', { embeds: [{ description: 'x', text: 'y' }] }],
  ['a field of the wrong kind', { content: 1 }],
  ['two buttons that mean the same', { content: 'x', components: [row(button('a'), button('a'))] }],
  ['six buttons in a row', { content: 'x', components: [row(...'abcdef'.split('').map((id) => button(id)))] }],
  ['a button without a label', { content: 'x', components: [row(button('a', ' '))] }],
  ['a custom_id of 101 characters', { content: 'x', components: [row(button('x'.repeat(101)))] }],
  ['a picture that is not there', { embeds: [{ image: { url: 'attachment://chart.png' } }] }],
  ['an attachment without its file', { content: 'x', attachments: [{ id: '0', filename: 'a.png' }] }],
  ['a container without the flag', { components: [container(said('x'))] }],
  ['components and content', { content: 'x', ...layout(said('x')) }],
  ['components and an embed', { embeds: [{ description: 'x' }], ...layout(said('x')) }],
  ['41 components', layout(container(...Array.from({ length: 40 }, () => said('x'))))],
  ['texts of 4,001 characters together', layout(said('x'.repeat(2_001)), container(said('x'.repeat(2_000))))],
  ['a container that is empty', layout(container())],
  ['a section without a button', layout({ type: 9, components: [said('x')] })],
  ['a section of four texts', layout({ type: 9, components: 'abcd'.split('').map(said), accessory: button('a') })],
  ['a gallery of a picture that is not there', layout({ type: 12, items: [{ media: { url: 'attachment://a.png' } }] })],
  [
    'two buttons that mean the same, one of them beside a text',
    layout({ type: 9, components: [said('x')], accessory: button('a') }, row(button('a'))),
  ],
])('a message with %s is refused', async (_, body) => {
  expect((await post(body)).status).toBe(400);
  expect(discord.violations.length).toBeGreaterThan(0);
  expect(discord.posted(channel)).toEqual([]);
});

test.each([
  ['@everyone', { allowed_mentions: { parse: ['everyone'] } }],
  ['<@&123>', { allowed_mentions: { roles: ['123'] } }],
  ['<@123>', { allowed_mentions: null }],
  ['@here', { allowed_mentions: undefined }],
])('a message that pings with %s is blamed', async (content, rest) => {
  expect((await post({ content, ...rest })).status).toBe(200);
  expect(discord.violations.join()).toContain('pings');
});

test('a message with mentions that ping nobody is no violation', async () => {
  await post({ content: '@everyone <@1> <@&2>' });
  expect(discord.violations).toEqual([]);
});

test('a message of components stays one, and its mentions ping', async () => {
  discord.world.commands.set('global', []);
  await request('POST', `/applications/${discord.world.applicationId}/commands`, { name: 'ask', description: 'Asks' });
  const { id, token } = discord.use(alice, channel, 'ask');
  const data = { ...layout(said('@everyone')), allowed_mentions: { parse: [] } };
  expect((await request('POST', `/interactions/${id}/${token}/callback`, { type: 4, data })).status).toBe(204);
  const edit = (body: object) =>
    request('PATCH', `/webhooks/${discord.world.applicationId}/${token}/messages/@original`, {
      allowed_mentions: { parse: [] },
      ...body,
    });
  expect((await edit(layout(said('y')))).status).toBe(200);
  expect(discord.violations).toEqual([]);
  expect((await edit({ embeds: [{ description: 'z' }], flags: 0 })).status).toBe(400);
  expect((await edit({ content: 'z' })).status).toBe(400);
  const before = discord.violations.length;
  expect((await post({ ...layout(said('@everyone')), allowed_mentions: { parse: ['everyone'] } })).status).toBe(200);
  expect(discord.violations.slice(before).join()).toContain('pings');
});

test('the same nonce posts once while it is remembered', async () => {
  const body = { content: 'x', nonce: 'abc', enforce_nonce: true };
  const [first, second] = [await post(body), await post(body)];
  expect(second.answer).toEqual(first.answer);
  clock += 10 * 60_000;
  await post(body);
  expect(discord.posted(channel)).toHaveLength(2);
});

test('an interaction has one response, in three seconds, with its own token', async () => {
  discord.world.commands.set('global', []);
  await request('POST', `/applications/${discord.world.applicationId}/commands`, { name: 'ask', description: 'Asks' });
  const callback = (id: string, token: string, content = 'x') =>
    request('POST', `/interactions/${id}/${token}/callback`, {
      type: 4,
      data: { content, allowed_mentions: { parse: [] } },
    });
  const first = discord.use(alice, channel, 'ask');
  expect((await callback(first.id, 'wrong')).answer).toMatchObject({ code: 10062 });
  expect((await callback(first.id, first.token)).status).toBe(204);
  expect((await callback(first.id, first.token)).answer).toMatchObject({ code: 40060 });
  const second = discord.use(alice, channel, 'ask');
  clock += 3_001;
  expect((await callback(second.id, second.token)).answer).toMatchObject({ code: 10062 });
  expect(discord.posted(channel)).toHaveLength(1);
});

test.each([
  ['a name with capitals', { name: 'Ask', description: 'x' }],
  ['no description', { name: 'ask' }],
  ['a locale that Discord does not have', { name: 'ask', description: 'x', description_localizations: { kk: 'y' } }],
  [
    'a required option behind another',
    {
      name: 'ask',
      description: 'x',
      options: [
        { type: 3, name: 'a', description: 'x' },
        { type: 3, name: 'b', description: 'x', required: true },
      ],
    },
  ],
  ['a description of 101 characters', { name: 'ask', description: 'x'.repeat(101) }],
])('a command with %s is refused', async (_, body) => {
  expect((await request('POST', `/applications/${discord.world.applicationId}/commands`, body)).status).toBe(400);
  expect(discord.violations.length).toBeGreaterThan(0);
});

test('a token that is not the bot’s is refused', async () => {
  expect((await request('GET', '/users/@me', undefined, 'x')).status).toBe(401);
});

test('the sixth message within five seconds waits, and the headers say how long', async () => {
  for (let n = 0; n < 5; n++) expect((await post({ content: 'x' })).status).toBe(200);
  clock += 2_000;
  const { status, headers, answer } = await post({ content: 'x' });
  expect(status).toBe(429);
  expect(headers.get('retry-after')).toBe('3.000');
  expect(headers.get('x-ratelimit-remaining')).toBe('0');
  expect(answer).toMatchObject({ retry_after: 3, global: false });
  expect(discord.rateLimited()).toBe(1);
  clock += 3_000;
  expect((await post({ content: 'x' })).status).toBe(200);
});

test('a route that the double does not know is blamed', async () => {
  expect((await request('GET', '/nowhere')).status).toBe(404);
  expect(discord.violations).toEqual(['GET /nowhere: the double has no such route']);
});
