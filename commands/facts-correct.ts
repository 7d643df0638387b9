import { defineCommand } from '../src/chat/command.ts';
import { type Invocation, UserError } from '../src/chat/invocation.ts';
import { optionalField, requiredField, requiredText } from '../src/chat/options.ts';
import type { Action } from '../src/chat/reply.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { localContent, localNumber } from '../src/questions/local-content.ts';
import { readSource } from '../src/questions/local-form.ts';
import { tidy } from '../src/util/tidy.ts';
import { requireChange, requireCommunity, requireGiven } from './community.ts';
import { remembering } from './daily.ts';
import { showEntry } from './facts.ts';
import { authorityOf, submitProposal } from './facts-review.ts';
import { findFact } from './lookup.ts';
import type { Services } from './services.ts';

const MOST_SUGGESTIONS = 25;

/** Says what is wrong with a fact of the pack, and what is right: shown with it in this community, and listed for its curator. */
export const factsCorrect = defineCommand<Services>()({
  name: 'facts correct',
  description: 'command.facts-correct.description',
  options: {
    fact: requiredText({ description: 'command.sources.option.fact', maxLength: 60, completes: true }),
    wrong: requiredField({ description: 'facts.field.wrong', maxLength: 500, lines: true }),
    right: requiredField({ description: 'facts.field.right', hint: 'facts.hint.right', maxLength: 500, lines: true }),
    source: optionalField({ description: 'facts.field.source', hint: 'facts.hint.source', maxLength: 600 }),
  },
  prefill: async ({ options, channel, user, services, t }) => {
    await authorityOf({ channel, user, services });
    findFact(services.knowledge(t.locale, channel).pack, requireGiven(options, 'fact'));
    return {};
  },
  run: async ({ options, channel, user, services, t }) => {
    const authority = await authorityOf({ channel, user, services });
    const community = requireCommunity(channel);
    const { id } = findFact(services.knowledge(t.locale, channel).pack, options.fact);
    const { url, problem } = readSource(options.source);
    if (problem) throw problem;
    const content = localContent.safeParse({
      kind: 'correction',
      language: services.languageOf(options.right, t.locale),
      fact: id,
      wrong: tidy(options.wrong),
      right: tidy(options.right),
      source: { publisher: url === null ? t('facts.own-source', {}) : new URL(url).host, url },
    });
    if (!content.success) throw new UserError('facts.bad-text', { field: 'other' });
    const { local } = services;
    const isProposal = authority === 'proposes';
    if (isProposal && !local.admitsProposal(community, user.id)) throw new UserError('facts.many-proposals', {});
    const by = { by: user.id, approvedBy: isProposal ? undefined : user.id };
    const next = { state: isProposal ? 'proposed' : 'live', content: content.data, ...by } as const;
    const entry = requireChange(await remembering(local.add(community, next)));
    const circumstances = { channel, user, services, t };
    if (isProposal) return await submitProposal(entry, circumstances);
    return showEntry(entry, circumstances, t('facts.noted', { id: entry.number }));
  },
  complete: ({ typed, tenant, services, t }) =>
    services
      .knowledge(t.locale, tenant)
      .answerer.suggest(typed, MOST_SUGGESTIONS)
      .map(({ question, factId }) => ({ label: question, value: factId })),
});

interface Circumstances extends Pick<Invocation, 'channel' | 'user'> {
  readonly services: Services;
  readonly t: Translator;
}

/** The button by which a person says what is wrong with a fact; none for who may not. */
export async function correctAction(fact: string, { channel, user, services, t }: Circumstances): Promise<Action[]> {
  const label = t('button.facts-correct', {});
  try {
    if (channel.space === undefined) return [];
    const authority = await authorityOf({ channel, user, services });
    const number = localNumber(fact);
    if (number === undefined) return [{ label, command: 'facts correct', options: { fact } }];
    return authority === 'decides' ? [{ label, command: 'facts edit', options: { id: String(number) } }] : [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [];
  }
}
