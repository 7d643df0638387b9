import { defineCommand } from '../src/chat/command.ts';
import { flag, question } from '../src/chat/options.ts';
import { localeOfTag } from '../src/i18n/locale.ts';
import { translatorFor } from '../src/i18n/translator.ts';
import { presentTurn } from '../src/replies/conversation.ts';
import { voteActions } from './buttons.ts';
import { atNamedTime, commandFor, showingCommand } from './requests.ts';
import type { Services } from './services.ts';

const MOST_SUGGESTIONS = 25;

export const ask = defineCommand<Services>()({
  name: 'ask',
  description: 'command.ask.description',
  topLevel: true,
  options: { question: question('command.ask.option.question'), private: flag('command.ask.option.private') },
  run: async ({ options, services, t: chosen, ...origin }) => {
    const { channel } = origin;
    const known = services.knowledge(chosen.locale, channel);
    const shown = options.private ? undefined : showingCommand(options.question, known.pack);
    if (shown) return { instead: shown };
    const before = await services.conversations.recall(origin);
    const turn = known.answerer.converse(options.question, before, services.today());
    services.conversations.remember(turn.context, origin);
    const { answer, isFollowUp } = turn;
    const instead = answer.kind === 'talk' && !options.private ? commandFor(answer.talk) : undefined;
    if (instead) return { instead };
    const locale = localeOfTag(turn.language) ?? chosen.locale;
    const t = locale === chosen.locale ? chosen : translatorFor(locale);
    const unanswered = answer.kind === 'unsure' && (answer.reason.kind === 'unknown' || answer.reason.kind === 'year');
    // Half a sentence says nothing to a curator, nor beside a vote.
    if (unanswered && !isFollowUp) services.questions.unanswered(options.question, origin);
    const presented = presentTurn(turn, services.knowledge(locale, channel).pack, t);
    const isVotedOn = !isFollowUp && answer.kind !== 'unsure' && answer.kind !== 'talk' && answer.kind !== 'sources';
    const asked = isVotedOn ? services.questions.answered(options.question, origin) : undefined;
    const votes = asked === undefined || answer.kind === 'sources' ? [] : voteActions(answer, asked, t);
    const reply = {
      ...presented,
      actions: [...atNamedTime(presented.actions, options.question), ...votes],
      question: options.question,
      answerKind: answer.kind,
      language: locale,
    };
    return options.private ? { ...reply, audience: 'asker' } : reply;
  },
  complete: ({ typed, tenant, services, t }) =>
    services
      .knowledge(t.locale, tenant)
      .answerer.suggest(typed, MOST_SUGGESTIONS)
      .map(({ question: known }) => ({ label: known, value: known })),
});
