import { type Answer, leadingFact } from '../src/answer/answer.ts';
import { contextOfFacts } from '../src/answer/context.ts';
import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { optionalText, requiredText } from '../src/chat/options.ts';
import { type Action, textReply } from '../src/chat/reply.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { asLine, besideItems, presentAnswer } from '../src/replies/answer.ts';
import { DAY_MS } from '../src/util/day.ts';
import { remembering } from './daily.ts';
import { correctAction } from './facts-correct.ts';
import { findFact } from './lookup.ts';
import type { Services } from './services.ts';

/** Shows one fact by its id, or all that there is to say about it; reached by buttons. */
export const show = defineCommand<Services>()({
  name: 'show',
  options: { fact: requiredText({ maxLength: 60 }), full: optionalText({ maxLength: 3 }) },
  run: ({ options, services, t, ...origin }) => {
    const { pack, answerer } = services.knowledge(t.locale, origin.channel);
    const answer = answerer.show(findFact(pack, options.fact).id);
    if (!answer) throw new UserError('fact.no-facts', {});
    const reply = presentAnswer(answer, pack, t, options.full === undefined ? 'short' : 'full');
    services.conversations.remember(contextOfFacts(reply.facts, t.locale), origin);
    return reply;
  },
});

const MOST = 5;

/** Offers facts about the same things as the one shown; reached by buttons. */
export const related = defineCommand<Services>()({
  name: 'related',
  options: { fact: requiredText({ maxLength: 60 }) },
  run: ({ options, channel, services, t }) => {
    const { pack, answerer } = services.knowledge(t.locale, channel);
    const fact = findFact(pack, options.fact);
    const others = answerer
      .related(fact.id, MOST)
      .map((id) => pack.fact(id))
      .filter((other) => other !== undefined);
    if (others.length === 0) {
      return textReply(t('related.none', {}));
    }
    return {
      heading: t('related.heading', {}),
      body: [{ kind: 'list', items: others.map(asLine) }],
      facts: others.map(({ id }) => id),
      actions: besideItems(others, t),
      audience: 'asker',
    };
  },
});

/** A step without a common divisor with most numbers of facts: days that follow each other show facts of several topics. */
const STEP = 97;

/** The fact of a day (`2026-11-24`), the same one for everybody; shown on pages that people open by themselves. */
export const today = defineCommand<Services>()({
  name: 'today',
  options: { day: requiredText({ maxLength: 10 }) },
  run: ({ options, channel, services, t }) => {
    const { pack, answerer } = services.knowledge(t.locale, channel);
    const days = Math.floor(Date.parse(options.day) / DAY_MS);
    const fact = pack.facts[(days * STEP) % pack.facts.length];
    const answer = fact && answerer.show(fact.id);
    if (!answer) throw new UserError('fact.no-facts', {});
    return { ...presentAnswer(answer, pack, t), heading: t('today.heading', {}) };
  },
});

/** What a button from an older version invokes: what it meant is no longer known. */
export const outdated = defineCommand<Services>()({
  name: 'outdated',
  options: {},
  run: () => {
    throw new UserError('error.outdated-action', {});
  },
});

/** The buttons by which people say what they think of an answer; none under one that shows no fact. */
export function voteActions(answer: Answer, asked: string, t: Translator): Action[] {
  const fact = leadingFact(answer);
  if (!fact) return [];
  const options = { fact: fact.id, id: asked };
  return [
    { label: t('button.vote-up', {}), command: 'vote up', options },
    { label: t('button.vote-down', {}), command: 'vote down', options },
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
    run: async ({ options, channel, user, services, t }) => {
      const { id: fact, questions, statement } = findFact(services.knowledge(t.locale, channel).pack, options.fact);
      const vote = { fact, isUp, asked: options.id, example: questions[0] ?? statement };
      await remembering(services.questions.vote(vote, { channel, user }));
      const actions = isUp ? [] : await correctAction(fact, { channel, user, services, t });
      return textReply(t(isUp ? 'vote.up' : 'vote.down', {}), { actions });
    },
  });
}
