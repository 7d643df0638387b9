import { sql, type Transaction } from 'kysely';
import { scopeId, scopePrefix } from '../chat/invocation.ts';
import { CONVERSATION_MS } from '../questions/conversations.ts';
import { LOCAL_HISTORY_DAYS } from '../questions/local-facts.ts';
import type { Pseudonyms } from '../questions/pseudonyms.ts';
import { TENANT } from '../questions/question-log.ts';
import { DAY_MS, dayOf } from '../util/day.ts';
import { deleteLocalRows } from './local-facts.ts';
import type { Tables } from './schema.ts';
import type { Space, Store } from './store.ts';

/** Messages are redelivered for ten minutes at most. */
const MESSAGES_MS = 3_600_000;
/** A year and a month of posts can be looked up. */
const DELIVERIES_MS = 400 * DAY_MS;
/** Who votes has just read the answer. */
const ANSWERED_MS = DAY_MS;

/** A form that was sent is finished on the same day, or not at all. */
const DRAFTS_MS = DAY_MS;
const LOCAL_HISTORY_MS = LOCAL_HISTORY_DAYS * DAY_MS;

interface Retention {
  /** Days for which a question is kept after it was asked last. */
  readonly questionDays: number;
}

/** Forgets what is too old to be asked for, or may not be kept any longer. @throws StoreError */
export async function deleteExpired(store: Store, now: number, { questionDays }: Retention): Promise<void> {
  await store.deleteMessages(now - MESSAGES_MS);
  await store.deleteDeliveries(now - DELIVERIES_MS);
  await store.deleteQuestions(dayOf(now - questionDays * DAY_MS));
  await store.deleteAnswered(questionDays === 0 ? now : now - ANSWERED_MS);
  await store.deleteConversations(now - CONVERSATION_MS);
  await store.deleteBallots(now - questionDays * DAY_MS);
  await store.deleteLocals('draft', now - DRAFTS_MS);
  await store.deleteLocals('proposed', now - LOCAL_HISTORY_MS);
  await store.deleteLocals('removed', now - LOCAL_HISTORY_MS);
  await store.deleteLocalVersions(now - LOCAL_HISTORY_MS);
}

/**
 * Deletes everything that belongs to a server or workspace, unless the bot is installed in it by now with another token
 * than the one given.
 */
export async function deleteWorkspace(
  transaction: Transaction<Tables>,
  { platform, id }: Space,
  token: string | undefined,
  pseudonyms: Pseudonyms,
): Promise<boolean> {
  if (token !== undefined) {
    await transaction
      .deleteFrom('installations')
      .where('platform', '=', platform)
      .where('space', '=', id)
      .where('token', '=', token)
      .execute();
  }
  const installed = await transaction
    .selectFrom('installations')
    .select('space')
    .where('platform', '=', platform)
    .where('space', '=', id)
    .executeTakeFirst();
  if (installed) return false;
  const within = scopePrefix(id);
  const isWithin = (column: 'channel' | 'subject') =>
    sql<boolean>`substr(${sql.ref(column)}, 1, ${within.length}) = ${within}`;
  const subscribed = transaction
    .selectFrom('subscriptions')
    .select('channel')
    .where('platform', '=', platform)
    .where('space', '=', id);
  await transaction
    .deleteFrom('deliveries')
    .where('platform', '=', platform)
    .where((row) => row.or([isWithin('channel'), row('channel', 'in', subscribed)]))
    .execute();
  await transaction
    .deleteFrom('subscriptions')
    .where('platform', '=', platform)
    .where((row) => row.or([isWithin('channel'), row('space', '=', id)]))
    .execute();
  for (const table of ['questions', 'votes'] as const) {
    await transaction.deleteFrom(table).where('platform', '=', platform).where('space', '=', id).execute();
  }
  await deleteLocalRows(transaction, { platform, space: id }, ['local_facts', 'local_versions', 'local_places']);
  const names = [...pseudonyms.everOf(platform, TENANT, id)];
  for (const table of ['answered', 'ballots', 'conversations'] as const) {
    await transaction.deleteFrom(table).where('tenant', 'in', names).execute();
  }
  await transaction.deleteFrom('lanes').where('lane', '=', scopeId(platform, id)).execute();
  await transaction.deleteFrom('messages').where('platform', '=', platform).where(isWithin('channel')).execute();
  await transaction
    .deleteFrom('settings')
    .where('platform', '=', platform)
    .where((row) => row.or([isWithin('subject'), row.and([row('scope', '=', 'space'), row('subject', '=', id)])]))
    .execute();
  return true;
}
