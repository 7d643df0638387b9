import { describeTimeline } from '../src/charts/describe.ts';
import { buildTimeline } from '../src/charts/timeline.ts';
import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { optionalText } from '../src/chat/options.ts';
import type { Reply } from '../src/chat/reply.ts';
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
    const model = buildTimeline(pack, topic, services.today(), t);
    if (!model) {
      const title = topic === undefined ? pack.title : (pack.topics[topic]?.title ?? topic);
      throw new UserError('timeline.none', { topic: title });
    }
    const picture = { model, name: `timeline-${topic ?? pack.id}`, alt: describeTimeline(model, t) };
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
      share: {
        label: t('button.share', {}),
        command: 'timeline',
        options: topic === undefined ? {} : { topic },
      },
    };
    return illustrate(reply, picture, services.pictures, t);
  },
  complete: ({ typed, tenant, services, t }) => completeTopic(services.packs(t.locale, tenant), typed),
});
