import { type Client, Events, GatewayCloseCodes } from 'discord.js';
import type { DiscordConfig } from '../../config/index.ts';
import type { Log } from '../../ops/log.ts';
import { StartError } from '../platform.ts';
import { failureOf, reasonOf } from './errors.ts';

type Close = 'token' | 'intents' | 'shards' | 'version';

/** After these codes Discord does not want to be connected to again: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway, read 2026-11-24. */
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
    'Discord does not accept DISCORD_TOKEN: copy the bot’s token anew from the page of your application (Bot → Reset Token).',
  intents:
    'Discord refuses the intents that the bot asks for (close code 4013 or 4014), although none of them is privileged: check that the application is not restricted.',
  shards:
    'Discord refuses DISCORD_SHARDS: a shard in it does not exist, or the bot is in too many servers for so few; “auto” lets Discord decide.',
  version: 'Discord no longer offers version 10 of its gateway: a newer Dostyk is needed.',
};

/** Logs what happens to the connection, and tells of a close after which there is no going on without the operator. */
export function watchConnection(client: Client, log: Log, fatal: (error: StartError) => void): void {
  client.on(Events.ShardReady, (shard) => log.info({ shard }, 'Discord: ready'));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'Discord: reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'Discord: resumed'));
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ shard, reason: reasonOf(error) }, 'Discord: connection error'),
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

/** Why the first connection failed, as a sentence for the operator. */
export function startErrorOf(error: unknown, { apiUrl }: Pick<DiscordConfig, 'apiUrl'>): StartError {
  const isTokenInvalid = error instanceof Error && 'code' in error && error.code === 'TokenInvalid';
  if (isTokenInvalid || failureOf(error).kind === 'unauthorized') return new StartError(SENTENCES.token);
  const at =
    apiUrl === undefined ? 'Discord cannot be reached' : `Discord cannot be reached at DISCORD_API_URL (${apiUrl})`;
  return new StartError(`${at}: ${reasonOf(error)}.`);
}
