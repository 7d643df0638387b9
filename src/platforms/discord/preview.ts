import { MessageFlags } from 'discord.js';
import type { Reply } from '../../chat/reply.ts';
import { renderReply } from './render.ts';

/** The message that answers a slash command with this reply, as Discord's API takes it; of a file its name and words. */
export function previewOnDiscord(reply: Reply): object {
  const alone = reply.audience === 'asker';
  const look = { alone, questionIsSeen: false, embeds: true, files: true };
  const { files, flags = 0, allowedMentions, ...message } = renderReply(reply, look);
  return {
    ...message,
    attachments: files.map(({ name, description }, id) => ({ id, filename: name, description })),
    allowed_mentions: allowedMentions,
    flags: flags | (alone ? MessageFlags.Ephemeral : 0),
  };
}
