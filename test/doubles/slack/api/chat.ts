import type { z } from 'zod';
import { checkMessage, ephemeral, post, update } from '../rules/message.ts';
import { BOT, type Channel, type Message, type Workspace } from '../workspace.ts';
import { isRefused } from './blocks.ts';
import { type Answer, type Call, type Method, refuse, violation } from './method.ts';

/** A message as the Web API gives it back. */
export function shown({ ts, user, text, blocks, thread, metadata, attachments }: Message, withMetadata: boolean) {
  return {
    type: 'message',
    ts,
    user,
    text,
    blocks,
    ...(user === BOT.user ? { bot_id: BOT.id, app_id: BOT.app, team: BOT.team } : {}),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(withMetadata && metadata !== undefined ? { metadata } : {}),
  };
}

/** Checks what was sent, then finds where it goes; or says what Slack would say. */
function receive<T extends { channel: string; text: string; blocks?: unknown }>(
  { workspace, arguments: given }: Call,
  method: string,
  schema: z.ZodType<T>,
): { readonly value: T; readonly channel: Channel } | Answer {
  const { value, error } = checkMessage(schema, given);
  if (!value) return violation(workspace, method, error?.code ?? 'invalid_arguments', error?.detail ?? '');
  if (Array.isArray(value.blocks) && isRefused(workspace, value.blocks)) return refuse('invalid_blocks');
  const found = writable(workspace, value.channel);
  return 'ok' in found ? found : { value, channel: found };
}

/** The channel if the bot may write there; a person's id stands for the direct conversation with them. */
function writable(workspace: Workspace, id: string): Channel | Answer {
  const channel = workspace.users.has(id) ? workspace.directChannel(id) : workspace.channels.get(id);
  if (!channel) return refuse('channel_not_found');
  if (channel.isArchived) return refuse('is_archived');
  // A private channel is hidden from people who are not in it.
  if (!channel.members.has(BOT.user)) return refuse(channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found');
  return channel;
}

/** A picture in a message must be a file that has been uploaded to the end, and that Slack is done with. */
export function unreadyFile(workspace: Workspace, blocks: readonly unknown[]): boolean {
  return blocks.some((block) => {
    const match = /"slack_file":\{"id":"([^"]+)"/.exec(JSON.stringify(block));
    if (!match) return false;
    const file = workspace.files.get(match[1] ?? '');
    return file?.isComplete !== true || file.refusals-- > 0;
  });
}

const postMessage: Method = (call) => {
  const received = receive(call, 'chat.postMessage', post);
  if ('ok' in received) return received;
  const { value, channel } = received;
  const { workspace } = call;
  if (unreadyFile(workspace, value.blocks ?? [])) return refuse('invalid_blocks');
  if (value.thread_ts !== undefined) workspace.answer(channel.id, value.thread_ts);
  const message = workspace.add({
    channel: channel.id,
    user: BOT.user,
    text: value.text,
    blocks: value.blocks ?? [],
    ...(value.thread_ts === undefined ? {} : { thread: value.thread_ts }),
    ...(value.metadata === undefined ? {} : { metadata: value.metadata }),
  });
  return { ok: true, channel: channel.id, ts: message.ts, message: shown(message, true) };
};

const postEphemeral: Method = (call) => {
  const received = receive(call, 'chat.postEphemeral', ephemeral);
  if ('ok' in received) return received;
  const { value, channel } = received;
  const { workspace } = call;
  if (!channel.members.has(value.user)) return refuse('user_not_in_channel');
  if (value.thread_ts !== undefined) workspace.answer(channel.id, value.thread_ts);
  const message = workspace.add({
    channel: channel.id,
    user: BOT.user,
    onlyFor: value.user,
    text: value.text,
    blocks: value.blocks ?? [],
    ...(value.thread_ts === undefined ? {} : { thread: value.thread_ts }),
  });
  return { ok: true, message_ts: message.ts };
};

const updateMessage: Method = (call) => {
  const received = receive(call, 'chat.update', update);
  if ('ok' in received) return received;
  const { value, channel } = received;
  const message = call.workspace.messages.find(({ ts, channel: at }) => ts === value.ts && at === channel.id);
  if (!message || message.onlyFor !== undefined) return refuse('message_not_found');
  if (message.user !== BOT.user) return refuse('cant_update_message');
  message.text = value.text;
  message.blocks = value.blocks ?? [];
  return { ok: true, channel: channel.id, ts: message.ts, text: message.text, message: shown(message, true) };
};

/** https://docs.slack.dev/reference/methods/chat.delete, read 2026-11-28: a bot deletes only what it wrote. */
const deleteMessage: Method = ({ workspace, arguments: given }) => {
  const message = workspace.messages.find(({ ts, channel }) => ts === given['ts'] && channel === given['channel']);
  if (!message || message.isDeleted || message.onlyFor !== undefined) return refuse('message_not_found');
  if (message.user !== BOT.user) return refuse('cant_delete_message');
  message.isDeleted = true;
  return { ok: true, channel: message.channel, ts: message.ts };
};

export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': updateMessage,
  'chat.delete': deleteMessage,
};
