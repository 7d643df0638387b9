import { defineCommand } from '../src/chat/command.ts';
import { optionalText } from '../src/chat/options.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Pack } from '../src/facts/pack.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { showAction } from '../src/replies/answer.ts';
import { citation } from '../src/replies/fact.ts';
import { correctAction } from './facts-correct.ts';
import { findFact } from './lookup.ts';
import type { Services } from './services.ts';

const MOST_PUBLISHERS = 15;
const MOST_SUGGESTIONS = 25;

export const sources = defineCommand<Services>()({
  name: 'sources',
  description: 'command.sources.description',
  options: { fact: optionalText({ description: 'command.sources.option.fact', maxLength: 60, completes: true }) },
  run: async ({ options, channel, user, services, t }) => {
    const { pack } = services.knowledge(t.locale, channel);
    if (options.fact === undefined) return mostQuoted(pack, t);
    const fact = findFact(pack, options.fact);
    return {
      heading: t('sources.heading', {}),
      body: [{ kind: 'paragraph', text: fact.statement }, ...fact.sources.map((source) => citation(source, pack, t))],
      facts: [fact.id],
      actions: [showAction(fact), ...(await correctAction(fact.id, { channel, user, services, t }))],
      audience: 'asker',
    };
  },
  complete: ({ typed, tenant, services, t }) =>
    services
      .knowledge(t.locale, tenant)
      .answerer.suggest(typed, MOST_SUGGESTIONS)
      .map(({ question, factId }) => ({ label: question, value: factId })),
});

function mostQuoted(pack: Pack, t: Translator): Reply {
  const counts = new Map<string, number>();
  for (const { sources: quoted } of pack.facts) {
    for (const publisher of new Set(quoted.map((source) => source.publisher))) {
      counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
    }
  }
  const most = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, MOST_PUBLISHERS);
  return {
    heading: t('sources.heading', {}),
    body: [
      { kind: 'paragraph', text: t('sources.most', { facts: pack.facts.length, publishers: counts.size }) },
      { kind: 'list', items: most.map(([publisher, count]) => t('sources.line', { publisher, count })) },
    ],
    facts: [],
    actions: [],
    audience: 'asker',
  };
}
