import type { Workspace } from '../workspace.ts';
import type { Arguments } from './method.ts';

/** The scope that a bot token needs for a call (https://docs.slack.dev/reference/methods); undefined for none. */
export function scopeFor(method: string, given: Arguments, workspace: Workspace): string | undefined {
  const kind = workspace.channels.get(String(given['channel']))?.kind ?? 'public';
  const family = { public: 'channels', private: 'groups', direct: 'im' }[kind];
  if (method.startsWith('chat.')) return 'chat:write';
  if (method.startsWith('files.')) return 'files:write';
  if (method.startsWith('assistant.')) return 'assistant:write';
  if (method === 'reactions.add') return 'reactions:write';
  if (method.startsWith('users.')) return 'users:read';
  if (method === 'conversations.history' || method === 'conversations.replies') return `${family}:history`;
  if (method === 'conversations.info') return `${family}:read`;
  if (method === 'conversations.open') return 'im:write';
  return undefined;
}
