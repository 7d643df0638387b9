import { ChannelType, type TextBasedChannel } from 'discord.js';
import type { Channel } from '../../chat/invocation.ts';

/** How things are posted in a channel, as far as it is known. Media channels are forums whose posts show pictures. */
export function kindOf(channel: TextBasedChannel | null): Pick<Channel, 'kind' | 'forum'> {
  if (channel?.type === ChannelType.GuildAnnouncement) return { kind: 'announcement' };
  const parent = channel?.isThread() === true ? channel.parent : null;
  const isForum = parent?.type === ChannelType.GuildForum || parent?.type === ChannelType.GuildMedia;
  return isForum ? { forum: parent.id } : {};
}
