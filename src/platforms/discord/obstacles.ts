import { PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import type { Obstacle } from '../../chat/invocation.ts';

/** What the bot lacks, of these permissions in a channel, thread or forum, to post there by itself. */
export function obstaclesBy(permissions: Readonly<PermissionsBitField>, isThread: boolean): Obstacle[] {
  const send = isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  const needed: readonly (readonly [Obstacle, bigint])[] = [
    ['view', PermissionFlagsBits.ViewChannel],
    ['send', send],
    ['attach', PermissionFlagsBits.AttachFiles],
  ];
  return needed.flatMap(([obstacle, bit]) => (permissions.has(bit) ? [] : [obstacle]));
}
