import type { Knowledge } from '../src/answer/languages.ts';
import type { Choice } from '../src/chat/command.ts';
import { type Channel, type Invocation, localId, UserError } from '../src/chat/invocation.ts';
import type { Action, Block, Span, Text } from '../src/chat/reply.ts';
import { formatPeriod } from '../src/i18n/format-date.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { localFactId, localNumber } from '../src/questions/local-content.ts';
import { communityOf } from '../src/questions/local-knowledge.ts';
import type { Community, LocalEntry } from '../src/questions/local-store.ts';
import { dayOf } from '../src/util/day.ts';
import { remembering } from './daily.ts';
import type { Services } from './services.ts';

/** The community of a place. @throws UserError where there is none: a conversation keeps no facts of its own. */
export function requireCommunity(channel: Channel): Community {
  const community = communityOf(channel);
  if (!community) throw new UserError('facts.no-community', { platform: channel.platform });
  return community;
}

/** The numbers of the facts whose number or text has what is being typed in it. */
export function completeNumber({ pack }: Knowledge, typed: string): Choice[] {
  const wanted = typed.trim().replace(/^#/, '').toLowerCase();
  return pack.facts.flatMap(({ id, statement, keptSince }) => {
    const number = localNumber(id);
    if (number === undefined || keptSince === undefined) return [];
    const label = `#${number} ${statement}`;
    return label.toLowerCase().includes(wanted) ? [{ label, value: String(number) }] : [];
  });
}

/** What was given for an option before its form is shown. @throws UserError if nothing was. */
export function requireGiven(options: Invocation['options'], option: string): string {
  const given = String(options[option] ?? '').trim();
  if (given === '') throw new UserError('error.option-missing', { option });
  return given;
}

interface Asked {
  readonly services: Services;
  readonly community: Community;
}

/**
 * An entry by what a person typed for its number.
 * @throws UserError if the community has none with it; drafts are none yet.
 */
export async function findEntry(typed: string, { services, community }: Asked): Promise<LocalEntry> {
  const number = localNumber(typed);
  const entry = number === undefined ? undefined : await remembering(services.local.entry(community, number));
  if (!entry || entry.state === 'draft') throw new UserError('facts.unknown', { id: typed });
  return entry;
}

/** The same for a change that was made, or was not because somebody else was faster. @throws UserError */
export function requireChange<T extends object>(changed: T | 'full' | 'changed'): T {
  if (changed === 'full') throw new UserError('facts.full', {});
  if (changed === 'changed') throw new UserError('facts.changed', {});
  return changed;
}

/** What an entry says, in a line. */
export function titleOf({ content }: LocalEntry): string {
  switch (content.kind) {
    case 'fact':
      return content.statement;
    case 'correction':
      return content.right;
    case 'form':
      return content.fields['statement'] ?? '';
  }
}

/** An entry as a line of a list: its number, what it says, where it comes from. */
export function lineOf(entry: LocalEntry, t: Translator): Text {
  const { number, content } = entry;
  const of = content.kind === 'correction' ? [`${t('facts.corrects', { fact: content.fact })} `] : [];
  return [{ bold: `#${number}` }, ' ', ...of, titleOf(entry), ...sourceOf(content)];
}

function sourceOf(content: LocalEntry['content']): Span[] {
  if (content.kind === 'form' || content.source.url === null) return [];
  return [' – ', { link: content.source.publisher, url: content.source.url }];
}

/** Who wrote an entry and who approved it, and when. */
export function originOf(entry: LocalEntry, user: Invocation['user'], t: Translator): Block {
  const { addedBy, addedAt, approvedBy, changedAt } = entry;
  const when = (ms: number) => formatPeriod(dayOf(ms), t.locale);
  const name = (id: string): Span => (id === user.id ? t('facts.you', {}) : { person: localId(id) });
  const added = withName(t('facts.added-by', { person: NAME, date: when(addedAt) }), name(addedBy));
  const approved =
    approvedBy === undefined || approvedBy === addedBy
      ? []
      : [' · ', ...withName(t('facts.approved-by', { person: NAME }), name(approvedBy))];
  const changed = when(changedAt) === when(addedAt) ? [] : [` · ${t('facts.changed-on', { date: when(changedAt) })}`];
  return { kind: 'note', text: [...added, ...approved, ...changed] };
}

/** Stands in a sentence where a person is named; no date and no word has it. */
const NAME = '\u0001';

function withName(sentence: string, name: Span): Span[] {
  const [before = '', after = ''] = sentence.split(NAME);
  return [before, name, after].filter((span) => span !== '');
}

/** The button that takes back the last change of an entry, as long as it is the last one. */
export function undoAction({ number, version }: LocalEntry, t: Translator): Action {
  return {
    label: t('button.facts-undo', {}),
    command: 'facts undo',
    options: { id: String(number), version: String(version) },
  };
}

export function editAction({ number }: LocalEntry, t: Translator): Action {
  return { label: t('button.facts-edit', {}), command: 'facts edit', options: { id: String(number) } };
}

/** The id by which an entry is shown as a fact. */
export function shownId({ number }: LocalEntry): string {
  return localFactId(number);
}
