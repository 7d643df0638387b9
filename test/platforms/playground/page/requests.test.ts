import { once } from 'node:events';
import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { translatorFor } from '../../../../src/i18n/translator.ts';
import { StartError } from '../../../../src/platforms/platform.ts';
import { createApi } from '../../../../src/platforms/playground/page/api.ts';
import { createWatchedBot } from '../../../acceptance/bot.ts';
import { hostileTexts } from '../../../adversarial/texts.ts';
import { PREVIEWS, servePage } from '../../../browser/served-page.ts';

const served = await servePage();
afterAll(served.stop);

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function send(path: string, options: RequestOptions = {}, body?: string, url = served.url): Promise<Answer> {
  // A path is sent as it stands, also where a URL would tidy it up.
  const sent = request(url, { ...options, path });
  sent.end(body);
  const [response]: IncomingMessage[] = await once(sent, 'response');
  if (!response) throw new Error('no response');
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** Every test is another person, so that none is too fast because of another. */
let people = 1;
const post = (path: string, body: unknown, headers: Record<string, string> = {}, from = `127.0.0.${++people}`) =>
  send(path, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, localAddress: from }, JSON.stringify(body));

test('the page comes with a strict policy, and with nothing in it that the policy would have to allow', async () => {
  const { status, headers, body } = await send('/');
  expect(status).toBe(200);
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain('unsafe-eval');
  expect(body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
  expect(body).not.toMatch(/https?:/);
});

test('a file that a browser has already is not sent again', async () => {
  const first = await send('/main.js');
  expect(first.headers['content-type']).toContain('text/javascript');
  const again = await send('/main.js', { headers: { 'if-none-match': first.headers.etag ?? '' } });
  expect([again.status, again.body]).toEqual([304, '']);
});

test.each([
  ['gzip, br', 'gzip'],
  ['br', undefined],
  ['gzip;q=0', undefined],
])('a browser that takes %s gets it as %s', async (accepted, encoding) => {
  const { headers, body } = await send('/main.js', { headers: { 'accept-encoding': accepted } });
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers.vary).toContain('Accept-Encoding');
  expect(body.length).toBeGreaterThan(0);
});

test.each([
  ['/../package.json'],
  ['/..%2f..%2fpackage.json'],
  ['/%2e%2e/%2e%2e/etc/passwd'],
  ['//etc/passwd'],
  ['/main.ts'],
  ['/client/main.ts'],
  ['/__proto__'],
  ['/api/constructor'],
])('nothing else is served: %s', async (path) => {
  const { status, body } = await send(path);
  expect(status).toBe(404);
  expect(JSON.parse(body).error).toContain('There’s nothing here');
});

test.each([
  [
    'another name that points here',
    { host: 'evil.example:3000' },
    421,
    'only be opened under this machine’s own names',
  ],
  ['another website', { origin: 'https://evil.example' }, 403, 'Other websites'],
  ['a page of a file', { origin: 'null' }, 403, 'Other websites'],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403, 'Other websites'],
  ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }, 403, 'Other websites'],
  ['a form', { 'content-type': 'text/plain' }, 415, 'must be JSON'],
])('%s is refused', async (_, headers, status, sentence) => {
  const answer = await post('/api/messages', { line: 'What is the DKU?' }, headers);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body).error).toContain(sentence);
});

test.each([['localhost'], ['[::1]:8080'], ['127.0.0.1:80']])('the name %s of this machine is let in', async (host) => {
  expect((await post('/api/messages', { line: 'What is the DKU?' }, { host })).status).toBe(200);
});

test.each([
  ['not JSON', '{', 400, 'Invalid request'],
  ['nothing', '', 400, 'Invalid request'],
  ['no line', '{}', 400, 'line'],
  ['a line that is no text', '{"line":1}', 400, 'line'],
  ['more than a line', '{"line":"a","command":"ask"}', 400, 'command'],
  ['far too much', JSON.stringify({ line: 'x'.repeat(20_000) }), 413, 'too long for a message'],
])('%s is refused with a sentence', async (_, body, status, sentence) => {
  const answer = await send('/api/messages', { method: 'POST', headers: JSON_TYPE, localAddress: '127.0.1.1' }, body);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body).error).toContain(sentence);
});

test('a wrong method is named as such', async () => {
  expect((await send('/api/messages')).status).toBe(405);
  expect((await send('/', { method: 'DELETE' })).status).toBe(404);
});

test('a message as long as a form is answered like on any platform', async () => {
  const { status, body } = await post('/api/messages', { line: 'why '.repeat(1_000) });
  expect(status).toBe(200);
  expect(body).toContain('have a fact that answers this');
});

test('a button that means nothing any more says so', async () => {
  const { body } = await post('/api/presses', { code: '0/old?x=1' });
  expect(JSON.parse(body).reply.body[0].text).toContain('This button is out of date');
});

test('people who are too fast get a notice, while others are answered', async () => {
  const frozen = await servePage({ now: () => 0 });
  const ask = (from: string) =>
    send(
      '/api/messages',
      { method: 'POST', headers: JSON_TYPE, localAddress: from },
      JSON.stringify({ line: '/topics' }),
      frozen.url,
    );
  const answers = await Promise.all(Array.from({ length: 22 }, () => ask('127.0.2.1')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBe(2);
  expect(JSON.parse(refused[0]?.body ?? '').error).toContain('wait a moment');
  expect((await ask('127.0.2.2')).status).toBe(200);
  await frozen.stop();
});

test('when too many are being answered, the next one is asked to come again', async () => {
  const hanging = Promise.withResolvers<never>();
  const busy = await servePage({ dispatch: () => hanging.promise });
  const ask = (from: string) =>
    send(
      '/api/messages',
      { method: 'POST', headers: JSON_TYPE, localAddress: from },
      JSON.stringify({ line: 'x' }),
      busy.url,
    );
  const waiting = Array.from({ length: 32 }, (_, at) => ask(`127.0.3.${1 + (at % 4)}`).catch(() => undefined));
  const { status, body } = await ask('127.0.3.9');
  expect(status).toBe(503);
  expect(JSON.parse(body).error).toContain('try again in a moment');
  hanging.reject(new Error('ended'));
  await Promise.all(waiting);
  await busy.stop();
});

test('what breaks inside is told by an id alone', async () => {
  const broken = await servePage({ dispatch: () => Promise.reject(new Error('secret detail')) });
  const { status, body } = await send(
    '/api/messages',
    { method: 'POST', headers: JSON_TYPE },
    JSON.stringify({ line: 'x' }),
    broken.url,
  );
  await broken.stop();
  expect(status).toBe(500);
  expect(JSON.parse(body).error).toContain('logged as');
  expect(body).not.toContain('secret detail');
});

test('a port that is taken ends the start with a sentence that names it', async () => {
  const { port } = new URL(served.url);
  const start = servePage({ port: Number(port) });
  await expect(start).rejects.toThrow(StartError);
  await expect(start).rejects.toThrow(`Another program is already using port ${port}`);
});

test('an address that is not of this machine ends the start with a sentence', async () => {
  await expect(servePage({ host: '192.0.2.1' })).rejects.toThrow('HOST 192.0.2.1');
});

test('each hostile text gets an answer that both platforms can show', async () => {
  const api = createApi({ bot: createWatchedBot().bot, previews: PREVIEWS, today: () => '2026-11-24' });
  const visitor = { id: 'somebody', isLocal: true };
  for (const line of hostileTexts) {
    const { previews, reply } = await api.say(visitor, translatorFor('en'), { line });
    expect(Object.keys(previews)).toEqual(['discord', 'slack']);
    expect(reply.body.length, line).toBeGreaterThan(0);
  }
});
