import { describeTimeline } from '../src/charts/describe.ts';
import { buildTimeline } from '../src/charts/timeline.ts';
import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { optionalText } from '../src/chat/options.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { illustrate } from '../src/replies/picture.ts';
import { completeTopic, findTopic } from './lookup.ts';
import type { Services } from './services.ts';

export const timeline = defineCommand<Services>()({
  name: 'timeline',
  description: 'command.timeline.description',
  topLevel: true,
  options: {
    topic: optionalText({ description: 'command.timeline.option.topic', maxLength: 60, rest: true, completes: true }),
  },
  run: async ({ options, channel, services, t }) => {
    const pack = services.packs(t.locale, channel);
    const topic = options.topic === undefined ? undefined : findTopic(pack, options.topic);
    const { reply, model } = presentTimeline(topic, services, t);
    const target = topic === undefined ? {} : { topic };
    return illustrate(
      {
        ...reply,
        actions: [{ label: t('button.as-text', {}), command: 'events', options: target }],
        share: { label: t('button.share', {}), command: 'timeline', options: target },
      },
      {
        model,
        name: `timeline-${topic ?? pack.id}`,
        alt: describeTimeline(model, t),
        replacesBlocks: SAID_BY_TIMELINE,
      },
      services.pictures,
      t,
    );
  },
  complete: ({ typed, tenant, services, t }) => completeTopic(services.packs(t.locale, tenant), typed),
});

/** The events of a timeline in words; reached by buttons. */
export const timelineText = defineCommand<Services>()({
  name: 'events',
  options: { topic: optionalText({ maxLength: 60 }) },
  run: ({ options, services, t }) => ({ ...presentTimeline(options.topic, services, t).reply, audience: 'asker' }),
});

/** The list of events, with which the reply begins. */
const SAID_BY_TIMELINE = 1;

/** @throws UserError for a topic without enough events. */
function presentTimeline(topic: string | undefined, services: Services, t: Translator) {
  const { pack } = services.knowledge(t.locale);
  const model = buildTimeline(pack, topic, services.today(), t);
  if (!model) {
    const title = topic === undefined ? pack.title : (pack.topics[topic]?.title ?? topic);
    throw new UserError('timeline.none', { topic: title });
  }
  const reply: Reply = {
    heading: model.title,
    body: [
      { kind: 'list', items: model.entries.map(({ when, text }) => [{ bold: when }, `: ${text}`]) },
      { kind: 'note', text: model.subtitle },
      { kind: 'citation', text: model.sources },
    ],
    facts: model.entries.map(({ fact }) => fact),
    actions: [],
    audience: 'everyone',
  };
  return { reply, model };
}
