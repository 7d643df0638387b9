import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordConfig } from '../../config/index.ts';

/**
 * None of these is privileged: a message that mentions the bot, answers it or is sent to it alone carries its text
 * without (https://discord.com/developers/docs/events/gateway#message-content-intent, read 2026-11-24).
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
      rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_WAIT_MS,
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
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
