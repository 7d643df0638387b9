import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LOCALES } from './locales/locale.ts';
import { LOG_LEVELS } from './ops/log.ts';

/** The pack that Dostyk comes with. */
export const DEFAULT_PACK = fileURLToPath(new URL('../facts/kazakhstan-germany', import.meta.url));

export interface Config {
  /** The pack's folder. */
  readonly facts: string;
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
  readonly slack: SlackConfig | undefined;
  /** How to post on each platform whose token is set, whether this process answers there or not. */
  readonly posting: {
    readonly discord: Pick<DiscordConfig, 'token' | 'apiUrl'> | undefined;
    readonly slack: Pick<SlackConfig, 'botToken' | 'apiUrl'> | undefined;
  };
  /** Whether this process posts the daily fact. */
  readonly daily: boolean;
  /** Where health and metrics are to be had; undefined if nobody asked for them. */
  readonly ops: { readonly host: string; readonly port: number } | undefined;
  /** Every value that must not be seen. */
  readonly secrets: readonly string[];
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

export interface SlackConfig {
  readonly botToken: string;
  readonly connection: SlackConnection;
  /** Put before the names of the slash commands, so that they differ from those of other apps. */
  readonly commandPrefix: string;
  /** Another address of Slack's Web API. */
  readonly apiUrl: string | undefined;
}

/** How Slack's events arrive: over a socket that the bot opens, or as signed requests to an address that the bot has. */
export type SlackConnection =
  | {
      readonly kind: 'socket';
      readonly appToken: string;
      /** Seconds without a sign of life after which the program gives up, so that whatever runs it starts it anew. */
      readonly silenceSeconds: number;
    }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

/** Variables that are set wrongly, each with what it should be. */
export class ConfigError extends Error {}

const address = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address such as ${example}` });
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });
const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);
const prefixed = (prefix: string, kind: string) =>
  z.string().refine((token) => token.startsWith(prefix), `must be ${kind}, which begins with ${prefix}`);

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

const environment = z.object({
  FACTS: z.string().default(DEFAULT_PACK),
  LOCALE: oneOf(LOCALES).default('en'),
  LOG_LEVEL: oneOf(LOG_LEVELS).optional(),
  PLATFORMS: roles.optional(),
  DATA_DIR: z.string().default('data'),
  DAILY_WINDOW_HOURS: whole(1, 24).default(12),
  QUESTION_RETENTION_DAYS: whole(0, 3_650).default(90),
  DATABASE_URL: address(/^postgres(ql)?$/, 'postgres://dostyk:password@localhost/dostyk').optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'must be the id of a server, a number of 17 to 20 digits')
    .optional(),
  DISCORD_SHARDS: shards.default('auto'),
  DISCORD_API_URL: address(/^https?$/, 'http://localhost:8080/api').optional(),
  SLACK_BOT_TOKEN: prefixed('xoxb-', 'a bot token').optional(),
  SLACK_APP_TOKEN: prefixed('xapp-', 'an app-level token').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,16}$/, 'must be at most 16 lower-case letters, digits, hyphens or underscores')
    .default(''),
  SLACK_API_URL: address(/^https?$/, 'http://localhost:8080/api/').optional(),
  SLACK_SILENCE_SECONDS: whole(30, 86_400).default(300),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).optional(),
  OPS_PORT: whole(0, 65_535).optional(),
});

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
      .map(([name, value]) => [name, value?.trim() ?? ''] as const)
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
  const slack =
    data.SLACK_BOT_TOKEN === undefined ? undefined : { botToken: data.SLACK_BOT_TOKEN, apiUrl: data.SLACK_API_URL };
  checkRoles(data);
  return {
    facts: data.FACTS,
    locale: data.LOCALE,
    // In the playground the log and the conversation share a terminal.
    logLevel: data.LOG_LEVEL ?? (discord || slack ? 'info' : 'warn'),
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    dailyWindowMs: data.DAILY_WINDOW_HOURS * 3_600_000,
    questionRetentionDays: data.QUESTION_RETENTION_DAYS,
    page: { host: data.HOST, port: data.PORT ?? PAGE_PORT },
    discord:
      discord && does('discord')
        ? { ...discord, guildId: data.DISCORD_GUILD_ID, shards: data.DISCORD_SHARDS }
        : undefined,
    slack:
      slack && does('slack')
        ? { ...slack, connection: slackConnection(data), commandPrefix: data.SLACK_COMMAND_PREFIX }
        : undefined,
    posting: { discord, slack },
    daily: does('daily'),
    ops: data.OPS_PORT === undefined ? undefined : { host: data.HOST, port: data.OPS_PORT },
    secrets: [
      data.DISCORD_TOKEN,
      data.SLACK_BOT_TOKEN,
      data.SLACK_APP_TOKEN,
      data.SLACK_SIGNING_SECRET,
      data.DATABASE_URL === undefined ? undefined : decodeURIComponent(new URL(data.DATABASE_URL).password),
    ].filter((secret) => secret !== undefined),
  };
}

/** @throws ConfigError for a role that cannot be had without a token. */
function checkRoles({ PLATFORMS: named, DISCORD_TOKEN: discord, SLACK_BOT_TOKEN: slack }: Environment): void {
  if (!named) return;
  if (named.has('discord') && discord === undefined) {
    throw new ConfigError('PLATFORMS names discord: set DISCORD_TOKEN too.');
  }
  if (named.has('slack') && slack === undefined)
    throw new ConfigError('PLATFORMS names slack: set SLACK_BOT_TOKEN too.');
  if (discord === undefined && slack === undefined) {
    throw new ConfigError(
      'PLATFORMS names daily, which needs somewhere to post: set DISCORD_TOKEN or SLACK_BOT_TOKEN too.',
    );
  }
}

/** Signed requests where there is a secret and a port for them, as the operator of several processes wants it. */
function slackConnection(data: Environment): SlackConnection {
  if (data.SLACK_SIGNING_SECRET !== undefined && data.PORT !== undefined) {
    return { kind: 'http', signingSecret: data.SLACK_SIGNING_SECRET, host: data.HOST, port: data.PORT };
  }
  if (data.SLACK_APP_TOKEN !== undefined) {
    return { kind: 'socket', appToken: data.SLACK_APP_TOKEN, silenceSeconds: data.SLACK_SILENCE_SECONDS };
  }
  throw new ConfigError(
    'SLACK_BOT_TOKEN alone is not enough: set SLACK_APP_TOKEN too (for Socket Mode), or SLACK_SIGNING_SECRET and PORT (for HTTP).',
  );
}
