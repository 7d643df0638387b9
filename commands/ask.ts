import { defineCommand } from '../src/chat/command.ts';
import { flag, question } from '../src/chat/options.ts';
import { localeOfTag } from '../src/i18n/locale.ts';
import { translatorFor } from '../src/i18n/translator.ts';
import { presentTurn } from '../src/replies/conversation.ts';
import { voteActions } from './buttons.ts';
import type { Services } from './services.ts';

const MOST_SUGGESTIONS = 25;

export const ask = defineCommand<Services>()({
  name: 'ask',
  description: 'command.ask.description',
  topLevel: true,
  options: { question: question('command.ask.option.question'), private: flag('command.ask.option.private') },
  run: async ({ options, services, t: chosen, ...origin }) => {
    const before = await services.conversations.recall(origin);
    const turn = services.knowledge(chosen.locale).answerer.converse(options.question, before, services.today());
    services.conversations.remember(turn.context, origin);
    const { answer, isFollowUp } = turn;
    const locale = localeOfTag(turn.language) ?? chosen.locale;
    const t = translatorFor(locale);
    const unanswered = answer.kind === 'unsure' && (answer.reason.kind === 'unknown' || answer.reason.kind === 'year');
    // Half a sentence says nothing to a curator, nor beside a vote.
    if (unanswered && !isFollowUp) services.questions.unanswered(options.question, origin);
    const shown = presentTurn(turn, services.knowledge(locale).pack, t);
    const asked =
      answer.kind === 'unsure' || answer.kind === 'sources' || isFollowUp
        ? undefined
        : services.questions.answered(options.question, origin);
    const votes = asked === undefined || answer.kind === 'sources' ? [] : voteActions(answer, asked, t);
    const reply = {
      ...shown,
      actions: [...shown.actions, ...votes],
      question: options.question,
      answerKind: answer.kind,
      language: locale,
    };
    return options.private ? { ...reply, audience: 'asker' } : reply;
  },
  complete: ({ typed, services, t }) =>
    services
      .knowledge(t.locale)
      .answerer.suggest(typed, MOST_SUGGESTIONS)
      .map(({ question: known }) => ({ label: known, value: known })),
});
