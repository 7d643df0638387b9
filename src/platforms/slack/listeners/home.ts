import type { App, types } from '@slack/bolt';
import type { Reply } from '../../../chat/reply.ts';
import { findZone } from '../../../daily/parse/zones.ts';
import { languageName } from '../../../i18n/locale.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { actionBlocks } from '../actions.ts';
import { suggestPrompts } from '../agent-view.ts';
import { type EventRunner, type SlackContext, type Who, whereOf } from '../context.ts';
import { MAX_INPUT } from '../limits.ts';
import { renderReply } from '../render.ts';
import { plainText } from '../text.ts';

/** What is opened of the app: its Home, or the conversation with it. */
export function listenToHome<S>(app: App, runner: EventRunner<S>): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    const who = { user: event.user, channel: event.channel };
    const where = whereOf(context, event.channel);
    const show = event.tab === 'messages' ? suggestPrompts : publish;
    runner.once(where, `home ${body.event_id}`, (context) => show(context, who));
  });
}

/** Today's fact, a field for a question, topics, and how to go on. */
async function publish<S>(context: SlackContext<S>, who: Who): Promise<void> {
  const { users, clients, now } = context;
  const zone = findZone((await users.zone(who.user)) ?? '') ?? 'UTC';
  const day = Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO(zone).toPlainDate().toString();
  const today = await context.invoke(who, () => ({ command: 'today', options: { day } }));
  const topics = await context.invoke(who, () => ({ command: 'topics', options: {} }));
  const t = context.wordsOf(today);
  await clients.writing.views.publish({ user_id: who.user, view: homeView(today, topics, t) });
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
