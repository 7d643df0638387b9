import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LOCALES } from '../i18n/locale.ts';
import { LOG_LEVELS } from '../ops/log.ts';
import { address, ConfigError, oneOf, whole } from './fields.ts';
import {
  readSlack,
  type SlackConfig,
  type SlackDistributionConfig,
  type SlackPosting,
  slackVariables,
} from './slack.ts';

/** The pack that Dostyk comes with. */
export const DEFAULT_PACK = fileURLToPath(new URL('../../facts/kazakhstan-germany', import.meta.url));
/** What there is to know about the bot itself. */
export const HELP_PACK = fileURLToPath(new URL('../../facts/dostyk-help', import.meta.url));

export interface Config {
  /** The folders of the packs, at least one. */
  readonly facts: readonly string[];
  /** The language of the bot's words where nothing else decides. */
  readonly locale: (typeof LOCALES)[number];
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The folder for what is to be remembered. */
  readonly dataDir: string;
  /** A PostgreSQL address; where there is none, a file in the folder does. */
  readonly databaseUrl: string | undefined;
  /** For how long after its time a daily fact is still posted, in milliseconds. */
  readonly dailyWindowMs: number;
  /** Days for which a question for the curator is kept after it was asked last; with 0 none is kept. */
  readonly questionRetentionDays: number;
  /** Where the playground's page is served. */
  readonly page: { readonly host: string; readonly port: number };
  /** How to answer on Discord; undefined where this process does not. */
  readonly discord: DiscordConfig | undefined;
  /** How to answer on Slack; undefined where this process does not. */
  readonly slack: SlackConfig | SlackDistributionConfig | undefined;
  /** How to post on each platform whose token is set, whether this process answers there or not. */
  readonly posting: {
    readonly discord: Pick<DiscordConfig, 'token' | 'apiUrl'> | undefined;
    readonly slack: SlackPosting | undefined;
  };
  /** Whether this process posts the daily fact. */
  readonly daily: boolean;
  /** Where health and metrics are served; undefined if they are off. */
  readonly ops: { readonly host: string; readonly port: number } | undefined;
  /** Every value that must not be seen, and how those look that are not known yet. */
  readonly secrets: readonly (string | RegExp)[];
}

export interface DiscordConfig {
  readonly token: string;
  /** Registers the commands in this server alone, where they appear at once. */
  readonly guildId: string | undefined;
  readonly shards: Shards;
  /** Another address of Discord's REST API. */
  readonly apiUrl: string | undefined;
}

/** The part of all servers that this process serves: as many shards as Discord recommends, or some of a number of them. */
type Shards = 'auto' | { readonly ids: readonly number[]; readonly total: number };

const ROLES = ['discord', 'slack', 'daily'] as const;

/** What this process does, as a list with commas. */
const roles = z
  .string()
  .transform((text) => text.split(',').map((role) => role.trim().toLowerCase()))
  .pipe(z.array(z.enum(ROLES, { error: `must be a list of ${ROLES.join(', ')}` })))
  .transform((list) => new Set(list));

const MOST_SHARDS = 100_000;

/** `auto`, a number of shards, or a range of them such as `0-3/16`. */
const shards = z.string().transform((text, context): Shards => {
  if (text === 'auto') return 'auto';
  const match = /^(?:(\d{1,6})-(\d{1,6})\/)?(\d{1,6})$/.exec(text);
  const total = Number(match?.[3] ?? 0);
  const first = Number(match?.[1] ?? 0);
  const last = Number(match?.[2] ?? total - 1);
  if (total >= 1 && total <= MOST_SHARDS && first <= last && last < total) {
    return { ids: Array.from({ length: last - first + 1 }, (_, at) => first + at), total };
  }
  context.addIssue({
    code: 'custom',
    message: 'must be auto, a number of shards such as 4, or a range of them such as 0-3/16',
  });
  return z.NEVER;
});

/** A folder, where `~` is the home directory as in a shell: in a file of variables no shell reads it. */
const folder = z.string().transform((path) => path.replace(/^~(?=[/\\]|$)/, () => homedir()));

/** Folders with commas between them, each named once. */
const folders = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((path) => path.trim())
      .filter((path) => path !== ''),
  )
  .pipe(z.array(folder).min(1, 'must name a folder'))
  .refine((paths) => new Set(paths.map((path) => resolve(path))).size === paths.length, 'names a folder twice');

const environment = z.object({
  FACTS: folders.default([DEFAULT_PACK, HELP_PACK]),
  LOCALE: oneOf(LOCALES).default('en'),
  LOG_LEVEL: oneOf(LOG_LEVELS).optional(),
  PLATFORMS: roles.optional(),
  DATA_DIR: folder.default('data'),
  DAILY_WINDOW_HOURS: whole(1, 24).default(12),
  QUESTION_RETENTION_DAYS: whole(0, 3_650).default(90),
  DATABASE_URL: address(/^postgres(ql)?$/, 'postgres://dostyk:password@localhost/dostyk')
    .refine((url) => !url.includes('#'), 'has a #, which ends an address: write %23 for each # of the password')
    .refine(isDecodable, 'has a % that begins no code such as %2F: write %25 for each % of the password')
    .optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'must be the id of a server, a number of 17 to 20 digits')
    .optional(),
  DISCORD_SHARDS: shards.default('auto'),
  DISCORD_API_URL: address(/^https?$/, 'http://localhost:8080/api').optional(),
  ...slackVariables,
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).optional(),
  // Not HOST: a program that Slack can reach should not show its health and metrics to the world.
  OPS_HOST: z.string().default('127.0.0.1'),
  OPS_PORT: whole(0, 65_535).optional(),
});

/** The names of all variables that are read. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/** What stands between quotes: `docker --env-file` and others leave them in the value, and no value of ours begins with one. */
function withoutQuotes(value: string): string {
  return /^(["'])(.*)\1$/s.exec(value)?.[2]?.trim() ?? value;
}

/** Whether every % of the address begins the code of a character, as in `%2F`. */
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** Where many look for a page that a program on their own machine serves. */
const PAGE_PORT = 3000;

type Environment = z.infer<typeof environment>;

/**
 * Reads the configuration from environment variables; an empty one counts as not set.
 * @throws ConfigError naming every variable that is wrong.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(variables)
      .map(([name, value]) => [name, withoutQuotes(value?.trim() ?? '')] as const)
      .filter(([, value]) => value !== ''),
  );
  const result = environment.safeParse(set);
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}.`).join('\n'),
    );
  }
  const { data } = result;
  const does = (role: (typeof ROLES)[number]) => data.PLATFORMS?.has(role) ?? true;
  const discord =
    data.DISCORD_TOKEN === undefined ? undefined : { token: data.DISCORD_TOKEN, apiUrl: data.DISCORD_API_URL };
  const slack = readSlack(data, does('slack'));
  checkRoles(data, slack.posting !== undefined);
  return {
    facts: data.FACTS,
    locale: data.LOCALE,
    // In the playground the log and the conversation share a terminal.
    logLevel: data.LOG_LEVEL ?? (discord || slack.posting ? 'info' : 'warn'),
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    dailyWindowMs: data.DAILY_WINDOW_HOURS * 3_600_000,
    questionRetentionDays: data.QUESTION_RETENTION_DAYS,
    page: { host: data.HOST, port: data.PORT ?? PAGE_PORT },
    discord:
      discord && does('discord')
        ? { ...discord, guildId: data.DISCORD_GUILD_ID, shards: data.DISCORD_SHARDS }
        : undefined,
    slack: slack.answering,
    posting: { discord, slack: slack.posting },
    daily: does('daily'),
    ops: data.OPS_PORT === undefined ? undefined : { host: data.OPS_HOST, port: data.OPS_PORT },
    secrets: [
      data.DISCORD_TOKEN,
      ...slack.secrets,
      data.DATABASE_URL === undefined ? undefined : decodeURIComponent(new URL(data.DATABASE_URL).password),
    ].filter((secret) => secret !== undefined),
  };
}

/** @throws ConfigError for a role that cannot be had without a token. */
function checkRoles({ PLATFORMS: named, DISCORD_TOKEN: discord }: Environment, slack: boolean): void {
  if (!named) return;
  if (named.has('discord') && discord === undefined) {
    throw new ConfigError('PLATFORMS names discord: set DISCORD_TOKEN too.');
  }
  if (named.has('slack') && !slack)
    throw new ConfigError('PLATFORMS names slack: set SLACK_BOT_TOKEN or SLACK_CLIENT_ID too.');
  if (discord === undefined && !slack) {
    throw new ConfigError(
      'PLATFORMS names daily, which needs somewhere to post: set DISCORD_TOKEN, SLACK_BOT_TOKEN or SLACK_CLIENT_ID too.',
    );
  }
}
