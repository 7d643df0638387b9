import { type Invocation, UserError } from '../src/chat/invocation.ts';
import type { Action, Reply } from '../src/chat/reply.ts';
import type { Words } from '../src/i18n/translator.ts';
import { StoreError } from '../src/store/errors.ts';
import type { Services } from './services.ts';

/** What the daily commands have in common. */
interface Circumstances extends Pick<Invocation, 'asker' | 'channel'> {
  readonly services: Services;
}

/**
 * Lets only those go on who may manage the daily fact of the channel: administrators, everybody where they said so, and
 * each person in a conversation with the bot alone.
 * @throws UserError that says who may.
 */
export async function requireManager({ asker, channel, services }: Circumstances): Promise<void> {
  const may =
    channel.direct || (await asker.isAdmin()) || (await remembering(services.daily.mayEverybodyManage(channel)));
  if (!may) throw new UserError('error.admins-only', { platform: channel.platform });
}

/**
 * Waits for something that needs the store.
 * @throws UserError that says what is wrong with the store.
 */
export async function remembering<T>(work: Promise<T>): Promise<T> {
  return await work.catch((error: unknown) => {
    throw error instanceof StoreError ? new UserError('daily.store-trouble', { trouble: error.trouble }) : error;
  });
}

/** A sentence to whoever asked. */
export function sentence(text: string, actions: readonly Action[] = []): Reply {
  return { body: [{ kind: 'paragraph', text }], facts: [], actions, audience: 'asker' };
}

export function previewAction(words: Words): Action {
  return { label: words('button.daily-preview', {}), command: 'daily preview', options: {} };
}

export function nowAction(words: Words): Action {
  return { label: words('button.daily-now', {}), command: 'daily now', options: {} };
}

export function offAction(words: Words): Action {
  return { label: words('button.daily-off', {}), command: 'daily off', options: {} };
}
