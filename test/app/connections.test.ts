import { expect, onTestFinished, test } from 'vitest';
import { type Connector, createConnections } from '../../src/app/connections.ts';
import { type Platform, StartError, UnavailableError } from '../../src/platforms/platform.ts';

interface Line {
  readonly message: string;
  readonly reason?: string;
}

/** A platform that fails in these ways, one after the other, and then is connected. */
function platformWith(name: string, failures: readonly (Error | 'hang')[]) {
  const state = { attempts: 0, stops: 0 };
  const platform: Platform = {
    name,
    secondsSinceLastEvent: () => 0,
    silenceLimitSeconds: 300,
    stop: async () => void state.stops++,
  };
  const connector: Connector = {
    name,
    connect: async () => {
      const failure = failures[state.attempts++];
      if (failure === 'hang') await new Promise(() => {});
      if (failure instanceof Error) throw failure;
      return platform;
    },
  };
  return { connector, state };
}

function open(platforms: readonly ReturnType<typeof platformWith>[], logEvery = 60_000) {
  const lines: Line[] = [];
  const failed: string[] = [];
  const note = (fields: unknown, message?: string) =>
    void lines.push(
      typeof fields === 'string' ? { message: fields } : { ...(fields as object), message: message ?? '' },
    );
  const connections = createConnections(
    platforms.map(({ connector }) => connector),
    {
      log: { debug: note, info: note, warn: note, error: note },
      fail: ({ message }) => void failed.push(message),
      timing: { openWithin: 100, firstWait: 5, longestWait: 20, logEvery },
    },
  );
  onTestFinished(connections.close);
  return { connections, lines, failed, names: () => connections.connected().map(({ name }) => name) };
}

const OUT_OF_ORDER = new UnavailableError('It cannot be reached.');
const REFUSED = new StartError('The token is not accepted.');

test('one that is out of order is tried until it works, and keeps no other waiting', async () => {
  const { connections, names } = open([
    platformWith('discord', [OUT_OF_ORDER, OUT_OF_ORDER, OUT_OF_ORDER]),
    platformWith('slack', []),
  ]);
  await connections.open();
  expect(names()).toEqual(['slack']);
  expect(connections.connecting()).toEqual(['discord']);
  await expect.poll(names).toEqual(['slack', 'discord']);
  expect(connections.connecting()).toEqual([]);
});

test('an outage is logged at its beginning and its end, not at every attempt', async () => {
  const { connections, lines } = open([platformWith('slack', Array(9).fill(OUT_OF_ORDER))]);
  await connections.open();
  await expect.poll(() => lines.length).toBe(2);
  expect(lines).toEqual([
    { platform: 'slack', reason: 'It cannot be reached.', message: 'the platform is unavailable, trying again' },
    { platform: 'slack', message: 'the platform is available, connected' },
  ]);
});

test('one that takes its time is not waited for for ever', async () => {
  const { connections, names } = open([platformWith('discord', ['hang']), platformWith('slack', [])]);
  await connections.open();
  expect([names(), connections.connecting()]).toEqual([['slack'], ['discord']]);
});

test('what only the operator can change is told at once, also where another is still being tried', async () => {
  const { connections } = open([platformWith('discord', ['hang']), platformWith('slack', [REFUSED])]);
  await expect(connections.open()).rejects.toBe(REFUSED);
});

test('what only the operator can change is told after an outage as well', async () => {
  const { connections, failed } = open([platformWith('slack', [OUT_OF_ORDER, REFUSED])]);
  await connections.open();
  await expect.poll(() => failed).toEqual(['The token is not accepted.']);
});

test('closing ends the attempts and disconnects what is connected', async () => {
  const slack = platformWith('slack', []);
  const discord = platformWith('discord', Array(1_000).fill(OUT_OF_ORDER));
  const { connections } = open([slack, discord]);
  await connections.open();
  await connections.close();
  const { attempts } = discord.state;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(discord.state.attempts).toBe(attempts);
  expect(slack.state.stops).toBe(1);
});

test('one that is connected only after closing is disconnected again', async () => {
  const gate = Promise.withResolvers<void>();
  const late = platformWith('slack', []);
  const connector: Connector = {
    name: 'slack',
    connect: async () => {
      await gate.promise;
      return await late.connector.connect();
    },
  };
  const { connections } = open([{ ...late, connector }]);
  await connections.open();
  await connections.close();
  gate.resolve();
  await expect.poll(() => late.state.stops).toBe(1);
});
