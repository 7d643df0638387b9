import type { Answer } from '../src/answer/answerer.ts';
import { defineCommand } from '../src/chat/command.ts';
import { requiredText } from '../src/chat/options.ts';
import type { Action } from '../src/chat/reply.ts';
import type { Words } from '../src/i18n/translator.ts';
import { remembering, sentence } from './daily.ts';
import { findFact } from './lookup.ts';
import type { Services } from './services.ts';

/** The buttons by which people say what they think of an answer; none under one that shows no fact. */
export function voteActions(answer: Answer, asked: string, words: Words): Action[] {
  if (answer.kind === 'unsure') return [];
  const options = { fact: answer.fact.id, id: asked };
  return [
    { label: words('button.vote-up', {}), command: 'vote up', options },
    { label: words('button.vote-down', {}), command: 'vote down', options },
  ];
}

/** Counts a vote for an answer; reached by buttons. */
export const voteUp = defineVote('vote up', true);
/** Counts a vote against an answer, for the curator to look at; reached by buttons. */
export const voteDown = defineVote('vote down', false);

function defineVote(name: string, isUp: boolean) {
  return defineCommand<Services>()({
    name,
    // Short names, since the longest ids of facts leave little room in a button.
    options: { fact: requiredText({ maxLength: 60 }), id: requiredText({ maxLength: 20 }) },
    run: async ({ options, channel, services, words }) => {
      const { id: fact, questions, statement } = findFact(services.knowledge(words.locale).pack, options.fact);
      const vote = { fact, isUp, asked: options.id, example: questions[0] ?? statement };
      await remembering(services.questions.vote(vote, channel));
      return sentence(words(isUp ? 'vote.up' : 'vote.down', {}));
    },
  });
}
