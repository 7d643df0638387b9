import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHealth } from '../../src/app/health.ts';
import { createMetrics } from '../../src/ops/metrics.ts';
import { startOpsServer } from '../../src/ops/server.ts';
import { servePage } from '../browser/served-page.ts';
import { sign } from '../doubles/slack/http-mode.ts';
import { startMany } from '../platforms/slack/distribution/harness.ts';
import { SILENT, startHarness } from '../platforms/slack/harness.ts';

interface Served {
  readonly origin: string;
  /** Stops the server; left out where the test's end does. */
  readonly stop?: () => Promise<void>;
}

interface Kind {
  readonly name: string;
  readonly start: () => Promise<Served>;
  /** A path that is answered with 200. */
  readonly path: string;
}

/** Every HTTP server that the program has. */
const SERVERS: readonly Kind[] = [
  {
    name: 'health and metrics',
    start: async () => {
      const health = createHealth({
        platforms: () => [],
        connecting: () => [],
        storeTrouble: () => undefined,
        postingTrouble: () => ({}),
        now: () => 0,
      });
      health.enter('running');
      const { port, stop } = await startOpsServer({
        host: '127.0.0.1',
        port: 0,
        health,
        metrics: createMetrics(),
        log: SILENT,
      });
      return { origin: `http://127.0.0.1:${port}`, stop };
    },
    path: '/healthz',
  },
  {
    name: 'Slack over HTTP',
    start: async () => {
      const { address, platform } = await startHarness({ http: true });
      return { origin: new URL(address).origin, stop: platform.stop };
    },
    path: '/slack/events',
  },
  {
    name: 'installation in Slack',
    start: async () => ({ origin: (await startMany()).origin }),
    path: '/slack/install',
  },
  {
    name: 'the playground’s page',
    start: async () => {
      const { url, stop } = await servePage();
      return { origin: new URL(url).origin, stop };
    },
    path: '/',
  },
];

/**
 * Sends bytes as they are.
 * @param isLast Whether nothing more can come, which lets a server hang up on half a request.
 * @returns The first line of the response; empty if the server only hung up.
 */
async function send(origin: string, bytes: string | Uint8Array, isLast = false): Promise<string> {
  const socket = open(origin);
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    answer += text;
  });
  if (isLast) socket.end(bytes);
  else socket.write(bytes);
  await Promise.race([once(socket, 'close'), sleep(5_000, undefined, { ref: false })]);
  socket.destroy();
  return answer.split('\r\n')[0] ?? '';
}

function open(origin: string): Socket {
  const socket = createConnection({ host: '127.0.0.1', port: Number(new URL(origin).port), allowHalfOpen: true });
  // What the server does not want to read, it cuts off.
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
  return socket;
}

const TARGETS = [
  '//:0',
  '//',
  '//[',
  '///',
  '//user@:99999/',
  '*',
  'http://',
  'http://[::',
  'https://evil.example/healthz',
  '/%',
  '/%ff%fe',
  '/\\..\\..',
  '/?%',
  '/#',
  '?',
  '/slack/events/%',
  '/slack/install?state=%',
  '/slack/install/start?%=%',
  '/slack/oauth_redirect?code=%ff&state=%00',
  '/slack/oauth_redirect',
  '/slack/oauth_redirect?error=',
  `/${'a'.repeat(7_000)}`,
  `/${'%2e%2e/'.repeat(500)}`,
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'PROPFIND'];
const BODIES = ['', 'null', '[]', '"', '{"a":', 'payload=', 'payload=null', 'payload=%', 'ssl_check=1', '\0\0', '%%%'];
const TYPES = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=', 'text/x', ''];

const requestOf = (method: string, target: string, headers: readonly string[], body: string) =>
  [`${method} ${target} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...headers, '', body].join('\r\n');

const printable = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll(/[\r\n\0]/g, ''));
const requests = fc
  .record({
    method: fc.oneof(fc.constantFrom(...METHODS), printable),
    target: fc.oneof(
      fc.constantFrom(...TARGETS),
      printable.map((text) => `/${text}`),
      printable,
    ),
    headers: fc.array(
      fc.tuple(fc.constantFrom('Cookie', 'Content-Type', 'Expect', 'Origin', 'Accept-Language', 'X'), printable),
    ),
    body: fc.oneof(fc.constantFrom(...BODIES), printable),
  })
  .map(({ method, target, headers, body }) => {
    const lines = headers.map(([name, value]) => `${name}: ${value}`);
    return requestOf(method, target, [...lines, `Content-Length: ${Buffer.byteLength(body)}`], body);
  });

describe.each(SERVERS)('$name', ({ start, path }) => {
  async function serve(): Promise<Served> {
    const served = await start();
    const { stop } = served;
    if (stop) onTestFinished(stop);
    return served;
  }

  /** Whether it still does what it is for. */
  async function works(origin: string): Promise<boolean> {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
    const signed = { 'Content-Type': 'application/json', ...sign(body, Math.floor(Date.now() / 1000)) };
    const isEvents = path === '/slack/events';
    const { status } = await fetch(origin + path, isEvents ? { method: 'POST', headers: signed, body } : {});
    return status === 200;
  }

  test('answers every strange target, whatever the method', async () => {
    const { origin } = await serve();
    for (const method of METHODS) {
      for (const target of TARGETS) {
        const status = await send(origin, requestOf(method, target, [], ''));
        expect(status, `${method} ${target}`).toMatch(/^HTTP\/1\.1 [2-5]\d\d /);
      }
    }
    expect(await works(origin)).toBe(true);
  }, 60_000);

  test('answers every strange body, signed or not', async () => {
    const { origin } = await serve();
    const sent = BODIES.flatMap((body) => {
      const signature = Object.entries(sign(body, Math.floor(Date.now() / 1000)));
      return TYPES.flatMap((type) =>
        [[], signature.map(([name, value]) => `${name}: ${value}`)].map(async (signed) => {
          const headers = [`Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`, ...signed];
          const status = await send(origin, requestOf('POST', path, headers, body));
          expect(status, `${type} ${body}`).toMatch(/^HTTP\/1\.1 [2-5]\d\d /);
        }),
      );
    });
    await Promise.all(sent);
    expect(await works(origin)).toBe(true);
  }, 60_000);

  test('survives any bytes', async () => {
    const { origin } = await serve();
    const bytes = fc.oneof({ weight: 4, arbitrary: requests }, fc.uint8Array({ maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => void (await send(origin, some, true))),
      { numRuns: 150 },
    );
    expect(await works(origin)).toBe(true);
  }, 60_000);

  test('HEAD is answered like GET, without the body', async () => {
    const { origin } = await serve();
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) =>
        fetch(origin + path, { method }).then(async (response) => ({
          status: response.status,
          type: response.headers.get('content-type'),
          body: await response.text(),
        })),
      ),
    );
    expect(head).toEqual({ ...get, body: '' });
  });

  test('slow and half-open clients keep nobody waiting, and no server from stopping', async () => {
    const { origin, stop } = await start();
    const idle = Array.from({ length: 60 }, (_, at) => {
      const socket = open(origin);
      socket.write(
        ['', 'G', `GET ${path} HTTP/1.1\r\nHost: `, `POST ${path} HTTP/1.1\r\nContent-Length: 9\r\n\r\n1`][at % 4] ??
          '',
      );
      return socket;
    });
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    expect(await works(origin)).toBe(true);
    await stop?.();
    for (const socket of idle) socket.destroy();
  });

  test('holds no more than so many connections at a time', async () => {
    const { origin } = await serve();
    const many = Array.from({ length: 600 }, () => open(origin));
    await Promise.all(many.map((socket) => Promise.race([once(socket, 'connect'), once(socket, 'close')])));
    await expect.poll(() => many.filter(({ closed }) => closed).length).toBe(100);
    for (const socket of many) socket.destroy();
    await expect.poll(() => works(origin).catch(() => false)).toBe(true);
  });
});
