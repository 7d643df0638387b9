import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SlackInstall } from '../../src/config/slack.ts';
import { checkClock } from '../../src/ops/diagnostic.ts';
import { checkDiscord } from '../../src/platforms/discord/check.ts';
import { checkSlack } from '../../src/platforms/slack/check.ts';
import { checkInstall } from '../../src/platforms/slack/distribution/check.ts';
import { SCOPES } from '../../src/platforms/slack/manifest.ts';
import { createTokenEncryption } from '../../src/platforms/slack/token-encryption.ts';
import { openDiscord } from '../doubles/discord/discord.ts';
import { startManySlacks } from '../doubles/slack/many.ts';
import { startSlack } from '../doubles/slack/slack.ts';
import { TOKENS } from '../doubles/slack/workspace.ts';
import { createBreadPack } from '../fixtures/bread-pack.ts';
import { createTemporaryStore } from '../fixtures/daily.ts';
import { configFor, KEY } from '../platforms/slack/distribution/harness.ts';
import { SILENT } from '../platforms/slack/harness.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('Discord', () => {
  /** What is wrong, with this done to a Discord on which nothing is. */
  async function problems(
    change: (discord: Awaited<ReturnType<typeof openDiscord>>) => object | undefined,
    shards = 1,
  ): Promise<string[]> {
    const discord = await openDiscord({ shards });
    const config = { token: discord.token, apiUrl: discord.apiUrl, guildId: undefined, shards: 'auto' as const };
    const changed = { ...config, ...change(discord) };
    const diagnostics = await checkDiscord(changed, changed);
    await discord.close();
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { text } of diagnostics) expect(text).not.toMatch(/\n|double\.xxx/);
    return diagnostics.filter(({ ok }) => !ok).map(({ text }) => text);
  }

  test.each<[string, Parameters<typeof problems>[0], RegExp[]]>([
    ['nothing', (discord) => void discord.addGuild(), []],
    ['a token that is refused', () => ({ token: 'wrong' }), [/DISCORD_TOKEN: copy/]],
    ['nobody there', () => ({ apiUrl: 'http://127.0.0.1:9/api' }), [/cannot be reached at DISCORD_API_URL/]],
    [
      'something else that answers',
      (discord) => {
        discord.faults.add('GET', /./, { kind: 'refuse', status: 200 }, 9);
      },
      [/^What answers at DISCORD_API_URL \(.*\) does not answer as Discord does/],
    ],
    ['no server', () => undefined, [/isn’t in any server: invite it with https:\/\/discord.com\/oauth2/]],
    [
      'permissions',
      (discord) => void [discord.addGuild(), discord.addGuild({ name: 'Lindau', denied: ['embed', 'attach'] })],
      [/“Lindau” the bot lacks Embed Links, Attach Files: give/],
    ],
    [
      'interactions that go elsewhere',
      (discord) => {
        discord.addGuild();
        discord.world.application.interactionsEndpoint = 'https://example.org/';
      },
      [/go to https:\/\/example.org\/ .*“Interactions Endpoint URL”/],
    ],
    [
      'a day of restarts',
      (discord) => {
        discord.addGuild();
        discord.world.application.startsLeft = 3;
      },
      [/only 3 starts are left today/],
    ],
    [
      'intents that are refused',
      (discord) => {
        discord.addGuild();
        discord.gateway.refuseWith = 4014;
      },
      [/refuses the intents/],
    ],
    [
      'a server that it is not in',
      (discord) => {
        discord.addGuild();
        return { guildId: discord.addGuild({ hasBot: false }).id };
      },
      [/not in the server of DISCORD_GUILD_ID/],
    ],
  ])('%s', async (_, change, expected) => {
    const found = await problems(change);
    expect(found.length, found.join('\n')).toBe(expected.length);
    for (const [at, one] of expected.entries()) expect(found[at]).toMatch(one);
  });

  test('too few shards', async () => {
    const found = await problems((discord) => {
      discord.addGuild();
      return { shards: { ids: [0], total: 1 } };
    }, 4);
    expect(found).toEqual(['recommends 4 shards: DISCORD_SHARDS has 1.']);
  });
});

describe('Slack', () => {
  async function problems(changes: object, scopes: readonly string[] = SCOPES): Promise<string[]> {
    return (await diagnose(changes, scopes)).filter(({ ok }) => !ok).map(({ text }) => text);
  }

  async function diagnose(changes: object, scopes: readonly string[] = SCOPES, refused: readonly string[] = []) {
    const slack = await startSlack({ scopes });
    for (const kind of refused) slack.workspace.refusals.blocks.add(kind);
    const connection = { kind: 'socket' as const, appToken: TOKENS.app, silenceSeconds: 300 };
    const config = { botToken: TOKENS.bot, apiUrl: slack.apiUrl, commandPrefix: '', connection, ...changes };
    const diagnostics = await checkSlack(config, config, SILENT);
    await slack.stop();
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { text } of diagnostics) expect(text).not.toMatch(/\n|xoxb-|xapp-/);
    expect(slack.workspace.violations).toEqual([]);
    return diagnostics;
  }

  test.each<[readonly string[], boolean, string]>([
    [[], true, 'accepts the blocks of a sample answer'],
    [
      ['table', 'context_actions'],
      true,
      'rejects newer kinds of blocks (table, context_actions), so answers do without them',
    ],
    [['rich_text'], false, 'rejects blocks of answers (rich_text): please report this.'],
  ])('an answer of which Slack’s validator refuses %j', async (refused, ok, text) => {
    const diagnostics = await diagnose({}, [...SCOPES, 'assistant:write'], refused);
    expect(diagnostics).toContainEqual(expect.objectContaining({ ok, text }));
    expect(diagnostics[1]?.text).toBe('the token has all required scopes, but not reactions:write');
  });

  const http = { kind: 'http', host: '127.0.0.1', port: 0 };
  test.each<[string, object, readonly string[], RegExp[]]>([
    ['nothing', {}, SCOPES, []],
    ['nothing over HTTP', { connection: { ...http, signingSecret: 'a'.repeat(32) } }, SCOPES, []],
    ['a bot token that is refused', { botToken: 'xoxb-wrong' }, SCOPES, [/SLACK_BOT_TOKEN is not accepted/]],
    ['nobody there', { apiUrl: 'http://127.0.0.1:9/api/' }, SCOPES, [/cannot be reached at .*SLACK_API_URL/]],
    ['scopes', {}, SCOPES.slice(2), [/lacks app_mentions:read, channels:history: add them/]],
    [
      'an app token that is refused',
      { connection: { kind: 'socket', appToken: 'xapp-wrong', silenceSeconds: 300 } },
      SCOPES,
      [/SLACK_APP_TOKEN is not accepted/],
    ],
    ['a secret that is none', { connection: { ...http, signingSecret: 'x' } }, SCOPES, [/SLACK_SIGNING_SECRET/]],
  ])('%s', async (_, changes, scopes, expected) => {
    const found = await problems(changes, scopes);
    expect(found.length, found.join('\n')).toBe(expected.length);
    for (const [at, one] of expected.entries()) expect(found[at]).toMatch(one);
  });

  test('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const connection = { ...http, port, signingSecret: 'a'.repeat(32) };
    expect(await problems({ connection })).toEqual([expect.stringMatching(/HOST and PORT .*EADDRINUSE/)]);
    server.close();
  });
});

describe('Slack for many workspaces', () => {
  async function problems(changes: Partial<SlackInstall>, kept?: string): Promise<string[]> {
    const slacks = await startManySlacks();
    const { install, ...config } = configFor(slacks.apiUrl);
    const publicUrl = new URL(slacks.apiUrl).origin;
    const { store, remove } = createTemporaryStore();
    if (kept !== undefined) {
      const space = { platform: 'slack', id: 'T1' };
      await store.saveInstallation({ space, token: kept, botUser: 'U1', installedAt: 1 });
    }
    const diagnostics = await checkInstall({
      ...config,
      connection: { ...config.connection, signingSecret: 'a'.repeat(32) },
      install: { ...install, publicUrl, ...changes },
      store,
      log: SILENT,
    });
    await slacks.stop();
    await remove();
    expect(diagnostics).toHaveLength(5);
    for (const { text } of diagnostics) expect(text).not.toMatch(/\n|xoxb-|loopback-client-secret/);
    return diagnostics.filter(({ ok }) => !ok).map(({ text }) => text);
  }

  test.each<[string, Partial<SlackInstall>, RegExp[], string?]>([
    ['nothing', {}, []],
    ['nothing, with a token that the key opens', {}, [], createTokenEncryption([KEY]).encrypt('xoxb-1', 'slack/T1')],
    [
      'a key that is missing',
      { tokenKeys: [Buffer.alloc(32, 9)] },
      [/^SLACK_TOKEN_KEYS decrypts .* \(T1\): put the key/],
      createTokenEncryption([KEY]).encrypt('xoxb-1', 'slack/T1'),
    ],
    [
      'a client that Slack does not know',
      { clientId: '1.2' },
      [/SLACK_CLIENT_SECRET \(invalid_client_id\): copy both/],
    ],
    ['a secret that is wrong', { clientSecret: 'wrong' }, [/SLACK_CLIENT_SECRET \(bad_client_secret\): copy both/]],
    [
      'nobody at the public address',
      { publicUrl: 'http://127.0.0.1:9' },
      [/^nothing answers at SLACK_PUBLIC_URL, http:\/\/127/],
    ],
  ])('%s', async (_, changes, expected, kept) => {
    const found = await problems(changes, kept);
    expect(found.length, found.join('\n')).toBe(expected.length);
    for (const [at, one] of expected.entries()) expect(found[at]).toMatch(one);
  });
});

describe('the clock', () => {
  const server = createServer((_, response) => response.end());
  let address = '';
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = server.address();
    address = `http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : 0}/`;
  });
  afterAll(() => void server.close());

  test.each([
    [0, true, 'right'],
    [60_000, false, '60 s fast'],
    [-3_600_000, false, '3600 s slow'],
  ])('off by %i ms', async (off, ok, text) => {
    const finding = await checkClock(address, () => Date.now() + off);
    expect(finding.ok).toBe(ok);
    // The header counts whole seconds, and a busy machine takes some.
    expect(
      finding.text.replace(/\d+ s/, (seconds) => `${Math.round(Number.parseInt(seconds, 10) / 10) * 10} s`),
    ).toContain(text);
  });
});

describe('the program', { timeout: 90_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  const facts = createBreadPack();
  afterAll(() => {
    for (const one of [folder, facts]) rmSync(one, { recursive: true });
  });

  async function run(variables: Readonly<Record<string, string>>) {
    const env = { PATH: process.env['PATH'], DATA_DIR: folder, FACTS: facts, ...variables };
    const child = spawn(process.execPath, ['src/cli/doctor.ts'], { cwd: root, env });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const [status] = await once(child, 'close');
    return { status, lines: output.trim().split('\n') };
  }

  test('says that nothing is wrong, by a status too', async () => {
    const discord = await openDiscord();
    discord.addGuild();
    const slack = await startSlack({ scopes: SCOPES });
    const { status, lines } = await run({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_API_URL: slack.apiUrl,
    });
    expect(lines.at(-1), lines.join('\n')).toBe('All checks passed.');
    expect(lines.slice(0, -1).every((line) => line.startsWith('ok '))).toBe(true);
    expect(status).toBe(0);
    expect([...discord.violations, ...slack.workspace.violations]).toEqual([]);
    await discord.close();
    await slack.stop();
  });

  test('names every variable that is wrong', async () => {
    const { status, lines } = await run({ PORT: 'http', LOCALE: 'xx' });
    expect(lines.filter((line) => line.startsWith('PROBLEM '))).toHaveLength(2);
    expect(lines.join()).toMatch(/LOCALE must be.*PORT must be/);
    expect(status).toBe(1);
  });

  test('names a variable that is nearly one of ours, and a database that is damaged', async () => {
    writeFileSync(join(folder, 'dostyk.db'), 'No database, but a letter. '.repeat(100));
    const { status, lines } = await run({ DISCORD_TOKE: 'x' });
    expect(lines.join('\n')).toMatch(/^PROBLEM {2}configuration: DISCORD_TOKE .*DISCORD_TOKEN\?$/m);
    expect(lines.join('\n')).toMatch(/^PROBLEM {2}store: .*not a database.*Restore a backup of .*dostyk\.db, or move/m);
    expect(status).toBe(1);
    rmSync(join(folder, 'dostyk.db'));
  });

  test('names a pack and a store that cannot be used', async () => {
    const { status, lines } = await run({
      FACTS: '/does/not/exist',
      DATABASE_URL: 'postgres://x:hidden@127.0.0.1:9/x',
    });
    expect(lines.join('\n')).toMatch(
      /PROBLEM {2}pack: .*cannot be read[\s\S]*PROBLEM {2}store: .*ECONNREFUSED.*Check DATABASE_URL/,
    );
    expect(lines.join()).not.toContain('hidden');
    expect(status).toBe(1);
  });
});
