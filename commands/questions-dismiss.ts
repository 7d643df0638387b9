import { defineCommand } from '../src/chat/command.ts';
import { requiredText } from '../src/chat/options.ts';
import { remembering } from './daily.ts';
import { readGroups, showQuestions } from './questions.ts';
import type { Services } from './services.ts';

/**
 * Forgets a question and those like it, and shows the rest; reached by buttons. The button says how often they had been
 * asked: what has been asked since its page was shown is not forgotten unseen.
 */
export const questionsDismiss = defineCommand<Services>()({
  name: 'questions dismiss',
  access: 'space-admin',
  options: {
    // Not `question`: an option of that name is read for its language.
    id: requiredText({ maxLength: 20 }),
    count: requiredText({ maxLength: 12 }),
    page: requiredText({ maxLength: 6 }),
  },
  run: async ({ options, channel, services, words }) => {
    const given = { channel, services, words };
    const page = Number(options.page);
    const groups = await readGroups(given);
    const group = groups.find(({ question }) => question.id === options.id);
    if (!group || String(group.count) !== options.count) {
      return showQuestions(given, page, words('questions.changed', {}));
    }
    const { question, others } = group;
    const ids = [question, ...others].map(({ id }) => id);
    await remembering(services.questions.dismiss(ids, channel));
    const said =
      others.length === 0
        ? words('questions.dismissed-one', { question: question.question })
        : words('questions.dismissed', { question: question.question, others: others.length });
    return showQuestions(given, page, said);
  },
});
