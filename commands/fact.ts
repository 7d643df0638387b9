import { contextOfFacts } from '../src/answer/context.ts';
import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { flag, optionalText } from '../src/chat/options.ts';
import type { Reply } from '../src/chat/reply.ts';
import { presentAnswer } from '../src/replies/answer.ts';
import { drawCardOf, withPicture } from '../src/replies/picture.ts';
import { completeTopic, findTopic } from './lookup.ts';
import type { Services } from './services.ts';

export const fact = defineCommand<Services>()({
  name: 'fact',
  description: 'command.fact.description',
  topLevel: true,
  options: {
    topic: optionalText({ description: 'command.fact.option.topic', maxLength: 60, rest: true, completes: true }),
    card: flag('command.fact.option.card'),
  },
  run: async ({ options, services, t, ...origin }) => {
    const { pack, answerer } = services.knowledge(t.locale, origin.channel);
    const topic = options.topic === undefined ? undefined : findTopic(pack, options.topic);
    const facts = topic === undefined ? pack.facts : pack.factsOfTopic(topic);
    const picked = facts[Math.floor(services.random() * facts.length)];
    const answer = picked && answerer.show(picked.id);
    if (!picked || !answer) throw new UserError('fact.no-facts', {});
    const reply = presentAnswer(answer, pack, t);
    services.conversations.remember(contextOfFacts(reply.facts, t.locale), origin);
    const another = {
      label: t('button.another', {}),
      command: 'fact',
      options: { ...(topic === undefined ? {} : { topic }), ...(options.card ? { card: 'true' } : {}) },
    };
    const answered: Reply = {
      ...reply,
      heading: pack.topics[picked.topic]?.title ?? picked.topic,
      actions: [...reply.actions, another],
    };
    if (!options.card) return answered;
    return withPicture(answered, await drawCardOf(pack, picked, t, services.pictures), t);
  },
  complete: ({ typed, tenant, services, t }) => completeTopic(services.packs(t.locale, tenant), typed),
});
