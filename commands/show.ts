import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { requiredText } from '../src/chat/options.ts';
import { presentAnswer } from '../src/replies/answer.ts';
import { findFact } from './lookup.ts';
import type { Services } from './services.ts';

/** Shows one fact by its id; reached by buttons. */
export const show = defineCommand<Services>()({
  name: 'show',
  options: { fact: requiredText({ maxLength: 60 }) },
  run: ({ options, services, words }) => {
    const { pack, answerer } = services.knowledge(words.locale);
    const answer = answerer.show(findFact(pack, options.fact).id);
    if (!answer) throw new UserError('fact.no-facts', {});
    return presentAnswer(answer, pack, words);
  },
});
