import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { type Discord, openDiscord } from '../doubles/discord/discord.ts';
import { textOf } from '../doubles/discord/shown.ts';
import { type LoopbackSlack, startSlack } from '../doubles/slack/slack.ts';
import { TOKENS } from '../doubles/slack/workspace.ts';
import { BREAD_ANSWER, BREAD_QUESTION, createBreadPack } from '../fixtures/bread-pack.ts';
import { type Program, startProgram } from '../fixtures/program.ts';
import { dueSince } from '../fixtures/subscriptions.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const facts = createBreadPack();
afterAll(() => rmSync(facts, { recursive: true }));

let discord: Discord;
let slack: LoopbackSlack;
let dataDir: string;
const programs: Program[] = [];

beforeEach(async () => {
  discord = await openDiscord();
  slack = await startSlack();
  slack.workspace.addUser({ id: 'UANNA', locale: 'en-US' });
  slack.workspace.addChannel('C1', { members: ['UANNA'] });
  dataDir = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(async () => {
  for (const program of programs.splice(0)) {
    program.signal('SIGKILL');
    await program.ended;
  }
  await discord.close();
  await slack.stop();
  rmSync(dataDir, { recursive: true });
  expect(discord.violations).toEqual([]);
  expect(slack.workspace.violations).toEqual([]);
});

/** Both platforms, each in order. */
const both = () => ({
  FACTS: facts,
  DATA_DIR: dataDir,
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.apiUrl,
  SLACK_BOT_TOKEN: TOKENS.bot,
  SLACK_APP_TOKEN: TOKENS.app,
  SLACK_API_URL: slack.apiUrl,
});

function start(variables: Readonly<Record<string, string>>): Program {
  const program = startProgram(variables);
  programs.push(program);
  return program;
}

const MANY = {
  SLACK_BOT_TOKEN: '',
  SLACK_APP_TOKEN: '',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's',
  SLACK_STATE_SECRET: 'x'.repeat(32),
  SLACK_TOKEN_KEYS: Buffer.alloc(32, 1).toString('base64'),
  SLACK_PUBLIC_URL: 'https://bot.example.org',
  SLACK_SIGNING_SECRET: TOKENS.signingSecret,
  PORT: '0',
};

describe('where one platform cannot be started without the operator, the program ends with a sentence', () => {
  test.each<[string, () => Readonly<Record<string, string>>, RegExp]>([
    ['Discord’s token', () => ({ DISCORD_TOKEN: `${discord.token}x` }), /^Discord .*DISCORD_TOKEN/m],
    [
      'Discord’s intents',
      () => {
        discord.gateway.refuseWith = 4014;
        return {};
      },
      /^Discord .*intents/m,
    ],
    [
      'a foreign DISCORD_GUILD_ID',
      () => ({ DISCORD_GUILD_ID: discord.addGuild({ hasBot: false }).id }),
      /^DISCORD_GUILD_ID /m,
    ],
    ['Slack’s bot token', () => ({ SLACK_BOT_TOKEN: 'xoxb-wrong' }), /^SLACK_BOT_TOKEN /m],
    ['Slack’s app token', () => ({ SLACK_APP_TOKEN: 'xapp-wrong' }), /^SLACK_APP_TOKEN /m],
    [
      'Discord’s token beside many workspaces',
      () => ({ ...MANY, DISCORD_TOKEN: 'wrong' }),
      /^Discord .*DISCORD_TOKEN/m,
    ],
    [
      'a port that is taken, of many workspaces',
      () => ({ ...MANY, PORT: new URL(discord.apiUrl).port }),
      /^HOST and PORT .*EADDRINUSE/m,
    ],
    [
      'a damaged database',
      () => {
        writeFileSync(join(dataDir, 'dostyk.db'), 'No database, but a letter. '.repeat(100));
        return {};
      },
      /^The store is broken: .*Restore a backup of .*dostyk\.db, or move the file away/m,
    ],
    ['a port for health that is taken', () => ({ OPS_PORT: new URL(discord.apiUrl).port }), /^OPS_HOST and OPS_PORT /m],
  ])(
    '%s',
    async (_, wrong, sentence) => {
      const program = start({ ...both(), ...wrong() });
      expect(await program.ended).toBe(1);
      expect(program.stderr()).toMatch(sentence);
    },
    60_000,
  );
});

describe('an outage at the start is waited out, and the other platform works meanwhile', () => {
  async function health(program: Program): Promise<{ status: number; report: unknown }> {
    const response = await fetch(`${await program.ops()}/healthz`);
    return { status: response.status, report: await response.json() };
  }

  async function slackAnswers(): Promise<void> {
    const before = slack.seenBy('UANNA', 'C1').length;
    await slack.person('UANNA').commands('C1', `/ask ${BREAD_QUESTION}`);
    await expect.poll(() => slack.seenBy('UANNA', 'C1').length).toBeGreaterThan(before);
  }

  test.each<
    [string, () => Promise<{ readonly variables: Readonly<Record<string, string>>; readonly end: () => void }>]
  >([
    [
      'unreachable',
      async () => {
        const gate = await createGate(discord.apiUrl);
        return { variables: { DISCORD_API_URL: gate.apiUrl }, end: () => void gate.open() };
      },
    ],
    [
      '500',
      async () => {
        discord.faults.add('GET', /\/gateway\/bot$/, { kind: 'refuse', status: 500 }, 1_000);
        return { variables: {}, end: discord.faults.clear };
      },
    ],
    [
      '429',
      async () => {
        discord.faults.add('GET', /\/gateway\/bot$/, { kind: 'rate-limit', retryAfterMs: 90_000 }, 1_000);
        return { variables: {}, end: discord.faults.clear };
      },
    ],
    [
      'silent',
      async () => {
        discord.faults.add('GET', /\/gateway\/bot$/, { kind: 'hang' }, 1);
        return { variables: {}, end: discord.faults.clear };
      },
    ],
  ])(
    'Discord is %s',
    async (_, breakDiscord) => {
      const store = openStore({ dataDir, databaseUrl: undefined, report: () => {} });
      await store.subscribe(dueSince({ platform: 'slack', id: 'C1' }, Date.now()));
      await store.close();
      const { variables, end } = await breakDiscord();
      const program = start({ ...both(), ...variables });
      await expect
        .poll(() => program.lines.find(({ msg }) => msg === 'started'), { timeout: 30_000 })
        .toMatchObject({
          platforms: ['slack'],
          connecting: ['discord'],
        });
      await slackAnswers();
      // The daily fact is posted where there is no outage.
      await expect.poll(() => program.lines.find(({ msg }) => msg === 'daily fact')).toMatchObject({ kind: 'posted' });
      expect(await health(program)).toEqual({
        status: 200,
        report: expect.objectContaining({ ok: true, connecting: ['discord'] }),
      });
      expect((await fetch(`${await program.ops()}/readyz`)).status).toBe(200);
      expect(await (await fetch(`${await program.ops()}/metrics`)).text()).toContain(
        'dostyk_platform_connected{platform="discord"} 0',
      );
      end();
      const channel = discord.addChannel(discord.addGuild());
      const alice = discord.addPerson('Alice');
      await expect
        .poll(async () => (await health(program)).report, { timeout: 40_000 })
        .toMatchObject({ connecting: [] });
      const exchange = discord.use(alice, channel, 'ask', { question: BREAD_QUESTION });
      const { message } = await discord.until(() => exchange.original);
      expect(textOf(message)).toContain(BREAD_ANSWER);
      program.signal('SIGTERM');
      expect(await program.ended).toBe(0);
    },
    120_000,
  );

  test('Slack is out of order', async () => {
    slack.faults.plan({ method: 'auth.test', fault: { kind: 'status', status: 503 }, times: 1_000 });
    const program = start(both());
    await expect
      .poll(() => program.lines.find(({ msg }) => msg === 'started'), { timeout: 30_000 })
      .toMatchObject({
        platforms: ['discord'],
        connecting: ['slack'],
      });
    slack.faults.clear();
    await expect.poll(() => slack.socketMode.connections(), { timeout: 30_000 }).toBe(1);
    await slackAnswers();
  }, 120_000);
});

describe('a request to stop ends it in every phase', () => {
  /** Accepts connections and says nothing. */
  async function createSilence(): Promise<string> {
    const server = createServer(() => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${portOf(server)}/api`;
  }

  test('while it waits for a platform that says nothing', async () => {
    const program = start({ ...both(), DISCORD_API_URL: await createSilence() });
    await program.ops();
    await expect.poll(() => slack.socketMode.connections()).toBe(1);
    program.signal('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(program.lines.at(-1)).toMatchObject({ msg: 'stopped' });
  }, 60_000);

  test('while it waits for the end of an outage', async () => {
    const { apiUrl } = await createGate(discord.apiUrl);
    const program = start({ FACTS: facts, DATA_DIR: dataDir, DISCORD_TOKEN: discord.token, DISCORD_API_URL: apiUrl });
    await expect
      .poll(() => program.lines.some(({ msg }) => msg.includes('unavailable')), { timeout: 30_000 })
      .toBe(true);
    expect((await fetch(`${await program.ops()}/readyz`)).status).toBe(503);
    program.signal('SIGTERM');
    expect(await program.ended).toBe(0);
  }, 60_000);

  // The first process of a container has no default for a signal: what it does not handle, it ignores.
  const canBeFirst = spawnSync('unshare', ['--pid', '--fork', 'true']).status === 0;
  test.skipIf(!canBeFirst).each([200, 400, 800, 1_600])(
    'as the first process of a container, %i ms after its start',
    async (ms) => {
      const child = spawn('unshare', ['--pid', '--fork', '--kill-child', process.execPath, 'bin/dostyk.js'], {
        cwd: root,
        env: { PATH: process.env['PATH'], ...both(), DISCORD_API_URL: await createSilence() },
        stdio: 'ignore',
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      const first = await childOf(child);
      await sleep(ms);
      process.kill(first, 'SIGTERM');
      // The first one may have come before Node ran any line of the program.
      const asking = setInterval(() => process.kill(first, 'SIGTERM'), 3_000);
      expect(await ended(child)).toBe(0);
      clearInterval(asking);
    },
    60_000,
  );

  test('npm start leaves nothing behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = portOf(taken);
    taken.close();
    const child = spawn('npm', ['start'], {
      cwd: root,
      env: { PATH: process.env['PATH'], ...both(), OPS_PORT: String(port) },
      stdio: 'ignore',
      detached: true,
    });
    onTestFinished(() => endGroup(child));
    const isUp = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      );
    await expect.poll(isUp, { timeout: 40_000 }).toBe(true);
    child.kill('SIGTERM');
    await ended(child);
    await expect.poll(isUp).toBe(false);
  }, 90_000);
});

test('a variable that is nearly one of ours is pointed out', async () => {
  const program = start({ FACTS: facts, DATA_DIR: dataDir, DISCORD_TOKE: discord.token, PORT: '0' });
  await expect.poll(program.stderr, { timeout: 30_000 }).toMatch(/^DISCORD_TOKE .*did you mean DISCORD_TOKEN\?$/m);
  expect(program.stderr()).not.toContain(discord.token);
}, 60_000);

test('no request ends the program', async () => {
  const program = start({
    FACTS: facts,
    DATA_DIR: dataDir,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  });
  await program.ready();
  const { port } = new URL(await program.ops());
  const socket = createConnection({ host: '127.0.0.1', port: Number(port) });
  socket.setEncoding('utf8').write('GET //:0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(String(await once(socket, 'data'))).toContain('400 Bad Request');
  await program.ready();
}, 60_000);

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code]: (number | null)[] = await once(child, 'exit');
  return code ?? null;
}

/** The id of the one process that another has started. */
async function childOf({ pid }: ChildProcess): Promise<number> {
  for (;;) {
    const list = spawn('pgrep', ['-P', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    list.stdout?.on('data', (text) => {
      output += text;
    });
    await once(list, 'close');
    if (output.trim() !== '') return Number(output.trim());
    await sleep(5);
  }
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** An address that refuses every connection until it is opened, and then leads to another. */
async function createGate(url: string): Promise<{ readonly apiUrl: string; readonly open: () => void }> {
  const target = Number(new URL(url).port);
  const server = createServer((client) => {
    const through = createConnection({ host: '127.0.0.1', port: target });
    client.pipe(through).pipe(client);
    for (const socket of [client, through]) socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  onTestFinished(() => void server.close());
  return { apiUrl: `http://127.0.0.1:${port}/api`, open: () => void server.listen(port, '127.0.0.1') };
}
