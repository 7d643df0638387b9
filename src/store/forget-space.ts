import { sql, type Transaction } from 'kysely';
import { idsOf, qualifiedId } from '../chat/invocation.ts';
import type { Tables } from './schema.ts';
import type { Space } from './store.ts';

/**
 * Deletes everything that belongs to a server or workspace, unless the bot is installed in it by now with another token
 * than the one given.
 */
export async function forgetSpace(
  transaction: Transaction<Tables>,
  { platform, id }: Space,
  token: string | undefined,
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
  const within = idsOf(id);
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
  await transaction.deleteFrom('lanes').where('lane', '=', qualifiedId(platform, id)).execute();
  await transaction.deleteFrom('messages').where('platform', '=', platform).where(isWithin('channel')).execute();
  await transaction
    .deleteFrom('settings')
    .where('platform', '=', platform)
    .where((row) => row.or([isWithin('subject'), row.and([row('scope', '=', 'space'), row('subject', '=', id)])]))
    .execute();
  return true;
}
