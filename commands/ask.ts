import { defineCommand } from '../src/chat/command.ts';
import { flag, question } from '../src/chat/options.ts';
import { presentAnswer } from '../src/replies/answer.ts';
import { voteActions } from './buttons.ts';
import { atNamedTime, commandFor, showingCommand } from './requests.ts';
import type { Services } from './services.ts';

const MOST_SUGGESTIONS = 25;

export const ask = defineCommand<Services>()({
  name: 'ask',
  description: 'command.ask.description',
  topLevel: true,
  options: { question: question('command.ask.option.question'), private: flag('command.ask.option.private') },
  run: ({ options, channel, user, services, t }) => {
    const { pack, answerer } = services.knowledge(t.locale, channel);
    const shown = options.private ? undefined : showingCommand(options.question, pack);
    if (shown) return { instead: shown };
    const answer = answerer.answer(options.question);
    const instead = answer.kind === 'talk' && !options.private ? commandFor(answer.talk) : undefined;
    if (instead) return { instead };
    const unanswered = answer.kind === 'unsure' && (answer.reason.kind === 'unknown' || answer.reason.kind === 'year');
    if (unanswered) services.questions.unanswered(options.question, { channel, user });
    const presented = presentAnswer(answer, pack, t);
    const asked =
      answer.kind === 'unsure' || answer.kind === 'talk'
        ? undefined
        : services.questions.answered(options.question, { channel, user });
    const votes = asked === undefined ? [] : voteActions(answer, asked, t);
    const reply = {
      ...presented,
      actions: [...atNamedTime(presented.actions, options.question), ...votes],
      question: options.question,
      answerKind: answer.kind,
    };
    return options.private ? { ...reply, audience: 'asker' } : reply;
  },
  complete: ({ typed, tenant, services, t }) =>
    services
      .knowledge(t.locale, tenant)
      .answerer.suggest(typed, MOST_SUGGESTIONS)
      .map(({ question: known }) => ({ label: known, value: known })),
});
