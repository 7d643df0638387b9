import { randomUUID } from 'node:crypto';

export interface User {
  readonly id: string;
  readonly locale?: string;
  /** The time zone of their profile. */
  readonly tz?: string;
  readonly isAdmin?: boolean;
  readonly isOwner?: boolean;
  readonly isBot?: boolean;
  /** The team they belong to, if it is another one; in an organisation they may belong to several. */
  readonly team?: string;
  readonly furtherTeams?: readonly string[];
  /** Of another organisation, met in a shared channel. */
  readonly isStranger?: boolean;
  /** A guest of some channels. */
  readonly isGuest?: boolean;
  readonly isDeleted?: boolean;
}

export interface Channel {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'direct';
  readonly creator?: string;
  readonly members: Set<string>;
  isArchived: boolean;
}

/** A message as the channel shows it; an ephemeral one is shown to one person and kept nowhere else. */
export interface Message {
  readonly ts: string;
  readonly channel: string;
  /** Who wrote it; the bot's own user for what the app posted. */
  readonly user: string;
  readonly thread?: string;
  /** The only person who sees it. */
  readonly onlyFor?: string;
  readonly metadata?: { readonly event_type: string; readonly event_payload: Readonly<Record<string, unknown>> };
  /** What was forwarded, or what another app attached. */
  readonly attachments?: readonly object[];
  text: string;
  blocks: readonly unknown[];
  isDeleted: boolean;
  /** The names of the emoji with which the bot has reacted. */
  reactions?: readonly string[];
}

export interface View {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  hash: string;
  content: Readonly<Record<string, unknown>>;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly altText: string | undefined;
  readonly length: number;
  bytes: Buffer | undefined;
  isComplete: boolean;
  /** How many messages with it are refused before it can be shown. */
  refusals: number;
}

/** A question to press above an empty conversation. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
}

export const BOT = { user: 'UDOSTYK', id: 'BDOSTYK', app: 'ADOSTYK', team: 'TDOSTYK' } as const;
export const TOKENS = {
  bot: 'xoxb-1-loopback',
  app: 'xapp-1-loopback',
  signingSecret: 'loopback-signing-secret',
} as const;

/** What there is in the one workspace: people, channels and all that was written, and what the app did wrong. */
export function createWorkspace(now: () => number) {
  const users = new Map<string, User>([[BOT.user, { id: BOT.user, isBot: true }]]);
  const channels = new Map<string, Channel>();
  const messages: Message[] = [];
  const views = new Map<string, View>();
  const files = new Map<string, StoredFile>();
  const violations: string[] = [];
  const listeners = new Set<(message: Message) => void>();
  /** Per thread, how many things people did there that have not been answered yet. */
  const open = new Map<string, number>();
  let lastTs = 0;

  /** Microseconds since 1970, each one used once: Slack's timestamps name messages within a channel. */
  function nextTs(): string {
    lastTs = Math.max(lastTs + 1, Math.round(now() * 1000));
    const digits = String(lastTs).padStart(16, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  }

  function violate(what: string): void {
    violations.push(what);
  }

  function addChannel(
    id: string,
    {
      kind = 'public',
      members = [],
      creator,
      withBot = true,
    }: Partial<Omit<Channel, 'members'>> & {
      readonly members?: readonly string[];
      readonly withBot?: boolean;
    } = {},
  ): Channel {
    const channel: Channel = {
      id,
      kind,
      ...(creator === undefined ? {} : { creator }),
      members: new Set([...members, ...(withBot ? [BOT.user] : [])]),
      isArchived: false,
    };
    channels.set(id, channel);
    return channel;
  }

  /** The conversation of the bot with one person; made when it is first needed, as Slack does. */
  function directChannel(user: string): Channel {
    const id = `D${user.slice(1)}`;
    return channels.get(id) ?? addChannel(id, { kind: 'direct', members: [user] });
  }

  return {
    now,
    users,
    channels,
    messages,
    views,
    files,
    violations,
    /** Whose the app's token is. */
    token: { isOrganisations: false },
    /** How many messages with a new picture are refused, since Slack is not done with looking at it. */
    slowness: { pictures: 0 },
    /**
     * Kinds of blocks that this workspace does not take although Slack has them, and whether blocks.validate says which.
     * One of them in a message is no mistake of the app.
     */
    refusals: { blocks: new Set<string>(), saysWhich: true },
    /** What the app suggests to say in a direct conversation, and how it calls threads there, by channel and thread. */
    prompts: new Map<string, { readonly title: string | undefined; readonly prompts: readonly Prompt[] }>(),
    titles: new Map<string, string>(),
    /** The most messages that a page of a history has; for an app that is distributed outside of the Marketplace, 15. */
    paging: { most: 999 },
    /** Told of every message that is added. */
    listeners,
    nextTs,
    addChannel,
    directChannel,
    addUser: (user: User): User => {
      users.set(user.id, user);
      return user;
    },
    add: (message: Omit<Message, 'ts' | 'isDeleted'>): Message => {
      const added: Message = { ...message, ts: nextTs(), isDeleted: false };
      messages.push(added);
      for (const listener of listeners) listener(added);
      return added;
    },
    /** Remembers something that the app must never do. */
    violate,
    /** A person wrote or pressed something in a thread, or began one. */
    prompt: (channel: string, thread: string): void => {
      const key = `${channel} ${thread}`;
      open.set(key, (open.get(key) ?? 0) + 1);
    },
    /** The app wrote in a thread: one answer for each thing that people did there. */
    answer: (channel: string, thread: string): void => {
      const key = `${channel} ${thread}`;
      const left = (open.get(key) ?? 0) - 1;
      open.set(key, left);
      if (left < 0) violate(`double answer in ${channel}, thread ${thread}`);
    },
    newId: (prefix: string): string => `${prefix}${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`,
  };
}

export type Workspace = ReturnType<typeof createWorkspace>;
