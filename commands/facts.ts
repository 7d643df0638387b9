import { defineCommand } from '../src/chat/command.ts';
import { type Invocation, UserError } from '../src/chat/invocation.ts';
import { optionalText, requiredText } from '../src/chat/options.ts';
import { type Action, type Block, type Reply, textReply } from '../src/chat/reply.ts';
import { formatPeriod } from '../src/i18n/format-date.ts';
import type { Translator } from '../src/i18n/translator.ts';
import type { LocalEntry } from '../src/questions/local-store.ts';
import { presentAnswer } from '../src/replies/answer.ts';
import { dayOf } from '../src/util/day.ts';
import {
  completeNumber,
  editAction,
  findEntry,
  lineOf,
  originOf,
  requireChange,
  requireCommunity,
  shownId,
  titleOf,
  undoAction,
} from './community.ts';
import { remembering } from './daily.ts';
import type { Services } from './services.ts';

const PER_PAGE = 10;
const MOST_OF_HISTORY = 10;
const number = () => requiredText({ description: 'command.facts.option.id', maxLength: 20, completes: true });

/** Lists what the community has written itself, a page at a time. */
export const factsList = defineCommand<Services>()({
  name: 'facts list',
  description: 'command.facts-list.description',
  access: 'space-admin',
  options: { page: optionalText({ description: 'command.facts-list.option.page', maxLength: 6 }) },
  run: async ({ options, channel, services, t }) => {
    const community = requireCommunity(channel);
    const entries = await remembering(services.local.entries(community, ['live', 'proposed']));
    const live = entries.filter(({ state }) => state === 'live');
    const proposed = entries.length - live.length;
    const pages = Math.max(1, Math.ceil(entries.length / PER_PAGE));
    const page = Math.min(Math.max(1, Math.trunc(Number(options.page ?? 1)) || 1), pages);
    const shown = entries.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    const items = shown.map((entry) => {
      const line = [lineOf(entry, t)].flat();
      return entry.state === 'proposed' ? [...line, ` (${t('facts.proposed', {})})`] : line;
    });
    return {
      heading: t('facts.heading', {}),
      body: [
        { kind: 'paragraph', text: summaryOf(live.length, proposed, t) },
        { kind: 'list', items },
        { kind: 'note', text: t('facts.how', {}) },
      ],
      facts: [],
      actions: [addAction(t), ...(page < pages ? [pageAction(page + 1, t)] : [])],
      audience: 'asker',
    };
  },
});

function summaryOf(live: number, proposed: number, t: Translator): string {
  const waiting = proposed === 0 ? [] : [t('facts.waiting', { proposed })];
  return [live === 0 ? t('facts.none', {}) : t('facts.summary', { live }), ...waiting].join(' ');
}

function addAction(t: Translator): Action {
  return { label: t('button.facts-add', {}), command: 'facts add', options: {} };
}

function pageAction(page: number, t: Translator): Action {
  return { label: t('button.questions-next', {}), command: 'facts list', options: { page: String(page) } };
}

/** Shows an entry with who wrote it, and what can be done with it. */
export const factsShow = defineCommand<Services>()({
  name: 'facts show',
  description: 'command.facts-show.description',
  access: 'space-admin',
  options: { id: number() },
  run: async ({ options, channel, user, services, t }) => {
    const community = requireCommunity(channel);
    return showEntry(await findEntry(options.id, { services, community }), { channel, user, services, t });
  },
  complete: ({ typed, tenant, services, t }) => completeNumber(services.knowledge(t.locale, tenant), typed),
});

interface Circumstances extends Pick<Invocation, 'channel' | 'user'> {
  readonly services: Services;
  readonly t: Translator;
}

/** An entry as its manager sees it. @param said What was just done with it. */
export function showEntry(entry: LocalEntry, circumstances: Circumstances, said?: string): Reply {
  const { user, t } = circumstances;
  const isRemoved = entry.state === 'removed';
  const id = String(entry.number);
  const remove = { label: t('button.facts-remove', {}), command: 'facts remove', options: { id } };
  const history = { label: t('button.facts-history', {}), command: 'facts history', options: { id } };
  const change = entry.content.kind === 'correction' ? [] : [editAction(entry, t)];
  return {
    heading: t('facts.entry', { id: entry.number }),
    body: [
      ...(said === undefined ? [] : [{ kind: 'paragraph' as const, text: said }]),
      ...bodyOf(entry, circumstances),
      originOf(entry, user, t),
    ],
    facts: [],
    actions: [
      ...(isRemoved ? [] : [...change, remove]),
      ...(entry.version > 1 || isRemoved ? [undoAction(entry, t)] : []),
      history,
    ],
    audience: 'asker',
  };
}

/** What is live is shown as everybody sees it. */
function bodyOf(entry: LocalEntry, { channel, services, t }: Circumstances): readonly Block[] {
  const { pack, answerer } = services.knowledge(t.locale, channel);
  const answer = entry.state === 'live' ? answerer.show(shownId(entry)) : undefined;
  if (answer) return presentAnswer(answer, pack, t).body;
  const { content } = entry;
  const wrong = content.kind === 'correction' ? [t('facts.wrong', { wrong: content.wrong })] : [];
  return [{ kind: 'list', items: [lineOf(entry, t)] }, ...wrong.map((text) => ({ kind: 'note' as const, text }))];
}

/** Removes an entry; it can be brought back. */
export const factsRemove = defineCommand<Services>()({
  name: 'facts remove',
  description: 'command.facts-remove.description',
  access: 'space-admin',
  options: { id: number() },
  run: async ({ options, channel, user, services, t }) => {
    const community = requireCommunity(channel);
    const entry = await findEntry(options.id, { services, community });
    if (entry.state === 'removed') throw new UserError('facts.unknown', { id: options.id });
    const next = { state: 'removed', content: entry.content, approvedBy: entry.approvedBy, by: user.id } as const;
    const removed = requireChange(await remembering(services.local.change(community, entry, next)));
    return textReply(t('facts.removed', { id: entry.number, statement: titleOf(entry) }), {
      actions: [undoAction(removed, t)],
    });
  },
  complete: ({ typed, tenant, services, t }) => completeNumber(services.knowledge(t.locale, tenant), typed),
});

/** Takes back the last change of an entry; a second time, it is made again. */
export const factsUndo = defineCommand<Services>()({
  name: 'facts undo',
  description: 'command.facts-undo.description',
  access: 'space-admin',
  options: { id: number(), version: optionalText({ maxLength: 9 }) },
  run: async ({ options, channel, user, services, t }) => {
    const community = requireCommunity(channel);
    const entry = await findEntry(options.id, { services, community });
    if (options.version !== undefined && options.version !== String(entry.version)) {
      throw new UserError('facts.changed', {});
    }
    const versions = await remembering(services.local.versions(community, entry.number));
    const before = versions.find(({ version, state }) => version < entry.version && state !== 'draft');
    if (!before && entry.state === 'removed') throw new UserError('facts.nothing-to-undo', {});
    const { state, content, approvedBy } = before ?? { ...entry, state: 'removed' as const };
    const next = { state, content, approvedBy, by: user.id };
    const changed = requireChange(await remembering(services.local.change(community, entry, next)));
    const said = t(changed.state === 'removed' ? 'facts.undone-removed' : 'facts.undone', { id: entry.number });
    return showEntry(changed, { channel, user, services, t }, said);
  },
  complete: ({ typed, tenant, services, t }) => completeNumber(services.knowledge(t.locale, tenant), typed),
});

/** Shows the versions of an entry that are kept. */
export const factsHistory = defineCommand<Services>()({
  name: 'facts history',
  description: 'command.facts-history.description',
  access: 'space-admin',
  options: { id: number() },
  run: async ({ options, channel, user, services, t }) => {
    const community = requireCommunity(channel);
    const entry = await findEntry(options.id, { services, community });
    const versions = await remembering(services.local.versions(community, entry.number));
    const kept = versions.filter(({ state }) => state !== 'draft').slice(0, MOST_OF_HISTORY);
    return {
      heading: t('facts.entry', { id: entry.number }),
      body: [
        {
          kind: 'list',
          items: kept.map((version) => [
            { bold: formatPeriod(dayOf(version.changedAt), t.locale) },
            ` · ${t('facts.state', { state: version.state })} · `,
            ...(version.content.kind === 'fact' ? [`${version.content.answer} – `] : []),
            titleOf(version),
          ]),
        },
        originOf(entry, user, t),
      ],
      facts: [],
      actions: [undoAction(entry, t)],
      audience: 'asker',
    };
  },
  complete: ({ typed, tenant, services, t }) => completeNumber(services.knowledge(t.locale, tenant), typed),
});
