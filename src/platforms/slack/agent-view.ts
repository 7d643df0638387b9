import { truncate } from '../../util/truncate.ts';
import type { SlackContext, Who } from './context.ts';
import { classify } from './errors.ts';
import { MAX_PROMPT_TITLE, MAX_THREAD_TITLE, MOST_PROMPTS } from './limits.ts';

/**
 * What Slack's agent view adds to direct conversations: https://docs.slack.dev/ai/migrating-to-agent-messaging. All of it
 * needs a scope that is optional, and nothing else waits for it.
 */

/** Questions to press in an empty conversation, in the language in which the person is answered. */
export async function suggestPrompts<S>(context: SlackContext<S>, who: Who): Promise<void> {
  const { bot, team, clients } = context;
  const t = context.wordsOf(await context.invoke(who, () => ({ command: 'topics', options: {} })));
  const questions = bot.dispatcher.complete({
    command: 'ask',
    option: 'question',
    typed: '',
    language: t.locale,
    tenant: { platform: 'slack', space: team },
  });
  const prompts = questions
    .slice(0, MOST_PROMPTS)
    .map(({ value }) => ({ title: truncate(value, MAX_PROMPT_TITLE, 'word'), message: value }));
  if (prompts.length === 0) return;
  await ifPossible(context, 'suggested no questions', () =>
    clients.writing.assistant.threads.setSuggestedPrompts({
      channel_id: who.channel,
      title: t('slack.prompts', {}),
      prompts,
    }),
  );
}

/** Calls a thread by the question that began it, by which people find it again. */
export async function entitle<S>(
  context: SlackContext<S>,
  { channel, thread }: { readonly channel: string; readonly thread: string },
  question: string | undefined,
): Promise<void> {
  if (question === undefined || question.trim() === '') return;
  const title = truncate(question, MAX_THREAD_TITLE, 'word');
  await ifPossible(context, 'a thread got no title', () =>
    context.clients.writing.assistant.threads.setTitle({ channel_id: channel, thread_ts: thread, title }),
  );
}

async function ifPossible<S>({ bot }: SlackContext<S>, otherwise: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    bot.log.debug({ reason: classify(error).reason }, otherwise);
  }
}
