import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createHealth } from '../../../src/app/health.ts';
import { observeDispatcher, observeRequests, observeStore } from '../../../src/app/middleware/observe.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { createLog, withRequestId } from '../../../src/ops/log.ts';
import { createMetrics } from '../../../src/ops/metrics.ts';
import { startOpsServer } from '../../../src/ops/server.ts';
import { StoreError } from '../../../src/store/errors.ts';
import { createTemporaryStore } from '../../fixtures/daily.ts';

const reply: Reply = { body: [], facts: [], actions: [], audience: 'everyone' };

/** The value of a metric with these labels, as Prometheus would read it. */
async function value(metrics: ReturnType<typeof createMetrics>, name: string): Promise<number> {
  const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length) ?? Number.NaN);
}

test('every line that is written under an id bears it, its own before any other', async () => {
  const lines: { id?: string }[] = [];
  const log = createLog({
    level: 'info',
    secrets: [],
    destination: { write: (line) => void lines.push(JSON.parse(line)) },
  });
  await Promise.all(
    ['a', 'b'].map((id) =>
      withRequestId(id, async () => {
        await wait(1);
        log.info('later');
      }),
    ),
  );
  log.info('outside');
  withRequestId('c', () => log.info({ id: 'own' }, 'own'));
  expect(lines.map(({ id }) => id)).toEqual(['a', 'b', undefined, 'own']);
});

test('invocations are counted by what was done, and never by what was typed', async () => {
  const metrics = createMetrics();
  const lines: string[] = [];
  const log = createLog({ level: 'debug', secrets: [], destination: { write: (line) => void lines.push(line) } });
  const times = [0, 4];
  const outcomes: Reply[] = [
    { ...reply, answerKind: 'unsure' },
    { ...reply, outcome: 'refused' },
  ];
  const dispatcher = observeDispatcher(
    { dispatch: async () => outcomes.shift() ?? reply, complete: () => [], form: () => undefined },
    { commands: [{ name: 'ask' }], metrics, log, now: () => times.shift() ?? 0 },
  );
  const channel = { platform: 'test', id: 'c', direct: true };
  const user = { id: 'anna', isAdmin: () => false };
  await dispatcher.dispatch({ id: 'i1', command: 'ask', options: { question: 'my secret' }, channel, user });
  await dispatcher.dispatch({ id: 'i2', command: 'my secret', options: {}, channel, user });
  expect(await value(metrics, 'dostyk_answers_total{platform="test",kind="unsure"}')).toBe(1);
  const labels = 'le="0.005",platform="test",command="ask",outcome="answered"';
  expect(await value(metrics, `dostyk_invocation_seconds_bucket{${labels}}`)).toBe(1);
  expect(
    await value(metrics, 'dostyk_invocation_seconds_count{platform="test",command="unknown",outcome="refused"}'),
  ).toBe(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'i1', outcome: 'answered', answer: 'unsure', ms: 4 });
  expect(lines.join('')).not.toMatch(/secret|anna/);
});

test('the store is timed, and what it could not do is counted by what kept it', async () => {
  const metrics = createMetrics();
  const { store: real, remove } = createTemporaryStore();
  const broken = { seeMessage: async () => Promise.reject(new StoreError('full', new Error('no room'))) };
  const clock = { ms: 0 };
  const { store, trouble } = observeStore({ ...real, ...broken }, metrics, () => clock.ms);
  const message = { platform: 'p', channel: 'c', message: 'm' };
  await expect(store.seeMessage(message, 1)).rejects.toThrow('no room');
  expect(trouble()).toBe('full');
  expect(await store.setting({ kind: 'channel', platform: 'p', id: 'c' }, 'n')).toBeUndefined();
  // What can be read says nothing of what can be written.
  expect(trouble()).toBe('full');
  clock.ms = 299_999;
  expect(trouble()).toBe('full');
  clock.ms = 300_000;
  expect(trouble()).toBeUndefined();
  expect(await value(metrics, 'dostyk_store_errors_total{verb="seeMessage",trouble="full"}')).toBe(1);
  expect(await value(metrics, 'dostyk_store_seconds_count{verb="setting"}')).toBe(1);
  await remove();
});

test('responses of the platforms are counted by status, those of others are not', async () => {
  const metrics = createMetrics();
  const server = createServer((_, response) => response.writeHead(429).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const end = observeRequests(metrics, (host) => (host === `127.0.0.1:${port}` ? 'test' : undefined));
  await fetch(`http://127.0.0.1:${port}/`);
  await fetch(`http://localhost:${port}/`).catch(() => undefined);
  end();
  await fetch(`http://127.0.0.1:${port}/`);
  expect(await value(metrics, 'dostyk_platform_requests_total{platform="test",status="429"}')).toBe(1);
  server.closeAllConnections();
  server.close();
});

test('health, readiness and metrics are served over HTTP, and nothing else', async () => {
  const silence = { seconds: 3 };
  const metrics = createMetrics();
  const refused: Record<string, string> = {};
  const platforms = [{ name: 'test', secondsSinceLastEvent: () => silence.seconds, silenceLimitSeconds: 600 }];
  metrics.watchSilence(
    () => new Map(platforms.map(({ name, secondsSinceLastEvent }) => [name, secondsSinceLastEvent()])),
  );
  const health = createHealth({
    platforms: () => platforms,
    connecting: () => [],
    storeTrouble: () => 'gone',
    postingTrouble: () => refused,
    now: () => 0,
  });
  const log = createLog({ level: 'silent', secrets: [] });
  const server = await startOpsServer({ host: '127.0.0.1', port: 0, health, metrics, log });
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return `${response.status} ${await response.text()}`.trim();
  };
  expect(await get('/healthz')).toBe(
    '200 {"ok":true,"state":"starting","store":"gone","secondsSinceLastEvent":{"test":3},"connecting":[],"postingTrouble":{}}',
  );
  refused['test'] = 'token_revoked';
  // A restart would not help.
  expect(await get('/healthz')).toMatch(/^200 .*"postingTrouble":\{"test":"token_revoked"\}/);
  expect(await get('/readyz')).toMatch(/^503 .*starting/);
  health.enter('running');
  // The store being gone is no reason to send nobody here: questions are answered without it.
  expect(await get('/readyz')).toMatch(/^200 .*running/);
  expect(await get('/metrics')).toContain('dostyk_platform_silent_seconds{platform="test"} 3');
  silence.seconds = 599;
  expect(await get('/healthz')).toMatch(/^200 /);
  silence.seconds = 600;
  expect(await get('/healthz')).toMatch(/^503 /);
  silence.seconds = 0;
  health.enter('stopping');
  expect(await get('/readyz')).toMatch(/^503 .*stopping/);
  expect(await get('/healthz')).toMatch(/^200 /);
  expect(await get('/constructor')).toMatch(/^404 /);
  expect(await get('/metrics', 'POST')).toMatch(/^404 /);
  await expect(startOpsServer({ host: '127.0.0.1', port: server.port, health, metrics, log })).rejects.toThrow(
    /^OPS_HOST and OPS_PORT .*EADDRINUSE/,
  );
  await server.stop();
});
