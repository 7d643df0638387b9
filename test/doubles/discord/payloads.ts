import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { botRoleOf, type Channel, type Denied, type Guild, type Person, type World } from './world.ts';

const EVERYBODY =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands;

const DENIED: Readonly<Record<Denied, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads,
  embed: PermissionFlagsBits.EmbedLinks,
  attach: PermissionFlagsBits.AttachFiles,
  react: PermissionFlagsBits.AddReactions,
};

/** A server as GUILD_CREATE brings it: with its channels and threads, and of its members only the bot. */
export function guildPayload(world: World, guild: Guild): object {
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild && !channel.deleted);
  return {
    ...guildBasics(guild),
    owner_id: '1',
    roles: [
      roleOf(guild.id, '@everyone', EVERYBODY),
      { ...roleOf(botRoleOf(guild), world.bot.global_name ?? '', EVERYBODY), tags: { bot_id: world.bot.id } },
      roleOf(adminRoleOf(guild), 'Admins', PermissionFlagsBits.ManageGuild),
    ],
    joined_at: new Date(world.now()).toISOString(),
    large: false,
    member_count: world.people.size + 1,
    members: [{ ...memberOf(world, [botRoleOf(guild)]), user: world.bot }],
    channels: channels.filter(({ type }) => type !== ChannelType.PublicThread).map((channel) => guildChannel(channel)),
    threads: channels.filter(({ type }) => type === ChannelType.PublicThread).map((one) => threadChannel(world, one)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function guildBasics(guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: guild.preferredLocale,
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    hub_type: null,
    incidents_data: null,
    region: '',
  };
}

function adminRoleOf(guild: Guild): string {
  return (BigInt(guild.id) + 2n).toString();
}

function roleOf(id: string, name: string, permissions: bigint): object {
  return {
    id,
    name,
    permissions: permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

/** A channel as people and the bot see it, whatever its kind. */
export function channelPayload(world: World, channel: Channel): object {
  if (channel.type === ChannelType.PublicThread) return threadChannel(world, channel);
  if (channel.guild) return guildChannel(channel);
  return {
    id: channel.id,
    type: ChannelType.DM,
    recipients: channel.recipients.map(({ user }) => user),
    last_message_id: null,
    flags: 0,
    name: null,
  };
}

function guildChannel(channel: Channel): object {
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    guild_id: channel.guild?.id ?? '',
    position: 0,
    permission_overwrites: [{ id: channel.guild?.id ?? '', type: 0, allow: '0', deny: deniedBits(channel).toString() }],
    nsfw: false,
    rate_limit_per_user: 0,
  };
}

function threadChannel(world: World, channel: Channel): object {
  return {
    id: channel.id,
    type: ChannelType.PublicThread,
    name: channel.name,
    guild_id: channel.guild?.id ?? '',
    parent_id: channel.parent?.id ?? '',
    owner_id: '1',
    message_count: 1,
    member_count: 1,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: new Date(world.now()).toISOString(),
      locked: false,
    },
    total_message_sent: 1,
    applied_tags: [],
  };
}

/** A server as it stands in the list of the bot's own. */
export function ownGuildPayload({ id, name, denied }: Guild): object {
  const permissions = (EVERYBODY & ~deniedBits({ denied })).toString();
  return { id, name, icon: null, owner: false, permissions, features: [] };
}

function deniedBits({ denied }: { readonly denied: Iterable<Denied> }): bigint {
  return [...denied].reduce((bits, one) => bits | DENIED[one], 0n);
}

/** What the bot may do in a channel. */
export function appPermissions(channel: Channel): string {
  return (EVERYBODY & ~deniedBits(channel)).toString();
}

/** A person as member of a server: in messages without, in interactions with what they may do. */
export function memberPayload(world: World, guild: Guild, person: Person) {
  return memberOf(world, person.isAdmin ? [adminRoleOf(guild)] : []);
}

export function memberPermissions(person: Person): string {
  return (person.isAdmin ? EVERYBODY | PermissionFlagsBits.ManageGuild : EVERYBODY).toString();
}

function memberOf(world: World, roles: string[]): object {
  return { roles, joined_at: new Date(world.now()).toISOString(), deaf: false, mute: false, flags: 0 };
}

export function applicationPayload(world: World): object {
  return {
    id: world.applicationId,
    name: world.bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    summary: '',
    verify_key: '',
    interactions_endpoint_url: world.application.interactionsEndpoint,
    team: null,
    flags: 0,
  };
}
