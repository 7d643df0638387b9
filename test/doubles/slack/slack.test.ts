import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { eventPayload } from './payloads.ts';
import { type LoopbackSlack, startSlack } from './slack.ts';
import { BOT, TOKENS } from './workspace.ts';

/** The judge is judged: what it must refuse, it refuses. */
let slack: LoopbackSlack;
let time = 0;
beforeEach(async () => {
  time = Date.parse('2026-11-24T10:00:00Z');
  slack = await startSlack({ now: () => time, scopes: ['chat:write', 'users:read', 'files:write'] });
  slack.workspace.addChannel('C1', { members: ['UANNA'] });
  slack.workspace.addUser({ id: 'UANNA' });
});
afterEach(() => slack.stop());

async function call(method: string, body: object, token: string = TOKENS.bot) {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.parse(await response.json());
}
const answer = z.object({ ok: z.boolean(), error: z.string().optional(), url: z.string().optional() });

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string) => ({ type: 'section', text: plain(text) });
const button = (id: string, more: object = {}) => ({
  type: 'button',
  action_id: id,
  text: plain('Go'),
  value: 'v',
  ...more,
});
const container = (child_blocks: object[], more: object = {}) => ({
  type: 'container',
  title: plain('x'),
  is_collapsible: true,
  child_blocks,
  ...more,
});
const table = (rows: string[][]) => ({
  type: 'table',
  rows: rows.map((row) => row.map((text) => ({ type: 'raw_text', text }))),
});
const feedback = (more: object = {}) => {
  const positive_button = { text: plain('Yes'), value: 'v' };
  const element = { type: 'feedback_buttons', action_id: 'a', positive_button, negative_button: positive_button };
  return { type: 'context_actions', elements: [{ ...element, ...more }] };
};
const richText = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

test.each([
  ['an unknown type of block', { type: 'marquee' }],
  ['an unknown field', { type: 'divider', colour: 'red' }],
  ['a header that is too long', { type: 'header', text: plain('x'.repeat(151)) }],
  ['a header in mrkdwn', { type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
  ['a section that is too long', section('x'.repeat(3001))],
  ['text without anything to see', section('  ')],
  [
    'an input in a message',
    { type: 'input', label: plain('x'), element: { type: 'plain_text_input', action_id: 'a' } },
  ],
  ['rich text with an empty piece', richText({ type: 'text', text: '' })],
  ['rich text with a link that is none', richText({ type: 'link', url: 'javascript:alert(1)' })],
  ['rich text with a button', richText(button('a'))],
  ['a button whose label is too long', { type: 'actions', elements: [button('a', { text: plain('x'.repeat(76)) })] }],
  ['a value that is too long', { type: 'actions', elements: [button('a', { value: 'x'.repeat(2001) })] }],
  ['two buttons of the same id', { type: 'actions', elements: [button('a'), button('a')] }],
  ['too many buttons', { type: 'actions', elements: Array.from({ length: 26 }, (_, at) => button(`${at}`)) }],
  ['a container without a title', { type: 'container', child_blocks: [section('x')] }],
  ['a container whose title is too long', container([section('x')], { title: plain('x'.repeat(151)) })],
  ['a container with too much in it', container(Array.from({ length: 11 }, () => section('x')))],
  ['a container with nothing in it', container([])],
  ['a container in a container', container([container([section('x')])])],
  ['rich text in a container', container([richText({ type: 'text', text: 'x' })])],
  [
    'a container that is closed and cannot be opened',
    container([section('x')], { is_collapsible: false, default_collapsed: true }),
  ],
  ['a table with too many rows', table(Array.from({ length: 101 }, () => ['x']))],
  ['a table with too many columns', table([Array.from({ length: 21 }, () => 'x')])],
  ['a table with too much in it', table(Array.from({ length: 11 }, () => ['x'.repeat(1000)]))],
  ['a table with an empty cell', table([['']])],
  ['feedback without a button against', feedback({ negative_button: undefined })],
  ['feedback whose label is too long', feedback({ positive_button: { text: plain('x'.repeat(76)), value: 'v' } })],
  ['feedback among buttons', { type: 'actions', elements: feedback().elements }],
  ['a picture without words', { type: 'image', slack_file: { id: 'F1' } }],
  [
    'a picture from two places',
    { type: 'image', alt_text: 'x', image_url: 'https://a.example', slack_file: { id: 'F1' } },
  ],
])('refuses %s', async (_, block) => {
  expect(await call('chat.postMessage', { channel: 'C1', text: 'x', blocks: [block] })).toMatchObject({
    ok: false,
    error: 'invalid_blocks',
  });
  expect(slack.workspace.violations).toHaveLength(1);
});

test('refuses too many blocks, blocks that are too long together, and a message without text', async () => {
  const post = (blocks: object[], text = 'x') => call('chat.postMessage', { channel: 'C1', text, blocks });
  expect((await post(Array.from({ length: 51 }, () => ({ type: 'divider' })))).error).toBe('invalid_blocks');
  expect((await post(Array.from({ length: 5 }, () => section('x'.repeat(2900))))).error).toBe('msg_blocks_too_long');
  expect((await post([{ type: 'divider' }], ' ')).error).toBe('no_text');
  expect((await call('chat.postMessage', { channel: 'C1', text: 'x', as_user: true })).error).toBe('invalid_arguments');
  expect(slack.workspace.violations).toHaveLength(4);
});

test('takes one table in a message, wherever it stands, and none of the newer blocks in a window', async () => {
  const post = (blocks: object[]) => call('chat.postMessage', { channel: 'C1', text: 'x', blocks });
  expect((await post([container([table([['x']]), section('x')]), feedback()])).ok).toBe(true);
  expect((await post([table([['x']]), container([table([['x']])])])).error).toBe('invalid_blocks');
  for (const block of [container([section('x')]), table([['x']]), feedback()]) {
    const view = { type: 'home', blocks: [block] };
    expect((await call('views.publish', { user_id: 'UANNA', view })).ok).toBe(false);
  }
});

test('says which blocks are wrong, and refuses kinds of blocks without a violation where it was told to', async () => {
  slack.workspace.refusals.blocks.add('table');
  const blocks = [section('x'), container([section('x'), table([['x']])])];
  const asked = await fetch(`${slack.apiUrl}blocks.validate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ blocks }),
  });
  expect(await asked.json()).toMatchObject({ ok: false, errors: [{ pointer: '/blocks/1/child_blocks/1' }] });
  expect((await call('chat.postMessage', { channel: 'C1', text: 'x', blocks })).error).toBe('invalid_blocks');
  expect(slack.workspace.violations).toEqual([]);
});

test.each([
  ['five questions', { prompts: Array.from({ length: 5 }, () => ({ title: 'x', message: 'x' })) }],
  ['no question', { prompts: [] }],
  ['questions in a thread', { prompts: [{ title: 'x', message: 'x' }], thread_ts: '1.000001' }],
])('refuses to suggest %s', async (_, given) => {
  const scoped = await startSlack();
  scoped.workspace.addUser({ id: 'UANNA' });
  const response = await fetch(`${scoped.apiUrl}assistant.threads.setSuggestedPrompts`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${TOKENS.bot}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ channel_id: scoped.workspace.directChannel('UANNA').id, ...given }),
  });
  expect(await response.json()).toMatchObject({ ok: false, error: 'invalid_arguments' });
  await scoped.stop();
});

test('refuses tokens of the wrong kind, missing scopes and places where the bot is not', async () => {
  expect((await call('auth.test', {}, 'xoxb-nonsense')).error).toBe('invalid_auth');
  expect((await call('auth.test', {}, TOKENS.app)).error).toBe('not_allowed_token_type');
  expect((await call('apps.connections.open', {})).error).toBe('not_allowed_token_type');
  expect((await call('conversations.history', { channel: 'C1' })).error).toBe('missing_scope');
  slack.workspace.addChannel('C2', { withBot: false });
  expect((await call('chat.postMessage', { channel: 'C2', text: 'x' })).error).toBe('not_in_channel');
  expect((await call('chat.postMessage', { channel: 'C3', text: 'x' })).error).toBe('channel_not_found');
  expect((await call('chat.postEphemeral', { channel: 'C1', user: 'UBEN', text: 'x' })).error).toBe(
    'user_not_in_channel',
  );
});

test('a response_url is good for five uses, one answer and half an hour', async () => {
  const { url, acknowledge } = await commandOverSocket();
  acknowledge();
  const respond = async (body: object) =>
    (await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x', ...body }) })).status;
  expect(await respond({})).toBe(200);
  expect(await respond({})).toBe(200);
  expect(slack.workspace.violations).toEqual(['response_url: a second answer in C1']);
  for (let use = 3; use <= 5; use++) await respond({});
  expect(await respond({})).toBe(404);
  const other = await commandOverSocket();
  other.acknowledge();
  time += 31 * 60_000;
  expect((await fetch(other.url, { method: 'POST', body: '{"text":"x"}' })).status).toBe(404);
});

test('late and doubled acknowledgements are recorded, and second answers in a thread', async () => {
  const { acknowledge } = await commandOverSocket();
  time += 3001;
  acknowledge();
  acknowledge();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(slack.workspace.violations).toEqual([
    'slash_commands /ask: acknowledged after 3001 ms',
    'slash_commands /ask: acknowledged 2 times',
    'slash_commands /ask: acknowledged after 3001 ms',
  ]);
  slack.workspace.prompt('C1', '1.000001');
  await call('chat.postMessage', { channel: 'C1', text: 'x', thread_ts: '1.000001' });
  await call('chat.postMessage', { channel: 'C1', text: 'x', thread_ts: '1.000001' });
  expect(slack.workspace.violations.at(-1)).toBe('double answer in C1, thread 1.000001');
});

test('a modal wants a button if it has fields, and a trigger that is fresh and unused', async () => {
  const { trigger, acknowledge } = await commandOverSocket();
  acknowledge();
  const field = { type: 'input', label: plain('x'), element: { type: 'plain_text_input', action_id: 'a' } };
  const view = { type: 'modal', title: plain('x'), blocks: [field] };
  expect((await call('views.open', { trigger_id: trigger, view })).ok).toBe(false);
  const whole = { ...view, submit: plain('Go') };
  expect((await call('views.open', { trigger_id: trigger, view: whole })).ok).toBe(true);
  expect((await call('views.open', { trigger_id: trigger, view: whole })).error).toBe('exchanged_trigger_id');
  const late = await commandOverSocket();
  late.acknowledge();
  time += 3001;
  expect((await call('views.open', { trigger_id: late.trigger, view: whole })).error).toBe('expired_trigger_id');
});

test('events that were not acknowledged come again on the next connection', async () => {
  const first = await connect();
  const event = { type: 'app_mention', channel: 'C1', user: 'UANNA', text: `<@${BOT.user}>`, ts: '1.000001' };
  void slack.deliver('events_api', eventPayload(slack.workspace, event));
  expect((await first.next()).retry_attempt).toBeUndefined();
  first.socket.terminate();
  const second = await connect();
  expect((await second.next()).retry_attempt).toBe(1);
});

const envelope = z.object({
  type: z.string(),
  envelope_id: z.string().optional(),
  retry_attempt: z.number().optional(),
  payload: z.looseObject({ response_url: z.string().optional(), trigger_id: z.string().optional() }).optional(),
});
type Envelope = z.infer<typeof envelope>;

/** A connection over Socket Mode, without any library, that has said hello. */
async function connect() {
  const { url } = await call('apps.connections.open', {}, TOKENS.app);
  const socket = new WebSocket(String(url));
  const received: Envelope[] = [];
  const waiting: ((message: Envelope) => void)[] = [];
  socket.on('message', (data) => {
    const message = envelope.parse(JSON.parse(String(data)));
    const next = waiting.shift();
    if (next) next(message);
    else received.push(message);
  });
  const next = async () => received.shift() ?? (await new Promise<Envelope>((resolve) => waiting.push(resolve)));
  expect((await next()).type).toBe('hello');
  return { socket, next };
}

async function commandOverSocket() {
  const { socket, next } = await connect();
  void slack.person('UANNA').commands('C1', '/ask');
  const { envelope_id: id, payload } = await next();
  const { response_url: url, trigger_id: trigger } = payload ?? {};
  const acknowledge = () => socket.send(JSON.stringify({ envelope_id: id, payload: {} }));
  return { url: String(url), trigger: String(trigger), acknowledge };
}
