import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadEnvironmentFile } from '../../src/config/environment-file.ts';
import { ConfigError } from '../../src/config/fields.ts';
import { DEFAULT_PACK, readConfig } from '../../src/config/index.ts';
import { misspeltVariables } from '../../src/config/misspelt.ts';
import { createLog } from '../../src/ops/log.ts';

test('an empty variable counts as not set', () => {
  expect(readConfig({ FACTS: ' ', LOCALE: '', DISCORD_TOKEN: '', SLACK_BOT_TOKEN: '', PORT: '' })).toEqual({
    facts: [DEFAULT_PACK, expect.stringMatching(/dostyk-help$/)],
    locale: 'en',
    logLevel: 'warn',
    dataDir: 'data',
    dailyWindowMs: 43_200_000,
    questionRetentionDays: 90,
    databaseUrl: undefined,
    page: { host: '127.0.0.1', port: 3000 },
    discord: undefined,
    slack: undefined,
    posting: { discord: undefined, slack: undefined },
    daily: true,
    ops: undefined,
    secrets: [],
  });
});

test('what is set is taken over, and every secret is known as one', () => {
  const config = readConfig({
    FACTS: 'packs/harbours',
    LOG_LEVEL: 'warn',
    DATABASE_URL: 'postgres://dostyk:pass%2Fword@localhost/dostyk',
    DISCORD_TOKEN: ' discord-token\n',
    DISCORD_GUILD_ID: '123456789012345678',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_COMMAND_PREFIX: 'kg-',
  });
  expect(config).toMatchObject({ facts: ['packs/harbours'], logLevel: 'warn' });
  expect(config.discord).toEqual({
    token: 'discord-token',
    guildId: '123456789012345678',
    shards: 'auto',
    apiUrl: undefined,
  });
  expect(config.slack).toEqual({
    botToken: 'xoxb-1',
    connection: { kind: 'socket', appToken: 'xapp-1', silenceSeconds: 300 },
    commandPrefix: 'kg-',
    apiUrl: undefined,
  });
  expect(config.secrets).toEqual(['discord-token', 'xoxb-1', 'xapp-1', 'pass/word']);
});

test('a process does what PLATFORMS says, and posts on every platform whose token is set', () => {
  const tokens = { DISCORD_TOKEN: 't', SLACK_BOT_TOKEN: 'xoxb-1' };
  const poster = readConfig({ ...tokens, PLATFORMS: 'daily', OPS_PORT: '9464' });
  expect(poster).toMatchObject({
    discord: undefined,
    slack: undefined,
    daily: true,
    posting: { discord: { token: 't' }, slack: { botToken: 'xoxb-1' } },
    ops: { host: '127.0.0.1', port: 9464 },
  });
  const gateway = readConfig({ ...tokens, PLATFORMS: ' Discord ' });
  expect(gateway).toMatchObject({ discord: { token: 't' }, slack: undefined, daily: false });
});

test('health and metrics are for this machine, wherever else the program listens', () => {
  expect(readConfig({ HOST: '0.0.0.0', OPS_PORT: '9464' }).ops).toEqual({ host: '127.0.0.1', port: 9464 });
  expect(readConfig({ OPS_HOST: '0.0.0.0', OPS_PORT: '9464' }).ops?.host).toBe('0.0.0.0');
});

test.each([
  ['discord,mail', {}, 'PLATFORMS.1 must be a list of discord, slack, daily'],
  ['discord', { SLACK_BOT_TOKEN: 'xoxb-1' }, 'set DISCORD_TOKEN too'],
  ['slack', { DISCORD_TOKEN: 't' }, 'set SLACK_BOT_TOKEN or SLACK_CLIENT_ID too'],
  ['daily', {}, 'needs somewhere to post'],
])('PLATFORMS=%s without what it needs is refused', (PLATFORMS, tokens, sentence) => {
  expect(() => readConfig({ PLATFORMS, ...tokens })).toThrow(sentence);
});

test('Slack comes over HTTP where there is a secret and a port for it', () => {
  const { slack } = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '0' });
  expect(slack?.connection).toEqual({ kind: 'http', signingSecret: 's', host: '127.0.0.1', port: 0 });
});

test.each([
  ['auto', 'auto'],
  ['2', { ids: [0, 1], total: 2 }],
  ['4-6/16', { ids: [4, 5, 6], total: 16 }],
])('DISCORD_SHARDS=%s', (text, shards) => {
  expect(readConfig({ DISCORD_TOKEN: 't', DISCORD_SHARDS: text }).discord?.shards).toEqual(shards);
});

test.each([
  ['LOCALE', 'xx', 'LOCALE must be one of en, de, ru, kk.'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of debug, info, warn, error, silent.'],
  ['PORT', '70000', 'PORT must be at most 65535.'],
  ['PORT', 'http', 'PORT must be a number.'],
  ['DISCORD_GUILD_ID', 'my server', 'DISCORD_GUILD_ID must be the id of a server'],
  ['DISCORD_SHARDS', '0', 'DISCORD_SHARDS must be auto, a number of shards'],
  ['DISCORD_SHARDS', '3-16/16', 'DISCORD_SHARDS must be auto'],
  ['DISCORD_SHARDS', '5-2/16', 'DISCORD_SHARDS must be auto'],
  ['DISCORD_API_URL', 'localhost', 'DISCORD_API_URL must be an address'],
  ['DATABASE_URL', 'mysql://localhost/x', 'DATABASE_URL must be an address such as postgres://'],
  ['DATABASE_URL', 'postgres://u:50%off@localhost/x', 'DATABASE_URL has a % that begins no code such as %2F'],
  ['DATABASE_URL', 'postgres://u:p@localhost/100%', 'write %25 for each % of the password.'],
  ['SLACK_BOT_TOKEN', 'xoxp-1', 'SLACK_BOT_TOKEN must be a bot token, which begins with xoxb-.'],
  ['SLACK_APP_TOKEN', 'xoxb-1', 'SLACK_APP_TOKEN must be an app-level token, which begins with xapp-.'],
  ['SLACK_BOT_TOKEN', 'xoxb-1', 'set SLACK_APP_TOKEN too'],
  ['SLACK_COMMAND_PREFIX', 'Ä', 'SLACK_COMMAND_PREFIX must be at most 16 lower-case letters'],
])('%s=%s is refused with a sentence that says what it may be', (name, value, sentence) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(sentence);
});

const install = {
  SLACK_CLIENT_ID: '123.456',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 's'.repeat(32),
  SLACK_TOKEN_KEYS: `${Buffer.alloc(32, 1).toString('base64')}, ${'02'.repeat(32)}`,
  SLACK_PUBLIC_URL: 'https://bot.example.org/',
  SLACK_SIGNING_SECRET: 'signing-secret',
  PORT: '3000',
};

test('with SLACK_CLIENT_ID people install the app in workspaces of theirs', () => {
  const config = readConfig(install);
  expect(config.slack).toEqual({
    install: {
      clientId: '123.456',
      clientSecret: 'client-secret',
      stateSecret: 's'.repeat(32),
      publicUrl: 'https://bot.example.org',
      tokenKeys: [Buffer.alloc(32, 1), Buffer.alloc(32, 2)],
    },
    connection: { kind: 'http', signingSecret: 'signing-secret', host: '127.0.0.1', port: 3000 },
    commandPrefix: '',
    apiUrl: undefined,
  });
  expect(config.logLevel).toBe('info');
  const { PORT: _port, ...withoutPort } = install;
  const posting = readConfig({ ...withoutPort, PLATFORMS: 'daily' });
  expect(posting.slack).toBeUndefined();
  expect(posting.posting.slack).toMatchObject({ install: { clientId: '123.456' } });
});

test.each([
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set: keep/],
  [
    { SLACK_CLIENT_SECRET: '', SLACK_TOKEN_KEYS: '' },
    /^SLACK_CLIENT_ID needs SLACK_CLIENT_SECRET, SLACK_TOKEN_KEYS too/,
  ],
  [{ SLACK_CLIENT_ID: '' }, /^SLACK_CLIENT_SECRET is set, but neither SLACK_CLIENT_ID nor SLACK_BOT_TOKEN/],
  [{ SLACK_CLIENT_ID: 'A123' }, /^SLACK_CLIENT_ID must be the Client ID/],
  [{ SLACK_STATE_SECRET: 'short' }, /^SLACK_STATE_SECRET must have at least 32 characters/],
  [{ SLACK_TOKEN_KEYS: 'c2hvcnQ=' }, /^SLACK_TOKEN_KEYS must be a list of keys of 32 bytes.*key number 1 is invalid/],
  [
    { SLACK_TOKEN_KEYS: `${'01'.repeat(32)},${'02'.repeat(31)}` },
    /key number 2 is invalid\. `openssl rand -base64 32`/,
  ],
  [{ SLACK_TOKEN_KEYS: `${'01'.repeat(32)},` }, /key number 2 is invalid/],
  [{ SLACK_TOKEN_KEYS: 'not base64!' }, /key number 1 is invalid/],
  [{ SLACK_PUBLIC_URL: 'http://bot.example.org' }, /^SLACK_PUBLIC_URL must begin with https:\/\//],
  [{ SLACK_PUBLIC_URL: 'https://bot.example.org/slack' }, /^SLACK_PUBLIC_URL must be an address without a path/],
  [{ PORT: '' }, /^SLACK_CLIENT_ID needs a port .*SLACK_SIGNING_SECRET and PORT/],
  [{ SLACK_SIGNING_SECRET: '' }, /^SLACK_CLIENT_ID needs a port .*SLACK_SIGNING_SECRET and PORT/],
])('for many workspaces %o is refused in one sentence', (change, sentence) => {
  const read = () => readConfig({ ...install, ...change });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(sentence);
  expect(read).toThrow(/^[^\n]*$/);
});

test('no secret for many workspaces, nor any token that people give, reaches the log', () => {
  let written = '';
  const destination = { write: (line: string) => (written += line) };
  const log = createLog({ level: 'info', secrets: readConfig(install).secrets, destination });
  const keys = install.SLACK_TOKEN_KEYS.split(', ');
  log.info([install.SLACK_CLIENT_SECRET, install.SLACK_STATE_SECRET, ...keys, 'xoxb-12-ab', 'xoxe.xoxp-1-x'].join(' '));
  expect(JSON.parse(written).msg.replaceAll('«secret»', '').replaceAll(' ', '')).toBe('xoxe.');
});

test.each([
  ['a token between quotes, as docker leaves it', { DISCORD_TOKEN: '"discord-token"' }],
  ['a token between single quotes', { DISCORD_TOKEN: " 'discord-token' " }],
])('%s is the token', (_, variables) => {
  expect(readConfig(variables).discord?.token).toBe('discord-token');
});

test('a quote that stands alone is left where it is', () => {
  expect(readConfig({ DISCORD_TOKEN: '"discord-token' }).discord?.token).toBe('"discord-token');
});

test('~ is the home directory, at the beginning of a path only', () => {
  expect(readConfig({ FACTS: '~/packs/harbours', DATA_DIR: '~' })).toMatchObject({
    facts: [join(homedir(), 'packs/harbours')],
    dataDir: homedir(),
  });
  expect(readConfig({ FACTS: 'packs/~a', DATA_DIR: '~other/data' })).toMatchObject({
    facts: ['packs/~a'],
    dataDir: '~other/data',
  });
});

test.each(['postgres://dostyk:pa#ss@localhost/dostyk', 'postgres://dostyk:12#ss@localhost/dostyk'])(
  'a # in DATABASE_URL is told of, and the password is not: %s',
  (DATABASE_URL) => {
    expect(() => readConfig({ DATABASE_URL })).toThrow(/^DATABASE_URL has a #.*%23/m);
    expect(() => readConfig({ DATABASE_URL })).not.toThrow(/ss@/);
  },
);

test.each([
  ['DISCORD_TOKE', 'DISCORD_TOKEN'],
  ['DISCORD_TOKNE', 'DISCORD_TOKEN'],
  ['DISCORDTOKEN', 'DISCORD_TOKEN'],
  ['discord_token', 'DISCORD_TOKEN'],
  ['SLACK_BOT_TOKENS', 'SLACK_BOT_TOKEN'],
  ['SLACK_SIGNING_SECERT', 'SLACK_SIGNING_SECRET'],
  ['DATABASE_URI', 'DATABASE_URL'],
  ['DATADIR', 'DATA_DIR'],
])('%s is told to be nearly %s', (name, meant) => {
  expect(misspeltVariables({ [name]: 'x' })).toEqual([`${name} is no variable of Dostyk: did you mean ${meant}?`]);
  // Who has set the right one as well has the other for something else.
  expect(misspeltVariables({ [name]: 'x', [meant]: 'x' })).toEqual([]);
});

test('the variables of other programs are none of ours', () => {
  const others = [
    'PATH',
    'HOME',
    'HOSTNAME',
    'LOGNAME',
    'SHELL',
    'PORTS',
    'SLACK_WEBHOOK_URL',
    'POSTGRES_PASSWORD_FILE',
  ];
  const npm = [
    'npm_config_user_agent',
    'npm_lifecycle_event',
    'NODE_ENV',
    'NODE_OPTIONS',
    'DISCORD_WEBHOOK',
    'DATA_HOME',
  ];
  expect(misspeltVariables(Object.fromEntries([...others, ...npm].map((name) => [name, 'x'])))).toEqual([]);
  expect(misspeltVariables({ DISCORD_TOKE: '' })).toEqual([]);
});

describe('.env', () => {
  const before = process.cwd();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'env-'));
    process.chdir(folder);
    delete process.env['DOSTYK_TEST'];
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
    delete process.env['DOSTYK_TEST'];
  });
  const text = 'DOSTYK_TEST="привет # x"\r\nOTHER=1\r\n';

  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as Windows calls Unicode', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('in %s is read', (_, bytes) => {
    writeFileSync('.env', bytes);
    loadEnvironmentFile();
    expect(process.env['DOSTYK_TEST']).toBe('привет # x');
  });

  test('that is no text is told of', () => {
    writeFileSync('.env', Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
    expect(loadEnvironmentFile).toThrow(/^\.env cannot be read as text: save it in UTF-8\.$/);
  });

  test('that is not there is none', () => {
    expect(loadEnvironmentFile).not.toThrow();
  });
});
