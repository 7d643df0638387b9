import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { requiredText } from '../src/chat/options.ts';
import { presentAnswer } from '../src/replies/answer.ts';
import type { Services } from './services.ts';

const DAY_MS = 86_400_000;
/** A step without a common divisor with most numbers of facts: days that follow each other show facts of several topics. */
const STEP = 97;

/** The fact of a day (`2026-11-24`), the same one for everybody; shown on pages that people open by themselves. */
export const today = defineCommand<Services>()({
  name: 'today',
  options: { day: requiredText({ maxLength: 10 }) },
  run: ({ options, services, words }) => {
    const { pack, answerer } = services.knowledge(words.locale);
    const days = Math.floor(Date.parse(options.day) / DAY_MS);
    const fact = pack.facts[(days * STEP) % pack.facts.length];
    const answer = fact && answerer.show(fact.id);
    if (!answer) throw new UserError('fact.no-facts', {});
    return { ...presentAnswer(answer, pack, words), heading: words('today.heading', {}) };
  },
});
