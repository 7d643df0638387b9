import { readFile } from 'node:fs/promises';
import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { expect, test } from 'vitest';

test('the invite link of docs/discord.md asks for the permissions of its table and no others', async () => {
  const page = await readFile(new URL('../../docs/discord.md', import.meta.url), 'utf8');
  const asked = new PermissionsBitField(BigInt(/&permissions=(\d+)/.exec(page)?.[1] ?? 0));
  const table = /\| permission[\s\S]*?\n\n/.exec(page)?.[0] ?? '';
  const named = [...table.matchAll(/^\| ([A-Z][^|]*?) *\|/gm)].flatMap(([, names = '']) => names.split(', '));
  const flags: Readonly<Record<string, bigint>> = {
    'View Channels': PermissionFlagsBits.ViewChannel,
    'Send Messages': PermissionFlagsBits.SendMessages,
    'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
    'Embed Links': PermissionFlagsBits.EmbedLinks,
    'Attach Files': PermissionFlagsBits.AttachFiles,
    'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  };
  expect(asked.bitfield).toBe(named.map((name) => flags[name] ?? 0n).reduce((all, one) => all | one, 0n));
  expect(named).toHaveLength(Object.keys(flags).length);
});
