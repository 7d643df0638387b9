import type { App, types } from '@slack/bolt';
import { parseMention } from '../../../chat/parse-command.ts';
import type { Reply } from '../../../chat/reply.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Desk, Reception, Who } from '../context.ts';
import { classify } from '../errors.ts';
import { MAX_INPUT } from '../limits.ts';
import { isDirect, readTyped } from '../parse.ts';
import { actionBlocks, renderReply } from '../render.ts';
import { plainText } from '../text.ts';

/** What mentions and direct messages have in common. */
interface Written {
  readonly user: string;
  readonly channel: string;
  readonly team: string | undefined;
  readonly text: string;
  readonly ts: string;
  readonly thread: string | undefined;
}

/** Mentions, answered in their thread, and direct messages. Bolt acknowledges events before it hands them on. */
export function listenToMessages<S>(app: App, reception: Reception<S>): void {
  app.event('app_mention', async ({ event, context }) => {
    // Bots mention each other, too, and would not stop.
    if (event.bot_id !== undefined || event.user === undefined) return;
    const { user, channel, text, ts, thread_ts: thread } = event;
    hear(reception, { user, channel, team: context.teamId, text, ts, thread });
  });
  app.message(async ({ message, context }) => {
    if (!isWritten(message)) return;
    const { user, channel, text = '', ts, thread_ts: thread } = message;
    hear(reception, { user, channel, team: context.teamId, text, ts, thread });
  });
}

/** Messages of people in a direct conversation; edits, deletions, joins and the like have other subtypes. */
function isWritten(message: types.MessageEvent): message is types.GenericMessageEvent | types.FileShareMessageEvent {
  const { subtype, channel_type: kind } = message;
  const byBot = 'bot_id' in message && message.bot_id !== undefined;
  return !byBot && kind === 'im' && (subtype === undefined || subtype === 'file_share');
}

function hear<S>(reception: Reception<S>, written: Written): void {
  reception.once(written, written.ts, (desk) => answer(desk, written));
}

async function answer<S>(desk: Desk<S>, written: Written): Promise<void> {
  const { channel, ts, text, user } = written;
  if (user === desk.botUser) return;
  const reply = await desk.invoke(written, () => parseMention(readTyped(text, desk.botUser), desk.bot.commands));
  if (reply.isRepetition) return;
  const open = { channel, thread: written.thread ?? (isDirect(channel) ? undefined : ts) };
  if (isDirect(channel) || reply.audience === 'everyone') await desk.outbox.post(open, reply, ts);
  else await whisper(desk, written, reply, open);
}

/** For the asker alone; in the open where Slack does not let that be. */
async function whisper<S>(
  desk: Desk<S>,
  { channel, user, thread, ts }: Written,
  reply: Reply,
  open: Parameters<Desk<S>['outbox']['post']>[0],
): Promise<void> {
  try {
    await desk.outbox.post({ channel, thread, onlyFor: user, shareThread: open.thread }, reply, ts);
  } catch (error) {
    if (classify(error).kind !== 'permanent') throw error;
    await desk.outbox.post(open, reply, ts);
  }
}

/** The App Home: today's fact, a field for a question, topics, and how to go on. */
export function listenToHome<S>(app: App, reception: Reception<S>): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    if (event.tab !== 'home') return;
    const who = { user: event.user, channel: event.channel };
    const where = { team: context.teamId, channel: event.channel };
    reception.once(where, `home ${body.event_id}`, (desk) => publish(desk, who));
  });
}

async function publish<S>(desk: Desk<S>, who: Who): Promise<void> {
  const day = new Date(desk.now()).toISOString().slice(0, 10);
  const today = await desk.invoke(who, () => ({ command: 'today', options: { day } }));
  const topics = await desk.invoke(who, () => ({ command: 'topics', options: {} }));
  const t = await desk.translatorFor(who.user);
  await desk.clients.writing.views.publish({ user_id: who.user, view: homeView(today, topics, t) });
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
      ...actionBlocks({ actions: topics.actions, share: undefined, thread: undefined }),
      { type: 'divider' },
      small(t('slack.invite', {})),
      small(t('slack.language', { language: nameOf(t.locale) })),
    ],
  };
}

/** A language's own name for itself. */
function nameOf(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}
