import { ChannelType, cleanContent, type Message, MessageType, PermissionFlagsBits } from 'discord.js';
import type { Invocation, Typed } from '../../chat/invocation.ts';
import { readMessage } from '../../chat/parse-command.ts';
import type { Reaction, Reply } from '../../chat/reply.ts';
import { withTimeout } from '../../util/timeout.ts';
import type { Bot } from '../platform.ts';
import { kindOf } from './channel-kind.ts';
import { ADMIN_PERMISSION } from './commands.ts';
import { failureOf, persistently, reasonOf, sentence } from './errors.ts';
import type { Timeouts } from './limits.ts';
import { messageText } from './message-text.ts';
import { obstaclesBy } from './obstacles.ts';
import { FULL_OPTIONS, type RenderOptions, renderReply } from './render.ts';

const EMOJI: Readonly<Record<Reaction, string>> = { heart: '❤️', wave: '👋', smile: '😄', 'thumbs-up': '👍' };
const PLAIN_OPTIONS: RenderOptions = { ...FULL_OPTIONS, embeds: false, files: false };

/** Makes what answers messages: those that mention the bot, answer it or are sent to it alone. Never rejects. */
export function createMessageHandler<S>({ commands, dispatcher, isFirstDelivery, log }: Bot<S>, timeouts: Timeouts) {
  async function replyTo(message: Message, text: string): Promise<Reply> {
    const place = { message: message.id, answers: await answeredBy(message) };
    const reply = dispatcher.dispatch({ ...invocationOf(message), place, ...read(message, text) });
    const soon = await withTimeout(reply, timeouts.deferAfterMs, () => undefined);
    if (soon) return soon;
    await showTyping(message);
    const late = await withTimeout(reply, timeouts.giveUpAfterMs, () => undefined);
    if (!late) log.error({ id: message.id }, 'no answer came');
    return late ?? apologyTo(message);
  }

  /** Words that were forwarded are somebody else's: a question, and never a command. */
  function read(message: Message, text: string): Typed {
    return message.content.trim() === '' && text !== ''
      ? { command: 'ask', options: { question: text } }
      : readMessage(text, commands);
  }

  async function send(message: Message, reply: Reply): Promise<void> {
    if (isPrivate(message, reply)) return sendAlone(message, reply);
    const options = renderOptionsFor(message);
    if (!options) return tellAlone(message);
    try {
      await post(message, reply, options);
    } catch (error) {
      const { kind } = failureOf(error);
      if (kind === 'refused') {
        log.error({ id: message.id, reason: reasonOf(error) }, 'an answer was refused');
        await post(message, apologyTo(message), PLAIN_OPTIONS);
      } else if (kind === 'forbidden') await postPlainly(message, reply);
      else throw error;
    }
  }

  /** A permission may be missing without notice; the one for embeds is the one that can be done without. */
  async function postPlainly(message: Message, reply: Reply): Promise<void> {
    try {
      await post(message, reply, PLAIN_OPTIONS);
    } catch (error) {
      if (failureOf(error).kind !== 'forbidden') throw error;
      await tellAlone(message);
    }
  }

  /** What was asked for in private goes to the person directly: in a channel everybody would see it. */
  async function sendAlone(message: Message, reply: Reply): Promise<void> {
    try {
      await message.author.send(renderReply(reply, { ...FULL_OPTIONS, hideQuestion: false }));
    } catch (error) {
      if (failureOf(error).kind !== 'forbidden') throw error;
      await send(message, sentence(message.guild?.preferredLocale, 'discord.not-directly', {}));
    }
  }

  /** Where the bot can't write, the person who asked is told in a direct message. */
  async function tellAlone({ id, author, channel, guild }: Message): Promise<void> {
    const place = 'name' in channel && channel.name !== null ? `#${channel.name}` : channel.id;
    log.warn({ id, channel: channel.id }, 'cannot reply: missing permissions');
    const told = sentence(guild?.preferredLocale, 'discord.may-not-write', { channel: place });
    await author.send(renderReply(told, FULL_OPTIONS));
  }

  async function answer(message: Message): Promise<void> {
    const text = textFor(message);
    if (text === undefined && !mentionsRole(message)) return;
    const { id, channelId } = message;
    if (!(await isFirstDelivery({ platform: 'discord', channel: channelId, message: id }))) {
      log.debug({ id }, 'a message came twice');
      return;
    }
    const language = message.guild?.preferredLocale;
    const reply = text === undefined ? sentence(language, 'discord.role-mentioned', {}) : await replyTo(message, text);
    if (reply.isRepetition || (reply.reaction && (await reacted(message, reply.reaction)))) return;
    await send(message, reply);
  }

  /** Whether the message got a reaction; some servers do not let the bot add one. */
  async function reacted(message: Message, reaction: Reaction): Promise<boolean> {
    try {
      await persistently(() => message.react(EMOJI[reaction]));
      return true;
    } catch (error) {
      log.debug({ id: message.id, failure: failureOf(error).kind }, 'a message got no reaction');
      return false;
    }
  }

  async function showTyping({ channel, id }: Message): Promise<void> {
    try {
      if (channel.isSendable()) await channel.sendTyping();
    } catch (error) {
      log.debug({ id, failure: failureOf(error).kind }, 'could not show that it takes longer');
    }
  }

  return async (message: Message): Promise<void> => {
    try {
      await answer(message);
    } catch (error) {
      log.warn(
        { id: message.id, failure: failureOf(error).kind, reason: reasonOf(error) },
        'a message was not answered',
      );
    }
  };
}

/** A second message with the same nonce is refused, so that sending it again does no harm. */
async function post(message: Message, reply: Reply, options: RenderOptions): Promise<void> {
  const payload = renderReply(reply, options);
  await persistently(() => message.reply({ ...payload, nonce: message.id, enforceNonce: true }));
}

function apologyTo({ id, guild }: Message): Reply {
  return sentence(guild?.preferredLocale, 'error.defect', { id });
}

/** A reply for the asker alone that they could show to others is one that they wanted for themselves. */
function isPrivate({ channel }: Message, { audience, share }: Reply): boolean {
  return audience === 'asker' && share !== undefined && channel.type !== ChannelType.DM;
}

function invocationOf(message: Message): Omit<Invocation, 'command' | 'options'> {
  const { id, channelId, guildId, author, channel } = message;
  const direct = channel.type === ChannelType.DM;
  return {
    id,
    channel: { platform: 'discord', id: channelId, space: guildId ?? undefined, direct, ...kindOf(channel) },
    obstacles: async (where) => {
      const { channel, client } = message;
      const permissions = 'permissionsFor' in channel ? channel.permissionsFor(client.user) : null;
      return permissions ? obstaclesBy(permissions, where === undefined && channel.isThread()) : [];
    },
    user: { id: author.id, isAdmin: async (of) => (direct && of !== 'space') || (await mayManage(message)) },
  };
}

/** An answer is not kept waiting for longer. */
const LOOK_UP_MS = 1_000;

/**
 * What the message of the bot to which this one replies was an answer to: a message, an interaction, or nothing but itself.
 * Messages are not kept, so that it is asked for; it may be gone by now, or not to be read.
 */
async function answeredBy(message: Message): Promise<string | undefined> {
  const { reference, mentions, client } = message;
  if (reference?.messageId === undefined || mentions.repliedUser?.id !== client.user.id) return undefined;
  try {
    const replied = await withTimeout(message.fetchReference(), LOOK_UP_MS, () => undefined);
    return replied?.reference?.messageId ?? replied?.interactionMetadata?.id ?? reference.messageId;
  } catch {
    return reference.messageId;
  }
}

async function mayManage({ member, guild, author }: Message): Promise<boolean> {
  const known = member ?? (await guild?.members.fetch(author.id));
  return known?.permissions.has(ADMIN_PERMISSION) === true;
}

/** How an answer may look in this channel; undefined if the bot may not write there at all. */
function renderOptionsFor({ channel, client }: Message): RenderOptions | undefined {
  const permissions = 'permissionsFor' in channel ? channel.permissionsFor(client.user) : null;
  if (permissions === null) return FULL_OPTIONS;
  const writing = channel.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  if (!permissions.has(PermissionFlagsBits.ViewChannel | writing)) return undefined;
  return {
    ...FULL_OPTIONS,
    embeds: permissions.has(PermissionFlagsBits.EmbedLinks),
    files: permissions.has(PermissionFlagsBits.AttachFiles),
  };
}

/** What a person wrote to the bot, without its name; undefined if it was not to the bot, or not from a person. */
function textFor(message: Message): string | undefined {
  const { author, content, webhookId, type, client, channel, mentions } = message;
  if (author.bot || webhookId !== null || !(type === MessageType.Default || type === MessageType.Reply))
    return undefined;
  const mention = new RegExp(`<@!?${client.user.id}>`, 'g');
  const isNamed = mention.test(content);
  const isAnswered = mentions.repliedUser?.id === client.user.id && content !== '';
  if (!isNamed && !isAnswered && channel.type !== ChannelType.DM) return undefined;
  // A message that is forwarded to the bot has no words of its own.
  if (content.trim() === '') return messageText(message);
  const rest = content
    .replace(mention, ' ')
    .trim()
    .replace(/^[,:;–—-]+\s*/, '');
  return channel.isSendable() ? cleanContent(rest, channel) : rest;
}

/** People often pick the role that Discord makes for a bot's permissions, which has the bot's name. */
function mentionsRole({ author, guild, mentions, webhookId }: Message): boolean {
  const role = guild?.members.me?.roles.botRole;
  return !author.bot && webhookId === null && role !== undefined && role !== null && mentions.roles.has(role.id);
}
