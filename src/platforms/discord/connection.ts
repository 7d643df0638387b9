import { Client, Events, GatewayCloseCodes, GatewayIntentBits, Options, Partials } from 'discord.js';
import { ZodError } from 'zod';
import type { DiscordConfig } from '../../config/index.ts';
import type { Log } from '../../ops/log.ts';
import { createOutageLog } from '../../ops/outage-log.ts';
import { StartError, UnavailableError } from '../platform.ts';
import { failureOf, reasonOf } from './errors.ts';
import { restOptions } from './rest.ts';

type Close = 'token' | 'intents' | 'shards' | 'version';

/** After these codes Discord does not want to be connected to again: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway. */
const FATAL: ReadonlyMap<number, Close> = new Map([
  [GatewayCloseCodes.AuthenticationFailed, 'token'],
  [GatewayCloseCodes.InvalidShard, 'shards'],
  [GatewayCloseCodes.ShardingRequired, 'shards'],
  [GatewayCloseCodes.InvalidAPIVersion, 'version'],
  [GatewayCloseCodes.InvalidIntents, 'intents'],
  [GatewayCloseCodes.DisallowedIntents, 'intents'],
]);

const SENTENCES: Readonly<Record<Close, string>> = {
  token:
    'Discord does not accept DISCORD_TOKEN: copy the bot’s token again from the page of your application (Bot → Reset Token).',
  intents:
    'Discord refuses the intents that the bot asks for (close code 4013 or 4014), although none of them is privileged: check that the application is not restricted.',
  shards:
    'Discord refuses DISCORD_SHARDS: a shard in it does not exist, or the bot is in too many servers for so few; “auto” lets Discord decide.',
  version: 'Discord no longer offers version 10 of its gateway: a newer Dostyk is needed.',
};

/** Logs what happens to the connection, and tells of a close after which there is no going on without the operator. */
export function watchConnection(client: Client, log: Log, fatal: (error: StartError) => void): void {
  // The client tries twice a second, of which a line each would fill the log. The lines about its end are those below.
  const now = () => performance.now();
  const [reconnecting, broken] = [createOutageLog({ now }), createOutageLog({ now })];
  const isUp = () => {
    for (const outage of [reconnecting, broken]) outage.ended(() => {});
  };
  client.on(Events.ShardReady, (shard) => {
    isUp();
    log.info({ shard }, 'Discord: ready');
  });
  client.on(Events.ShardReconnecting, (shard) =>
    reconnecting.failed((times) => log.warn({ shard, times }, 'Discord: reconnecting')),
  );
  client.on(Events.ShardResume, (shard, replayed) => {
    isUp();
    log.info({ shard, replayed }, 'Discord: resumed');
  });
  client.on(Events.ShardError, (error, shard) =>
    broken.failed((times) => log.warn({ shard, reason: reasonOf(error), times }, 'Discord: connection error')),
  );
  client.on(Events.Error, (error) => log.error({ reason: reasonOf(error) }, 'Discord: error'));
  client.on(Events.Warn, (text) => log.warn({ text }, 'Discord: warning'));
  client.on(Events.Invalidated, () => log.error('Discord: the session is invalid'));
  client.on(Events.GuildCreate, ({ id }) => log.info({ server: id }, 'Discord: joined a server'));
  client.on(Events.GuildDelete, ({ id }) => log.info({ server: id }, 'Discord: left a server'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    const close = FATAL.get(code);
    log.error({ shard, code }, 'Discord: disconnected for good');
    if (close !== undefined) fatal(new StartError(SENTENCES[close]));
  });
  client.rest.on('rateLimited', ({ route, timeToReset, global }) =>
    log.debug({ route, waitMs: timeToReset, global }, 'Discord: asked to wait'),
  );
}

/** Why the first connection failed, as a sentence for the operator. Whatever is not known to last is taken to pass. */
export function startErrorOf(error: unknown, { apiUrl }: Pick<DiscordConfig, 'apiUrl'>): StartError {
  const isTokenInvalid = error instanceof Error && 'code' in error && error.code === 'TokenInvalid';
  if (isTokenInvalid || failureOf(error).kind === 'unauthorized') return new StartError(SENTENCES.token);
  const at =
    apiUrl === undefined ? 'Discord cannot be reached' : `Discord cannot be reached at DISCORD_API_URL (${apiUrl})`;
  if (error instanceof ZodError) {
    const who =
      apiUrl === undefined ? 'What answers in Discord’s place' : `What answers at DISCORD_API_URL (${apiUrl})`;
    return new UnavailableError(`${who} does not answer as Discord does: check the address and what is between.`);
  }
  return new UnavailableError(`${at}: ${reasonOf(error)}.`);
}

/**
 * None of these is privileged: a message that mentions the bot, answers it or is sent to it alone carries its text
 * without (https://discord.com/developers/docs/events/gateway#message-content-intent).
 */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Nobody waits for an answer longer; a request that Discord would put off for so long is given up instead. */
const LONGEST_WAIT_MS = 60_000;

/** What is kept is what permissions are computed from; people and their messages are not. */
const KEPT_MEMBERS = 20;
const KEPT_USERS = 500;

/** The client, not yet connected. Whatever it sends notifies nobody unless it says whom. */
export function createClient({ shards, apiUrl }: Pick<DiscordConfig, 'shards' | 'apiUrl'>): Client {
  return new Client({
    intents: INTENTS,
    // A direct conversation is not announced before its first message.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    ...(shards === 'auto' ? { shards } : { shards: shards.ids, shardCount: shards.total }),
    rest: {
      // What is worth another try gets it from `persistently`: together they would be a dozen requests.
      retries: 0,
      rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_WAIT_MS,
      ...restOptions(apiUrl),
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: KEPT_MEMBERS, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: KEPT_USERS, keepOverLimit: ({ id, client }) => id === client.user.id },
      VoiceStateManager: 0,
    }),
  });
}

/**
 * Watches for how long Discord has been silent.
 * @returns The seconds since the last event or answer to a heartbeat, of the shard for which it is longest.
 */
export function watchSilence(client: Client): () => number {
  const begun = Date.now();
  const heard = new Map<number, number>();
  client.on(Events.Raw, (_, shard: number) => void heard.set(shard, Date.now()));
  return () => {
    const last = client.ws.shards.map(({ id, lastPingTimestamp }) =>
      Math.max(begun, heard.get(id) ?? 0, lastPingTimestamp),
    );
    return last.length === 0 ? (Date.now() - begun) / 1000 : (Date.now() - Math.min(...last)) / 1000;
  };
}
