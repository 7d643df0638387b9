import { z } from 'zod';
import { address, ConfigError, prefixed, whole } from './fields.ts';

/** Bytes of a key of AES-256, by which tokens are encrypted. */
const KEY_BYTES = 32;

interface SlackOptions {
  /** Put before the names of the slash commands, so that they differ from those of other apps. */
  readonly commandPrefix: string;
  /** Another address of Slack's Web API. */
  readonly apiUrl: string | undefined;
}

/** How to answer in one workspace. */
export interface SlackConfig extends SlackOptions {
  readonly botToken: string;
  readonly connection: SlackConnection;
}

/** How to answer in every workspace whose people install the app. */
export interface SlackDistributionConfig extends SlackOptions {
  readonly install: SlackInstall;
  readonly connection: SlackHttp;
}

/** How people of any workspace install the app. */
export interface SlackInstall {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what a browser carries from the beginning of an installation to its end. */
  readonly stateSecret: string;
  /** Where Slack and browsers reach the program. */
  readonly publicUrl: string;
  /** Encrypt the tokens that are kept: the first one encrypts, all of them decrypt. */
  readonly tokenKeys: readonly [Buffer, ...Buffer[]];
}

/** How Slack's events arrive: over a socket that the bot opens, or as signed requests to an address that the bot has. */
export type SlackConnection =
  | {
      readonly kind: 'socket';
      readonly appToken: string;
      /** Seconds without a sign of life after which the program exits, so that a supervisor restarts it. */
      readonly silenceSeconds: number;
    }
  | SlackHttp;

export interface SlackHttp {
  readonly kind: 'http';
  readonly signingSecret: string;
  readonly host: string;
  readonly port: number;
}

/** How to post, whether this process answers or not. */
export type SlackPosting =
  | Pick<SlackConfig, 'botToken' | 'apiUrl'>
  | Pick<SlackDistributionConfig, 'install' | 'apiUrl'>;

/** At least as long as what a person makes up by hand is not. */
const SECRET_LENGTH = 32;

/** An address without a path, by https unless it is this machine's own. */
const publicAddress = address(/^https?$/, 'https://bot.example.org')
  .transform((text) => new URL(text))
  .refine(({ pathname, search, hash }) => `${pathname}${search}${hash}` === '/', 'must be an address without a path')
  .refine(
    ({ protocol, hostname }) => protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname),
    'must begin with https://, since Slack and browsers accept nothing else',
  )
  .transform(({ origin }) => origin);

/** Keys in base64 or hexadecimal digits, separated by commas. */
const keys = z.string().transform((text, context): readonly [Buffer, ...Buffer[]] => {
  const [first, ...others] = text.split(',').map((key) => readKey(key.trim()));
  if (first && !others.includes(undefined)) return [first, ...others.filter((key) => key !== undefined)];
  const which = first === undefined ? 1 : others.indexOf(undefined) + 2;
  context.addIssue({
    code: 'custom',
    message: `must be a list of keys of ${KEY_BYTES} bytes each, in base64 or hexadecimal digits, separated by commas; key number ${which} is invalid. \`openssl rand -base64 ${KEY_BYTES}\` makes one`,
  });
  return z.NEVER;
});

function readKey(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  const key = /^[\w+/-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
  return key?.length === KEY_BYTES ? key : undefined;
}

export const slackVariables = {
  SLACK_BOT_TOKEN: prefixed('xoxb-', 'a bot token').optional(),
  SLACK_APP_TOKEN: prefixed('xapp-', 'an app-level token').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^[\d.]+$/, 'must be the Client ID of your app, digits with a point between them')
    .optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z
    .string()
    .min(SECRET_LENGTH, `must have at least ${SECRET_LENGTH} characters; \`openssl rand -hex 32\` makes one`)
    .optional(),
  SLACK_TOKEN_KEYS: keys.optional(),
  SLACK_PUBLIC_URL: publicAddress.optional(),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,16}$/, 'must be at most 16 lower-case letters, digits, hyphens or underscores')
    .default(''),
  SLACK_API_URL: address(/^https?$/, 'http://localhost:8080/api/').optional(),
  SLACK_SILENCE_SECONDS: whole(30, 86_400).default(300),
};

type Variables = z.infer<z.ZodObject<typeof slackVariables>> & {
  readonly HOST: string;
  readonly PORT?: number | undefined;
};

/** How Slack's tokens look, to remove them from the log even before they are known. */
const ANY_TOKEN = /xox[a-z]-[\w-]+/g;

const asTyped = (key: Buffer) => (['base64', 'base64url', 'hex'] as const).map((form) => key.toString(form));

/**
 * @param answers Whether this process answers on Slack.
 * @throws ConfigError
 */
export function readSlack(data: Variables, answers: boolean) {
  const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl, SLACK_COMMAND_PREFIX: commandPrefix } = data;
  const install = readInstall(data);
  const secrets = [botToken, data.SLACK_APP_TOKEN, data.SLACK_SIGNING_SECRET];
  const common = { commandPrefix, apiUrl };
  if (install) {
    return {
      posting: { install, apiUrl },
      answering: answers ? { ...common, install, connection: publicConnection(data) } : undefined,
      secrets: [
        ...secrets,
        install.clientSecret,
        install.stateSecret,
        ...install.tokenKeys.flatMap(asTyped),
        ANY_TOKEN,
      ],
    };
  }
  if (botToken === undefined) return { posting: undefined, answering: undefined, secrets };
  return {
    posting: { botToken, apiUrl },
    answering: answers ? { ...common, botToken, connection: connectionOf(data) } : undefined,
    secrets,
  };
}

/** What has to be set beside SLACK_CLIENT_ID. */
const INSTALL_VARIABLES = [
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_TOKEN_KEYS',
  'SLACK_PUBLIC_URL',
] as const;

/** How people install the app, if that is what is wanted. */
function readInstall(data: Variables): SlackInstall | undefined {
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    SLACK_TOKEN_KEYS: tokenKeys,
    SLACK_PUBLIC_URL: publicUrl,
  } = data;
  if (clientId === undefined) {
    const alone = INSTALL_VARIABLES.find((name) => data[name] !== undefined);
    if (alone === undefined || data.SLACK_BOT_TOKEN !== undefined) return undefined;
    throw new ConfigError(`${alone} is set, but neither SLACK_CLIENT_ID nor SLACK_BOT_TOKEN: set one of the two.`);
  }
  if (data.SLACK_BOT_TOKEN !== undefined) {
    throw new ConfigError(
      'SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set: keep SLACK_BOT_TOKEN to answer in one workspace, or SLACK_CLIENT_ID to let people install the app in theirs.',
    );
  }
  if (clientSecret && stateSecret && tokenKeys && publicUrl) {
    return { clientId, clientSecret, stateSecret, tokenKeys, publicUrl };
  }
  const missing = INSTALL_VARIABLES.filter((name) => data[name] === undefined).join(', ');
  throw new ConfigError(`SLACK_CLIENT_ID needs ${missing} too: docs/slack-workspaces.md says how to get them.`);
}

/** Those who let others install the app can be reached by them. @throws ConfigError */
function publicConnection({ SLACK_SIGNING_SECRET: signingSecret, HOST: host, PORT: port }: Variables): SlackHttp {
  if (signingSecret !== undefined && port !== undefined) return { kind: 'http', signingSecret, host, port };
  throw new ConfigError(
    'SLACK_CLIENT_ID needs a port for the requests of Slack and of browsers: set SLACK_SIGNING_SECRET and PORT too.',
  );
}

/** Signed requests where there is a secret and a port for them, as the operator of several processes wants it. */
function connectionOf(data: Variables): SlackConnection {
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
