import { type APIMessage, type APIUser, ChannelType } from 'discord.js';
import type { Registered } from './bodies.ts';
import { createSnowflakes } from './snowflake.ts';

/** What the bot lacks in a channel. */
export type Denied = 'view' | 'send' | 'embed' | 'attach' | 'react';

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly preferredLocale: string;
  /** Whether the bot itself is a member; without, only people's own installations reach it there. */
  readonly hasBot: boolean;
  /** What the bot lacks in the whole server. */
  readonly denied: readonly Denied[];
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type:
    | ChannelType.GuildText
    | ChannelType.GuildAnnouncement
    | ChannelType.GuildForum
    | ChannelType.PublicThread
    | ChannelType.DM
    | ChannelType.GroupDM;
  readonly guild?: Guild;
  readonly parent?: Channel;
  /** The people of a direct conversation. */
  readonly recipients: readonly Person[];
  readonly denied: Set<Denied>;
  deleted: boolean;
}

export interface Person {
  readonly user: APIUser;
  /** The language that their client is set to. */
  readonly locale: string;
  readonly isAdmin: boolean;
  /** Whether they accept direct messages from the bot. */
  acceptsDirectMessages: boolean;
}

export interface Stored {
  readonly message: APIMessage;
  /** Who sees it; everybody in the channel if undefined. */
  readonly onlyFor: string | undefined;
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  deleted: boolean;
  /** The emoji with which the bot has reacted. */
  readonly reactions: string[];
}

/** Everything that exists on the loopback Discord. */
export interface World {
  readonly now: () => number;
  readonly nextId: () => string;
  readonly token: string;
  readonly applicationId: string;
  readonly bot: APIUser;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly people: Map<string, Person>;
  readonly messages: Map<string, Stored>;
  /** The messages of each channel by its id, in the order in which they were posted. */
  readonly timelines: Map<string, Stored[]>;
  /** What the owner has set on the page of the application, and the starts of today that are left. */
  readonly application: { interactionsEndpoint: string | null; startsLeft: number };
  /** Registered commands: those of one guild by its id, the global ones by 'global'. */
  readonly commands: Map<string, Registered[]>;
}

/** The role that a server makes for a bot's permissions has the bot's name, and people mistake it for the bot. */
export function botRoleOf(guild: Guild): string {
  return (BigInt(guild.id) + 1n).toString();
}

export function createWorld({ now, token }: { now: () => number; token: string }): World {
  const nextId = createSnowflakes(now);
  const applicationId = nextId();
  return {
    now,
    nextId,
    token,
    applicationId,
    bot: createUser(applicationId, 'Dostyk', true),
    guilds: new Map(),
    channels: new Map(),
    people: new Map(),
    messages: new Map(),
    timelines: new Map(),
    commands: new Map(),
    application: { interactionsEndpoint: null, startsLeft: 1_000 },
  };
}

export function createUser(id: string, name: string, bot = false): APIUser {
  return {
    id,
    username: name.toLowerCase(),
    discriminator: '0',
    global_name: name,
    avatar: null,
    bot,
    primary_guild: null,
  };
}

export function keepMessage(world: World, stored: Stored): void {
  const { id, channel_id: channel } = stored.message;
  world.messages.set(id, stored);
  const timeline = world.timelines.get(channel);
  if (timeline) timeline.push(stored);
  else world.timelines.set(channel, [stored]);
}

/** The direct conversation of the bot with this person, opened if there is none yet. */
export function directChannel(world: World, person: Person): Channel {
  for (const channel of world.channels.values()) {
    if (channel.type === ChannelType.DM && channel.recipients[0] === person) return channel;
  }
  const channel: Channel = {
    id: world.nextId(),
    name: '',
    type: ChannelType.DM,
    recipients: [person],
    denied: new Set(),
    deleted: false,
  };
  world.channels.set(channel.id, channel);
  return channel;
}
