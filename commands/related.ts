import { defineCommand } from '../src/chat/command.ts';
import { requiredText } from '../src/chat/options.ts';
import { showAction } from '../src/replies/answer.ts';
import { findFact } from './lookup.ts';
import type { Services } from './services.ts';

const MOST = 5;

/** Offers facts about the same things as the one shown; reached by buttons. */
export const related = defineCommand<Services>()({
  name: 'related',
  options: { fact: requiredText({ maxLength: 60 }) },
  run: ({ options, services, words }) => {
    const { pack, answerer } = services.knowledge(words.locale);
    const fact = findFact(pack, options.fact);
    const others = answerer
      .related(fact.id, MOST)
      .map((id) => pack.fact(id))
      .filter((other) => other !== undefined);
    if (others.length === 0) {
      const text = words('related.none', {});
      return { body: [{ kind: 'paragraph', text }], facts: [], actions: [], audience: 'asker' };
    }
    return {
      heading: words('related.heading', {}),
      body: [{ kind: 'list', items: others.map(({ statement }) => statement) }],
      facts: others.map(({ id }) => id),
      actions: others.map(showAction),
      audience: 'asker',
    };
  },
});
