import { BOT, type Channel, type Message, type Workspace } from '../workspace.ts';
import { shown } from './chat.ts';
import { type Answer, type Method, refuse, textOf } from './method.ts';

function readable(workspace: Workspace, id: unknown): Channel | Answer {
  const channel = workspace.channels.get(textOf(id) ?? '');
  if (!channel) return refuse('channel_not_found');
  if (channel.kind !== 'public' && !channel.members.has(BOT.user)) return refuse('channel_not_found');
  return channel;
}

/** One page of messages, newest first, with a cursor where there are more. */
function page(
  messages: readonly Message[],
  most: number,
  { limit, cursor, include_all_metadata: metadata }: Readonly<Record<string, unknown>>,
): Answer {
  const from = Number(cursor ?? 0);
  const size = Math.min(Number(limit ?? 100), most);
  const some = messages.slice(from, from + size).map((message) => shown(message, metadata === true));
  const next = from + size < messages.length ? String(from + size) : '';
  return { ok: true, messages: some, has_more: next !== '', response_metadata: { next_cursor: next } };
}

const history: Method = ({ workspace, arguments: given }) => {
  const channel = readable(workspace, given['channel']);
  if ('ok' in channel) return channel;
  if (!channel.members.has(BOT.user)) return refuse('not_in_channel');
  const oldest = Number(given['oldest'] ?? 0);
  const latest = Number(given['latest'] ?? Number.POSITIVE_INFINITY);
  const messages = workspace.messages.filter(
    (one) =>
      one.channel === channel.id &&
      one.onlyFor === undefined &&
      one.thread === undefined &&
      !one.isDeleted &&
      Number(one.ts) > oldest &&
      Number(one.ts) < latest,
  );
  return page(messages.toReversed(), workspace.paging.most, given);
};

const replies: Method = ({ workspace, arguments: given }) => {
  const channel = readable(workspace, given['channel']);
  if ('ok' in channel) return channel;
  if (!channel.members.has(BOT.user)) return refuse('not_in_channel');
  const oldest = Number(given['oldest'] ?? 0);
  const messages = workspace.messages.filter(
    (one) =>
      one.channel === channel.id &&
      one.onlyFor === undefined &&
      !one.isDeleted &&
      (one.ts === given['ts'] || one.thread === given['ts']) &&
      (one.ts === given['ts'] || Number(one.ts) > oldest),
  );
  return messages.length === 0 ? refuse('thread_not_found') : page(messages, workspace.paging.most, given);
};

const info: Method = ({ workspace, arguments: given }) => {
  const channel = readable(workspace, given['channel']);
  if ('ok' in channel) return channel;
  const { id, kind, creator, isArchived, members } = channel;
  return {
    ok: true,
    channel: {
      id,
      is_im: kind === 'direct',
      is_private: kind !== 'public',
      is_archived: isArchived,
      is_member: members.has(BOT.user),
      ...(creator === undefined ? {} : { creator }),
    },
  };
};

const open: Method = ({ workspace, arguments: given }) => {
  const user = textOf(given['users']) ?? '';
  if (!workspace.users.has(user)) return refuse('user_not_found');
  return { ok: true, channel: { id: workspace.directChannel(user).id } };
};

const react: Method = ({ workspace, arguments: given }) => {
  const name = textOf(given['name']) ?? '';
  const message = workspace.messages.find(
    ({ channel, ts }) => channel === given['channel'] && ts === given['timestamp'],
  );
  if (!message || message.isDeleted) return refuse('message_not_found');
  if (name === '') return refuse('invalid_name');
  if (message.reactions?.includes(name)) return refuse('already_reacted');
  message.reactions = [...(message.reactions ?? []), name];
  return { ok: true };
};

export const conversations: Readonly<Record<string, Method>> = {
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.info': info,
  'conversations.open': open,
  'reactions.add': react,
};
