import { ChannelType, cleanContent, type Message, MessageType } from 'discord.js';

/** What a person wrote to the bot, without its name; undefined if it was not to the bot, or not from a person. */
export function textFor(message: Message): string | undefined {
  const { author, content, webhookId, type, client, channel, mentions } = message;
  if (author.bot || webhookId !== null || !(type === MessageType.Default || type === MessageType.Reply))
    return undefined;
  const mention = new RegExp(`<@!?${client.user.id}>`, 'g');
  const isNamed = mention.test(content);
  const isAnswered = mentions.repliedUser?.id === client.user.id && content !== '';
  if (!isNamed && !isAnswered && channel.type !== ChannelType.DM) return undefined;
  const rest = content
    .replace(mention, ' ')
    .trim()
    .replace(/^[,:;–—-]+\s*/, '');
  return channel.isSendable() ? cleanContent(rest, channel) : rest;
}

/** People often pick the role that Discord makes for a bot's permissions, which has the bot's name. */
export function mentionsRole({ author, guild, mentions, webhookId }: Message): boolean {
  const role = guild?.members.me?.roles.botRole;
  return !author.bot && webhookId === null && role !== undefined && role !== null && mentions.roles.has(role.id);
}
