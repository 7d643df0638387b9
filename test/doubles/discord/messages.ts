import {
  type APIAttachment,
  type APIMessage,
  type APIMessageTopLevelComponent,
  ChannelType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord.js';
import {
  CreateForumThreadRequestSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';
import { ApiError, REFUSED, UNKNOWN } from './api-error.ts';
import type { MessageBody as Body } from './bodies.ts';
import type { Request } from './http.ts';
import type { Judge } from './judge.ts';
import { messageProblems } from './message-limits.ts';
import { wouldPing } from './pings.ts';
import { componentsOf, textOf } from './shown.ts';
import { momentOf } from './snowflake.ts';
import { type Channel, keepMessage, type Stored, type World } from './world.ts';

/** What an edit can set: https://discord.com/developers/docs/resources/message#edit-message, read 2026-11-29. */
const EDITABLE_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

/** "The past few minutes" of enforce_nonce, and how long a message read back still carries its nonce. */
export const NONCE_KEPT_MS = 3 * 60_000;

type Files = Request['files'];

export interface Messages {
  /** POST /channels/:id/messages. @throws ApiError */
  readonly post: (channel: Channel, body: unknown, files: Files) => APIMessage;
  /** POST /channels/:id/threads in a forum: a post, whose first message has its id. @throws ApiError */
  readonly open: (forum: Channel, body: unknown, files: Files) => Channel;
  /** POST /channels/:id/messages/:id/crosspost. @throws ApiError */
  readonly publish: (channel: Channel, messageId: string) => APIMessage;
  /** Posts a body that was parsed already: a response to an interaction, seen by one person or by all. */
  readonly store: (channel: Channel, body: Body, files: Files, onlyFor?: string) => Stored;
  /** PATCH of a message of the bot's. @throws ApiError */
  readonly edit: (stored: Stored, body: unknown, files: Files) => APIMessage;
  /** GET /channels/:id/messages: newest first. @throws ApiError */
  readonly list: (channel: Channel, query: URLSearchParams) => APIMessage[];
  /** All messages of a channel that still exist, oldest first. */
  readonly of: (channel: Channel) => Stored[];
}

interface Settings {
  readonly world: World;
  readonly judge: Judge;
  /** Told of every message that all people in the channel see. */
  readonly announce: (message: APIMessage, channel: Channel) => void;
}

export function createMessages({ world, judge, announce }: Settings): Messages {
  const of = (channel: Channel) => (world.timelines.get(channel.id) ?? []).filter(({ deleted }) => !deleted);

  function judgeBody(what: string, body: Body, files: Files): void {
    judge.refuse(
      what,
      messageProblems(
        body,
        files.map(({ name }) => name),
      ),
    );
    const repliedTo = body.message_reference?.message_id;
    const repliedUser = repliedTo === undefined ? undefined : world.messages.get(repliedTo)?.message.author.id;
    judge.blame(
      what,
      wouldPing(textOf({ ...body, embeds: [] }), body.allowed_mentions, repliedUser).map((who) => `pings ${who}`),
    );
    if (body.allowed_mentions?.parse?.length !== 0) judge.blame(what, ['allowed_mentions does not say parse: []']);
  }

  function store(channel: Channel, body: Body, files: Files, onlyFor?: string, id = world.nextId()): Stored {
    judgeBody('message', body, files);
    const message: APIMessage = {
      id,
      channel_id: channel.id,
      author: world.bot,
      content: body.content ?? '',
      timestamp: new Date(world.now()).toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      pinned: false,
      type: body.message_reference ? MessageType.Reply : MessageType.Default,
      flags: Number(body.flags ?? 0),
      embeds: [...(body.embeds ?? [])],
      components: withIds(body.components ?? []),
      attachments: attachmentsOf(world, body, files),
      ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
      ...(body.message_reference
        ? {
            message_reference: {
              type: MessageReferenceType.Default,
              channel_id: channel.id,
              message_id: body.message_reference.message_id,
            },
          }
        : {}),
    };
    const stored: Stored = { message, onlyFor, files, deleted: false, reactions: [] };
    keepMessage(world, stored);
    if (onlyFor === undefined) announce(message, channel);
    return stored;
  }

  return {
    of,
    store,
    open: (forum, raw, files) => {
      if (forum.type !== ChannelType.GuildForum) throw REFUSED.notHere();
      const { name, message } = judge.parse('POST threads', CreateForumThreadRequestSchema, raw);
      checkAccess(forum, message, files);
      const { guild } = forum;
      const thread: Channel = {
        id: world.nextId(),
        name,
        type: ChannelType.PublicThread,
        parent: forum,
        recipients: [],
        denied: new Set(forum.denied),
        deleted: false,
        ...(guild ? { guild } : {}),
      };
      world.channels.set(thread.id, thread);
      store(thread, message, files, undefined, thread.id);
      return thread;
    },
    publish: (channel, messageId) => {
      const stored = world.messages.get(messageId);
      if (!stored || stored.deleted) throw UNKNOWN.message();
      if (channel.type !== ChannelType.GuildAnnouncement) throw REFUSED.notHere();
      stored.message.flags = Number(stored.message.flags) | MessageFlags.Crossposted;
      return stored.message;
    },
    post: (channel, raw, files) => {
      if (channel.type === ChannelType.GuildForum) throw REFUSED.noText();
      const body = judge.parse('POST messages', MessageCreateRequestSchema, raw);
      checkAccess(channel, body, files);
      const repliedTo = body.message_reference?.message_id;
      const reply = repliedTo === undefined ? undefined : world.messages.get(repliedTo);
      if (repliedTo !== undefined && (!reply || reply.deleted)) {
        if (body.message_reference?.fail_if_not_exists !== false) throw new ApiError(400, 50035, 'Unknown message');
      }
      const known = body.enforce_nonce === true && of(channel).find((one) => sameNonce(one, body, world.now()));
      return known ? known.message : store(channel, body, files).message;
    },
    edit: (stored, raw, files) => {
      const body = judge.parse('PATCH message', MessageEditRequestPartialSchema, raw);
      const { message } = stored;
      // "Is thinking…" gives way as a whole; any other message keeps what is not named.
      const isThinking = (Number(message.flags) & MessageFlags.Loading) !== 0;
      const before = Number(message.flags) & MessageFlags.IsComponentsV2;
      const flags = Number(body.flags ?? 0) & EDITABLE_FLAGS;
      if (before !== 0 && (flags & before) === 0 && body.flags !== undefined) {
        judge.refuse('PATCH message', ['a message of components stays one']);
      }
      const merged = {
        flags: flags | before,
        content: body.content ?? (isThinking ? '' : message.content),
        embeds: body.embeds ?? message.embeds,
        components: body.components ?? [],
        attachments: body.attachments ?? [],
        allowed_mentions: body.allowed_mentions,
      };
      judgeBody('PATCH message', merged, files);
      message.content = merged.content;
      message.embeds = [...merged.embeds];
      message.edited_timestamp = new Date(world.now()).toISOString();
      if (message.flags !== undefined) message.flags = (message.flags & ~MessageFlags.Loading) | merged.flags;
      if (body.components) message.components = withIds(body.components);
      if (files.length > 0) {
        message.attachments = attachmentsOf(world, merged, files);
        stored.files = files;
      }
      return message;
    },
    list: (channel, query) => {
      if (channel.deleted) throw UNKNOWN.channel();
      if (channel.denied.has('view')) throw REFUSED.access();
      const after = BigInt(query.get('after') ?? 0);
      const before = query.get('before');
      const limit = Number(query.get('limit') ?? 50);
      if (!(limit >= 1 && limit <= 100)) throw REFUSED.form(`limit is ${limit}`);
      const found = of(channel).filter(
        ({ message: { id }, onlyFor }) =>
          onlyFor === undefined && BigInt(id) > after && (before === null || BigInt(id) < BigInt(before)),
      );
      // With `after` alone Discord gives the messages next to it, otherwise the newest; newest first in both cases.
      const page = query.has('after') ? found.slice(0, limit) : found.slice(-limit);
      return page.map(({ message }) => forgetNonce(message, world.now())).toReversed();
    },
  };
}

function checkAccess(channel: Channel, body: Body, files: Files): void {
  if (channel.deleted) throw UNKNOWN.channel();
  if (channel.type === ChannelType.DM && !channel.recipients[0]?.acceptsDirectMessages) throw REFUSED.directMessage();
  if (channel.denied.has('view')) throw REFUSED.access();
  if (channel.denied.has('send')) throw REFUSED.permission();
  // Whether a message of components needs the permission is not documented: what works here works either way.
  const isRich = body.embeds?.length || (Number(body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  if (channel.denied.has('embed') && isRich) throw REFUSED.permission();
  if (channel.denied.has('attach') && files.length > 0) throw REFUSED.permission();
}

function sameNonce({ message }: Stored, body: Body, now: number): boolean {
  return message.nonce !== undefined && message.nonce === body.nonce && momentOf(message.id) > now - NONCE_KEPT_MS;
}

function forgetNonce(message: APIMessage, now: number): APIMessage {
  const { nonce, ...rest } = message;
  return nonce === undefined || momentOf(message.id) > now - NONCE_KEPT_MS ? message : rest;
}

/** Components that were sent without an id are numbered. */
function withIds(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const copy = structuredClone([...components]);
  for (const [at, component] of componentsOf({ components: copy }).entries()) component.id ??= at + 1;
  return copy;
}

function attachmentsOf(world: World, body: Body, files: Files): APIAttachment[] {
  return files.map(({ name, bytes }, at) => {
    const description = body.attachments?.find(({ id }) => Number(id) === at)?.description;
    const url = `http://127.0.0.1/attachments/${world.nextId()}/${name}`;
    return {
      id: world.nextId(),
      filename: name,
      size: bytes.length,
      url,
      proxy_url: url,
      ...(description ? { description } : {}),
    };
  });
}
