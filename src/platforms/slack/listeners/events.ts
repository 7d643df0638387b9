import type { App, types } from '@slack/bolt';
import { readMessage } from '../../../chat/parse-command.ts';
import type { Reaction, Reply } from '../../../chat/reply.ts';
import { entitle } from '../agent-view.ts';
import { type EventRunner, type SlackContext, type Where, whereOf } from '../context.ts';
import { classify } from '../errors.ts';
import { carriedText, type MessageContent } from '../message-text.ts';
import { isDirect, readTyped } from '../parse.ts';

/** What mentions and direct messages have in common. */
interface Written extends Where {
  readonly user: string;
  readonly content: MessageContent;
  readonly ts: string;
  readonly thread: string | undefined;
  /** Whether it was written where direct conversations are threads. */
  readonly inAgentView: boolean;
}

/** Mentions, answered in their thread, and direct messages. Bolt acknowledges events before it hands them on. */
export function listenToMessages<S>(app: App, runner: EventRunner<S>): void {
  app.event('app_mention', async ({ event, context }) => {
    // Bots mention each other, too, and would not stop.
    if (event.bot_id !== undefined || event.user === undefined) return;
    const { user, channel, ts, thread_ts: thread } = event;
    handleMessage(runner, { user, ...whereOf(context, channel), content: event, ts, thread, inAgentView: false });
  });
  app.message(async ({ message, context }) => {
    if (!isWritten(message)) return;
    const { user, channel, ts } = message;
    const thread = 'thread_ts' in message ? message.thread_ts : undefined;
    // With an agent view Slack says what the person looks at: https://docs.slack.dev/ai/migrating-to-agent-messaging.
    const inAgentView = 'app_context' in message && message.app_context !== undefined;
    handleMessage(runner, { user, ...whereOf(context, channel), content: message, ts, thread, inAgentView });
  });
}

type WrittenEvent =
  | types.GenericMessageEvent
  | types.FileShareMessageEvent
  | types.MeMessageEvent
  | types.ThreadBroadcastMessageEvent;

/**
 * What people write has one of these, or none: with a file, by /me, in a thread and “also sent to the channel”
 * (https://docs.slack.dev/reference/events/message#subtypes).
 */
const WRITTEN = new Set<string | undefined>([undefined, 'file_share', 'me_message', 'thread_broadcast']);

/** Messages of people in a direct conversation; edits, deletions, joins and the like have other subtypes. */
function isWritten(message: types.MessageEvent): message is WrittenEvent {
  const byBot = 'bot_id' in message && message.bot_id !== undefined;
  return !byBot && message.channel_type === 'im' && WRITTEN.has(message.subtype);
}

function handleMessage<S>(runner: EventRunner<S>, written: Written): void {
  runner.once(written, written.ts, (context) => answer(context, written));
}

async function answer<S>(context: SlackContext<S>, written: Written): Promise<void> {
  const { channel, ts, content, user, inAgentView } = written;
  if (user === context.botUser) return;
  const reply = await context.invoke(written, () => read(context, content));
  if (reply.isRepetition || (reply.reaction && (await reacted(context, written, reply.reaction)))) return;
  const open = { channel, thread: written.thread ?? (isDirect(channel) && !inAgentView ? undefined : ts) };
  if (isDirect(channel) || reply.audience === 'everyone') await context.sender.post(open, reply, ts);
  else await postEphemeral(context, written, reply, open);
  if (inAgentView && written.thread === undefined) await entitle(context, { channel, thread: ts }, reply.question);
}

/** Names of https://docs.slack.dev/reference/methods/reactions.add. */
const EMOJI: Readonly<Record<Reaction, string>> = {
  heart: 'heart',
  wave: 'wave',
  smile: 'smile',
  'thumbs-up': '+1',
};

/** Whether the message got a reaction; the scope for it is optional, and some messages take none. */
async function reacted<S>(context: SlackContext<S>, { channel, ts }: Written, reaction: Reaction): Promise<boolean> {
  const { clients, bot } = context;
  try {
    await clients.writing.reactions.add({ channel, timestamp: ts, name: EMOJI[reaction] });
    return true;
  } catch (error) {
    bot.log.debug({ reason: classify(error).reason }, 'a message got no reaction');
    return false;
  }
}

/** What was forwarded or attached is somebody else's: a question, and never a command. */
function read<S>({ bot, botUser }: SlackContext<S>, content: MessageContent) {
  const typed = readTyped(content.text ?? '', botUser);
  const carried = typed === '' ? carriedText(content, botUser) : '';
  return carried === '' ? readMessage(typed, bot.commands) : { command: 'ask', options: { question: carried } };
}

/** For the asker alone; in the open where Slack does not let that be. */
async function postEphemeral<S>(
  context: SlackContext<S>,
  { channel, user, thread, ts }: Written,
  reply: Reply,
  open: Parameters<SlackContext<S>['sender']['post']>[0],
): Promise<void> {
  try {
    await context.sender.post({ channel, thread, onlyFor: user, shareThread: open.thread }, reply, ts);
  } catch (error) {
    if (classify(error).kind !== 'permanent') throw error;
    await context.sender.post(open, reply, ts);
  }
}
