import type { Invocation } from '../src/chat/invocation.ts';
import { UserError } from '../src/chat/invocation.ts';
import type { Action, Reply } from '../src/chat/reply.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { asFact, type LocalFact, localFactId } from '../src/questions/local-content.ts';
import { type FactForm, type Rival, readFactForm, rivalsOf } from '../src/questions/local-form.ts';
import type { LocalEntry } from '../src/questions/local-store.ts';
import { presentAnswer } from '../src/replies/answer.ts';
import { editAction, requireChange, requireCommunity, undoAction } from './community.ts';
import { remembering } from './daily.ts';
import { showEntry } from './facts.ts';
import { authorityOf, submitProposal } from './facts-review.ts';
import { findTopic } from './lookup.ts';
import { questionsLike } from './questions.ts';
import type { Services } from './services.ts';

interface Circumstances extends Pick<Invocation, 'channel' | 'user'> {
  readonly services: Services;
  readonly t: Translator;
}

/** What was entered, with what it belongs to. */
interface Submission extends FactForm {
  readonly topic: string | undefined;
  /** The id of the question that it answers, which was open. */
  readonly asked: string | undefined;
  /** The draft that it goes on with. */
  readonly draft: LocalEntry | undefined;
  /** The fact that is changed by it; a new one if undefined. */
  readonly edits: LocalEntry | undefined;
}

/** How a fact is kept that others come near to. */
type Decision = 'own' | 'disputed' | undefined;

/** The question for which a draft was begun. */
export function askedIn(draft: LocalEntry | undefined): string | undefined {
  return draft?.content.kind === 'form' ? draft.content.fields['asked'] : undefined;
}

/** A draft by its number; only its writer has it. */
export async function draftOf(
  typed: unknown,
  { channel, user, services }: Omit<Circumstances, 't'>,
): Promise<LocalEntry | undefined> {
  const number = Number(typed);
  if (!Number.isSafeInteger(number) || number < 1) return undefined;
  const entry = await remembering(services.local.entry(requireCommunity(channel), number));
  return entry?.state === 'draft' && entry.changedBy === user.id ? entry : undefined;
}

/** A fact as it was entered. */
export function formOf({ statement, answer, questions, source, date, topic: id }: LocalFact) {
  return {
    statement,
    answer,
    questions: questions.join('\n'),
    source: source.url ?? '',
    date: date ?? '',
    topic: id,
  };
}

/** Checks what was entered, and keeps it or says what has to be corrected or decided. */
export async function submit(submission: Submission, decision: Decision, circumstances: Circumstances): Promise<Reply> {
  const { channel, services, t } = circumstances;
  const knowledge = services.knowledge(t.locale, channel);
  const { pack, answerer } = knowledge;
  const [question = submission.statement] = submission.questions.split('\n');
  const nearest = answerer.answer(question).facts[0]?.fact.topic ?? Object.keys(pack.topics)[0] ?? '';
  const read = readFactForm(submission, {
    topic: submission.topic === undefined ? nearest : findTopic(pack, submission.topic),
    language: services.languageOf(submission.statement, t.locale),
    today: services.today(),
    ownSource: t('facts.own-source', {}),
  });
  if ('problems' in read) {
    const problems = read.problems.map(({ key, values }) => t(key, values));
    return setAside(submission, circumstances, (change) => ({
      heading: t('facts.to-correct', {}),
      body: [{ kind: 'list', items: problems }],
      facts: [],
      actions: [change],
      audience: 'asker',
    }));
  }
  const number = submission.edits?.number ?? submission.draft?.number ?? 0;
  const rivals = rivalsOf(asFact(number, read.fact, services.today()), knowledge);
  const [rival] = rivals;
  if (rival && decision === undefined) {
    return setAside(submission, circumstances, (change, draft) => sayRival(rival, change, draft, circumstances));
  }
  const other = rivals.find(({ kind }) => kind === 'other');
  const disputes = decision === 'disputed' && other ? { disputes: other.fact.id } : {};
  return keep({ ...read.fact, ...disputes }, submission, circumstances);
}

/** Keeps what was entered until the next day, so that nothing has to be typed again. */
async function setAside(
  { draft, edits, ...form }: Submission,
  { channel, user, services, t }: Circumstances,
  say: (change: Action, draft: LocalEntry) => Reply,
): Promise<Reply> {
  const community = requireCommunity(channel);
  const typed = Object.entries({ ...form, edits: edits && String(edits.number) });
  const kept = typed.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const next = { state: 'draft', content: { kind: 'form', fields: Object.fromEntries(kept) }, by: user.id } as const;
  const { local } = services;
  const entry = requireChange(
    await remembering(draft ? local.change(community, draft, next) : local.add(community, next)),
  );
  const options = { draft: String(entry.number), ...(edits && { id: String(edits.number) }) };
  return say({ label: t('button.facts-edit', {}), command: edits ? 'facts edit' : 'facts add', options }, entry);
}

/** Shows the fact that comes near, and what can be done about it. */
function sayRival(
  { kind, fact }: Rival,
  change: Action,
  draft: LocalEntry,
  { channel, services, t }: Circumstances,
): Reply {
  const { pack, answerer } = services.knowledge(t.locale, channel);
  const answer = answerer.show(fact.id);
  const keepAs = (as: 'own' | 'disputed') => ({
    label: t(as === 'own' ? 'button.facts-keep' : 'button.facts-dispute', {}),
    command: 'facts keep',
    options: { draft: String(draft.number), as },
  });
  return {
    heading: t(kind === 'same' ? 'facts.same' : 'facts.other', {}),
    body: answer ? presentAnswer(answer, pack, t).body : [{ kind: 'paragraph', text: fact.statement }],
    facts: [fact.id],
    actions: [...(kind === 'other' ? [keepAs('disputed')] : []), keepAs('own'), change],
    audience: 'asker',
  };
}

/** Makes it live, and shows it as everybody will see it. */
async function keep(
  fact: LocalFact,
  { asked, draft, edits }: Submission,
  circumstances: Circumstances,
): Promise<Reply> {
  const { channel, user, services, t } = circumstances;
  const community = requireCommunity(channel);
  const { local } = services;
  const isProposal = (await authorityOf(circumstances)) === 'proposes';
  if (isProposal && !local.admitsProposal(community, user.id)) throw new UserError('facts.many-proposals', {});
  const state = isProposal || edits?.state === 'proposed' ? 'proposed' : 'live';
  const approvedBy = state === 'live' ? user.id : undefined;
  const next = { state, content: fact, approvedBy, by: user.id } as const;
  const before = edits ?? draft;
  const entry = requireChange(
    await remembering(before ? local.change(community, before, next) : local.add(community, next)),
  );
  if (isProposal) return await submitProposal(entry, circumstances);
  if (asked !== undefined) {
    const alike = await questionsLike(asked, circumstances);
    await remembering(
      services.questions.dismiss(
        alike.map(({ id }) => id),
        channel,
      ),
    );
  }
  const said = t(edits ? 'facts.edited' : 'facts.added', { id: entry.number, platform: channel.platform });
  const shown = showEntry(entry, circumstances, said);
  return { ...shown, facts: [localFactId(entry.number)], actions: [undoAction(entry, t), editAction(entry, t)] };
}
