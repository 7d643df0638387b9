import type { App, types } from '@slack/bolt';
import { readMessage } from '../../../chat/parse-command.ts';
import type { Reaction, Reply } from '../../../chat/reply.ts';
import { languageName } from '../../../i18n/locale.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { actionBlocks } from '../actions.ts';
import type { EventRunner, SlackContext, Who } from '../context.ts';
import { classify } from '../errors.ts';
import { MAX_INPUT } from '../limits.ts';
import { carriedText, type MessageContent } from '../message-text.ts';
import { isDirect, readTyped } from '../parse.ts';
import { renderReply } from '../render.ts';
import { plainText } from '../text.ts';

/** What mentions and direct messages have in common. */
interface Written {
  readonly user: string;
  readonly channel: string;
  readonly team: string | undefined;
  readonly content: MessageContent;
  readonly ts: string;
  readonly thread: string | undefined;
}

/** Mentions, answered in their thread, and direct messages. Bolt acknowledges events before it hands them on. */
export function listenToMessages<S>(app: App, runner: EventRunner<S>): void {
  app.event('app_mention', async ({ event, context }) => {
    // Bots mention each other, too, and would not stop.
    if (event.bot_id !== undefined || event.user === undefined) return;
    const { user, channel, ts, thread_ts: thread } = event;
    handleMessage(runner, { user, channel, team: context.teamId, content: event, ts, thread });
  });
  app.message(async ({ message, context }) => {
    if (!isWritten(message)) return;
    const { user, channel, ts } = message;
    const thread = 'thread_ts' in message ? message.thread_ts : undefined;
    handleMessage(runner, { user, channel, team: context.teamId, content: message, ts, thread });
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
  const { channel, ts, content, user } = written;
  if (user === context.botUser) return;
  const reply = await context.invoke(written, () => read(context, content));
  if (reply.isRepetition || (reply.reaction && (await reacted(context, written, reply.reaction)))) return;
  const open = { channel, thread: written.thread ?? (isDirect(channel) ? undefined : ts) };
  if (isDirect(channel) || reply.audience === 'everyone') await context.sender.post(open, reply, ts);
  else await postEphemeral(context, written, reply, open);
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

/** The App Home: today's fact, a field for a question, topics, and how to go on. */
export function listenToHome<S>(app: App, runner: EventRunner<S>): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    if (event.tab !== 'home') return;
    const who = { user: event.user, channel: event.channel };
    const where = { team: context.teamId, channel: event.channel };
    runner.once(where, `home ${body.event_id}`, (context) => publish(context, who));
  });
}

async function publish<S>(context: SlackContext<S>, who: Who): Promise<void> {
  const day = new Date(context.now()).toISOString().slice(0, 10);
  const today = await context.invoke(who, () => ({ command: 'today', options: { day } }));
  const topics = await context.invoke(who, () => ({ command: 'topics', options: {} }));
  const t = await context.translatorFor(who.user);
  await context.clients.writing.views.publish({ user_id: who.user, view: homeView(today, topics, t) });
}

export function homeView(today: Reply, topics: Reply, t: Translator): types.HomeView {
  const small = (text: string): types.ContextBlock => ({ type: 'context', elements: [plainText(text, MAX_INPUT)] });
  return {
    type: 'home',
    blocks: [
      ...renderReply(today, { private: false, withQuestion: false }).blocks,
      { type: 'divider' },
      {
        type: 'input',
        dispatch_action: true,
        label: plainText(t('command.ask.option.question', {}), MAX_INPUT),
        element: {
          type: 'plain_text_input',
          action_id: 'ask',
          max_length: MAX_INPUT,
          dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
        },
      },
      ...actionBlocks({ actions: topics.actions, share: undefined, thread: undefined, t, withFeedback: false }),
      { type: 'divider' },
      small(t('slack.invite', {})),
      small(t('slack.language', { language: languageName(t.locale, t.locale) })),
    ],
  };
}
