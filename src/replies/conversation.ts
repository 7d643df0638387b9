import type { Sourced } from '../answer/answer.ts';
import type { Topic } from '../answer/context.ts';
import type { Turn } from '../answer/conversation.ts';
import type { Block, Reply } from '../chat/reply.ts';
import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { Translator } from '../i18n/translator.ts';
import { presentAnswer, showAction } from './answer.ts';
import { citation } from './fact.ts';

/** The answer of a turn as a reply, which says what half a sentence was taken for where something was carried over. */
export function presentTurn({ answer, taken }: Pick<Turn, 'answer' | 'taken'>, pack: Pack, t: Translator): Reply {
  if (answer.kind === 'sources') return presentSources(answer, pack, t);
  const reply = presentAnswer(answer, pack, t);
  const about = taken && answer.kind !== 'unsure' ? describe(taken, pack) : '';
  if (about === '') return reply;
  const note: Block = { kind: 'note', text: t('conversation.taken', { about }) };
  return { ...reply, body: [...reply.body, note] };
}

/** "DKU · students · 2019", in the words of the pack. */
function describe({ entities, matters, years }: Topic, { matters: names, locales, language }: Pack): string {
  const nameOf = (matter: string) => locales.get(language)?.head.matters[matter]?.[0] ?? names[matter]?.[0];
  return [...entities, ...matters.map(nameOf), ...years].filter((one) => one !== undefined).join(' · ');
}

/** Each fact with all its sources; asked whether they are sure, what disagrees with them as well. */
function presentSources({ shown, others, isDoubt }: Sourced, pack: Pack, t: Translator): Reply {
  const cited = (fact: Fact): Block[] => [
    { kind: 'paragraph', text: fact.statement },
    ...fact.sources.map((source) => citation(source, pack, t)),
    ...(fact.note === undefined ? [] : [{ kind: 'note' as const, text: fact.note }]),
  ];
  const sources = new Set(shown.flatMap((fact) => fact.sources)).size;
  const disagreeing = isDoubt ? others : [];
  return {
    ...(isDoubt ? {} : { heading: t('sources.heading', {}) }),
    body: [
      ...(isDoubt
        ? [
            {
              kind: 'paragraph' as const,
              text: t('conversation.doubt', { sources, disagree: disagreeing.length > 0 ? 'yes' : 'no' }),
            },
          ]
        : []),
      ...disagreeing.map((fact): Block => ({ kind: 'list', items: [fact.statement] })),
      ...shown.flatMap(cited),
    ],
    facts: shown.map(({ id }) => id),
    actions: shown.slice(0, 1).map(showAction),
    audience: 'everyone',
  };
}
