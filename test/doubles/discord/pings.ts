import type { APIAllowedMentions } from 'discord.js';

/**
 * Whom a message's content would notify, as Discord decides it: everything that reads as a mention, unless
 * allowed_mentions narrows it (https://discord.com/developers/docs/resources/message#allowed-mentions-object).
 * Embeds never notify.
 */
export function wouldPing(
  content: string,
  allowed: APIAllowedMentions | null | undefined,
  repliedUser: string | undefined,
): string[] {
  const everyone = content.match(/@(everyone|here)/g) ?? [];
  const roles = [...content.matchAll(/<@&(\d+)>/g)].map(([, id]) => id ?? '');
  const users = [...content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id ?? '');
  if (!allowed) return [...everyone, ...roles, ...users, ...(repliedUser === undefined ? [] : [repliedUser])];
  const parse = new Set<string>(allowed.parse ?? []);
  return [
    ...(parse.has('everyone') ? everyone : []),
    ...roles.filter((id) => parse.has('roles') || (allowed.roles ?? []).includes(id)),
    ...users.filter((id) => parse.has('users') || (allowed.users ?? []).includes(id)),
    ...(allowed.replied_user && repliedUser !== undefined ? [repliedUser] : []),
  ];
}
