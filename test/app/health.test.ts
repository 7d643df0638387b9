import { expect, test } from 'vitest';
import { createHealth } from '../../src/app/health.ts';

/** The health of a program with these platforms, so many seconds after its start. */
function healthOf(connected: readonly string[], connecting: readonly string[], seconds = 0, silentSeconds = 0) {
  const time = { ms: 0 };
  const health = createHealth({
    platforms: () =>
      connected.map((name) => ({ name, secondsSinceLastEvent: () => silentSeconds, silenceLimitSeconds: 300 })),
    connecting: () => connecting,
    storeTrouble: () => undefined,
    postingTrouble: () => ({}),
    now: () => time.ms,
  });
  health.enter('running');
  time.ms = seconds * 1000;
  return { alive: health.alive().ok, ready: health.ready().ok, connecting: health.alive().connecting };
}

test.each([
  ['all are connected', ['discord', 'slack'], [], 3_600, { alive: true, ready: true }],
  ['one is out of order', ['slack'], ['discord'], 3_600, { alive: true, ready: true }],
  ['nothing is connected yet', [], ['discord'], 299, { alive: true, ready: false }],
  ['nothing has been connected for five minutes', [], ['discord', 'slack'], 301, { alive: false, ready: false }],
  ['there is nothing to connect', [], [], 3_600, { alive: true, ready: true }],
] as const)('%s', (_, connected, connecting, seconds, expected) => {
  expect(healthOf(connected, connecting, seconds)).toEqual({ ...expected, connecting });
});

test('a platform that is silent for too long is no health, whatever the others do', () => {
  expect(healthOf(['discord'], [], 600, 301)).toMatchObject({ alive: false, ready: false });
});
