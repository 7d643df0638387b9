import type { App, types } from '@slack/bolt';
import type { Reply } from '../../../chat/reply.ts';
import type { Words } from '../../../i18n/translator.ts';
import type { Desk, Who } from '../desk.ts';
import { MAX_INPUT } from '../limits.ts';
import type { Reception } from '../reception.ts';
import { actionBlocks } from '../reply/actions.ts';
import { renderReply } from '../reply/render.ts';
import { plainText } from '../reply/text.ts';

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
  const words = await desk.wordsFor(who.user);
  await desk.clients.writing.views.publish({ user_id: who.user, view: homeView(today, topics, words) });
}

export function homeView(today: Reply, topics: Reply, words: Words): types.HomeView {
  const small = (text: string): types.ContextBlock => ({ type: 'context', elements: [plainText(text, MAX_INPUT)] });
  return {
    type: 'home',
    blocks: [
      ...renderReply(today, { private: false, withQuestion: false }).blocks,
      { type: 'divider' },
      {
        type: 'input',
        dispatch_action: true,
        label: plainText(words('command.ask.option.question', {}), MAX_INPUT),
        element: {
          type: 'plain_text_input',
          action_id: 'ask',
          max_length: MAX_INPUT,
          dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
        },
      },
      ...actionBlocks({ actions: topics.actions, share: undefined, thread: undefined }),
      { type: 'divider' },
      small(words('slack.invite', {})),
      small(words('slack.language', { language: nameOf(words.locale) })),
    ],
  };
}

/** A language's own name for itself. */
function nameOf(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}
