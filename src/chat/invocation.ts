import type { CommandName, MessageKey, MessageValues } from '../i18n/translator.ts';

/** Something that a person did, whichever way they did it, in the words that every platform shares. */
export interface Invocation {
  /** Names this invocation in the log and in error messages. */
  readonly id: string;
  /** The command's name, with its subcommand: `ask`, `daily on`. */
  readonly command: string;
  /** Options as the platform gave them; `dispatch` reads and checks them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The language that the platform knows of the person, as a BCP 47 tag; undefined where it knows none. */
  readonly language?: string | undefined;
  /** How commands are called there; with a slash and their name, if left out. */
  readonly commandName?: CommandName;
  /** The time zone that the platform knows of the person, by its IANA name; left out where it knows none. */
  readonly zone?: () => Promise<string | undefined>;
  /** Set where a private answer is shown to everyone: by whom, and what they had asked as far as that is known. */
  readonly shared?: { readonly by: string; readonly question: string | undefined };
  readonly channel: Channel;
  /** Where in the channel it was said, as far as what was said there before goes on. */
  readonly place?: Place;
  /**
   * What keeps the bot from posting in this channel, or in the forum that it is a post of, by itself, which is more than
   * answering; nothing, where the platform does not say. Some platforms must ask for it. Left out where nothing can.
   */
  readonly obstacles?: (where?: 'forum') => Promise<readonly Obstacle[]>;
  readonly user: User;
  /** Why what was typed could not be read, which is then what is answered. */
  readonly mistake?: UserError;
  /** What was meant if the command takes none of what was typed behind its name. */
  readonly otherwise?: ParsedCommand;
}

/** A command with its options, as they were given. */
export type ParsedCommand = Pick<Invocation, 'command' | 'options'>;

/** What somebody typed, as far as it could be read. */
export type Typed = Pick<Invocation, 'command' | 'options' | 'mistake' | 'otherwise'>;

/** A platform, and a server or workspace of it; none in a conversation that belongs to no one else. */
export type Tenant = Pick<Channel, 'platform' | 'space'>;

/** Where something was said and where an answer goes. */
export interface Channel {
  readonly platform: string;
  readonly id: string;
  /** The server or workspace that the channel belongs to; none in a conversation that belongs to no one else. */
  readonly space?: string | undefined;
  /** Whether only the person and the bot are in it. */
  readonly direct: boolean;
  /** Set where a message by itself is not how things are posted. */
  readonly kind?: ChannelKind | undefined;
  /** The id of the forum that it is a post of. */
  readonly forum?: string | undefined;
}

/** A forum consists of posts, each a thread of its own; what is announced can be passed on to other servers. */
export type ChannelKind = 'forum' | 'announcement';

/** Messages of a channel that belong together. Their ids are known together with the channel. */
interface Place {
  /** The id under which what answers this is said: its own, or that of the thread that holds it. */
  readonly message: string;
  /** The id of the message or thread that it answers; none where it begins something new. */
  readonly answers?: string | undefined;
}

/** What the bot lacks, or why it is of no use to ask for it. */
export type Obstacle =
  /** It does not see the channel, may not write there, or may not attach pictures. */
  | 'view'
  | 'send'
  | 'attach'
  /** It is not in the channel, or not in the server. */
  | 'absent'
  | 'uninstalled'
  /** A conversation of other people, to which a bot cannot belong. */
  | 'conversation'
  | 'archived';

interface User {
  readonly id: string;
  /**
   * Whether the person may change settings of this channel, or manages the whole server or workspace that it is in. Some
   * platforms must ask for it, so only who needs it does.
   */
  readonly isAdmin: (of?: 'channel' | 'space') => boolean | Promise<boolean>;
}

/** What makes a message that message, however often and by whichever event it arrives. */
export interface MessageIdentity {
  readonly platform: string;
  readonly channel: string;
  readonly message: string;
}

/** A mistake that the person can correct: shown to them, translated. Every other error is a defect and is logged. */
export class UserError<K extends MessageKey = MessageKey> extends Error {
  readonly key: K;
  readonly values: MessageValues<K>;

  constructor(key: K, values: MessageValues<K>) {
    super(key);
    this.name = 'UserError';
    this.key = key;
    this.values = values;
  }
}

/** The value of an option can't be read, or names nothing that there is. */
export class InputError<K extends MessageKey = MessageKey> extends UserError<K> {}

/**
 * Some platforms give an id only once within a workspace, and another workspace may have the same one. Beyond the
 * platform such an id is known together with its workspace, so whatever is kept under it belongs to that workspace alone.
 */
export function scopeId(space: string, id: string): string {
  return `${scopePrefix(space)}${id}`;
}

/** What all qualified ids of a workspace begin with. */
export function scopePrefix(space: string): string {
  return `${space}/`;
}

/** The id as the platform knows it, of one that is qualified or not. */
export function localId(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
