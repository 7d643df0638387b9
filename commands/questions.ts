import { defineCommand } from '../src/chat/command.ts';
import { type Channel, UserError } from '../src/chat/invocation.ts';
import { requiredText } from '../src/chat/options.ts';
import type { Action, Block, Reply, Text } from '../src/chat/reply.ts';
import type { Pack } from '../src/facts/pack.ts';
import { formatPeriod } from '../src/i18n/format-date.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { groupQuestions, type QuestionGroup } from '../src/questions/group-questions.ts';
import type { OpenQuestion, Votes } from '../src/questions/question-log.ts';
import { truncate } from '../src/util/truncate.ts';
import { remembering } from './daily.ts';
import type { Services } from './services.ts';

/** With the button for the next page, those to answer them make a row on every platform. */
const PER_PAGE = 4;
/** Further wordings of a group that are shown, and how much of each. */
const MOST_WORDINGS = 3;
const MOST_OF_WORDING = 80;

/** Shows the admins of a server or workspace its unanswered and badly answered questions. */
export const questions = defineCommand<Services>()({
  name: 'questions',
  description: 'command.questions.description',
  access: 'space-admin',
  options: {},
  run: ({ channel, services, t }) => showQuestions({ channel, services, t }, 1),
});

/** Another page; reached by buttons. */
export const questionsPage = defineCommand<Services>()({
  name: 'questions page',
  access: 'space-admin',
  options: { page: requiredText({ maxLength: 6 }) },
  run: ({ options, channel, services, t }) => showQuestions({ channel, services, t }, Number(options.page)),
});

interface Circumstances {
  readonly channel: Channel;
  readonly services: Services;
  readonly t: Translator;
}

/**
 * The questions of the place, in groups of those that are alike.
 * @throws UserError where there is no server or workspace whose questions they could be.
 */
async function readGroups({ channel, services, t }: Circumstances): Promise<readonly QuestionGroup[]> {
  if (channel.space === undefined) throw new UserError('error.space-admins-only', { platform: channel.platform });
  const open = await remembering(services.questions.open(channel));
  return groupQuestions(open, services.knowledge(t.locale, channel).answerer.gist);
}

/** @param page From 1; a page that there is not is the nearest that there is. */
async function showQuestions(given: Circumstances, page: number, said?: string): Promise<Reply> {
  const { channel, services, t } = given;
  const days = services.questions.retentionDays;
  const groups = await readGroups(given);
  const pages = Math.max(1, Math.ceil(groups.length / PER_PAGE));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const shown = groups.slice((at - 1) * PER_PAGE, at * PER_PAGE);
  const facts = shown.flatMap(({ question, others }) => [question, ...others].flatMap(({ fact }) => fact ?? []));
  const votes = await remembering(services.questions.votes(facts, channel));
  const { pack } = services.knowledge(t.locale, channel);
  const number = (place: number) => (at - 1) * PER_PAGE + place + 1;
  const say = (text: string): Block => ({ kind: 'paragraph', text });
  return {
    heading: t('questions.heading', {}),
    body: [
      ...(said === undefined ? [] : [say(said)]),
      say(summaryOf(groups, days, t)),
      { kind: 'list', items: shown.map((group, place) => itemOf(group, number(place), { pack, votes, t })) },
      ...(shown[0] ? [{ kind: 'note' as const, text: t('questions.how', { id: shown[0].question.id }) }] : []),
    ],
    facts: [],
    actions: [
      ...shown.map((group, item) => {
        const answer = answerAction(group, number(item), t);
        return { ...answer, beside: { label: answer.label, item } };
      }),
      ...turn(at, pages, t),
      ...shown.map((group, place) => dismissAction(group, number(place), at, t)),
    ],
    audience: 'asker',
  };
}

function summaryOf(groups: readonly QuestionGroup[], days: number, t: Translator): string {
  if (days === 0) return t('questions.not-kept', {});
  if (groups.length === 0) return t('questions.none', { days });
  const all = groups.reduce((sum, { others }) => sum + 1 + others.length, 0);
  return t('questions.summary', { questions: all, groups: groups.length, days });
}

interface Shown {
  readonly pack: Pack;
  readonly votes: ReadonlyMap<string, Votes>;
  readonly t: Translator;
}

function itemOf(group: QuestionGroup, number: number, { pack, votes, t }: Shown): Text {
  const { question, others, firstAsked, lastAsked } = group;
  const all = [question, ...others];
  const times = all.reduce((sum, one) => sum + one.times, 0);
  const [first, last] = [formatPeriod(firstAsked, t.locale), formatPeriod(lastAsked, t.locale)];
  const details = [
    ...(times === 0 ? [] : [t('questions.asked', { times })]),
    first === last ? t('questions.day', { day: first }) : t('questions.days', { first, last }),
    ...badAnswers(all).map((fact) => {
      const { up, down } = votes.get(fact) ?? { up: 0, down: 0 };
      return t('questions.down', { answer: pack.fact(fact)?.answer ?? '–', fact, up, down });
    }),
    ...(others.length === 0 ? [] : [alsoAsked(others, t)]),
    t('questions.id', { id: question.id }),
  ];
  return [{ bold: `${number}. ${question.question}` }, ` – ${details.join(' · ')}`];
}

/** The facts that were shown in answers that were voted down. */
function badAnswers(all: readonly OpenQuestion[]): readonly string[] {
  return [...new Set(all.flatMap(({ down, fact }) => (down > 0 && fact !== undefined ? [fact] : [])))];
}

function alsoAsked(others: readonly OpenQuestion[], t: Translator): string {
  const wordings = others.slice(0, MOST_WORDINGS).map(({ question }) => truncate(question, MOST_OF_WORDING));
  const also = t('questions.also', { questions: wordings.join(' / ') });
  const count = others.length - wordings.length;
  return count === 0 ? also : `${also} ${t('questions.more', { count })}`;
}

function answerAction({ question: { id: asked } }: QuestionGroup, number: number, t: Translator): Action {
  return { label: t('button.questions-answer', { number }), command: 'facts add', options: { asked } };
}

/** The question with this id and those that are like it, if they are open. */
export async function questionsLike(id: string, given: Circumstances): Promise<readonly OpenQuestion[]> {
  const groups = (await readGroups(given)).map(({ question, others }) => [question, ...others]);
  return groups.find((group) => group.some((one) => one.id === id)) ?? [];
}

function dismissAction(
  { question: { id }, count }: QuestionGroup,
  number: number,
  page: number,
  t: Translator,
): Action {
  return {
    label: t('button.questions-dismiss', { number }),
    command: 'questions dismiss',
    options: { id, count: String(count), page: String(page) },
  };
}

function turn(page: number, pages: number, t: Translator): Action[] {
  if (pages === 1) return [];
  const [label, to] = page < pages ? [t('button.questions-next', {}), page + 1] : [t('button.questions-first', {}), 1];
  return [{ label, command: 'questions page', options: { page: String(to) } }];
}

/**
 * Forgets a question and those like it, and shows the rest; reached by buttons. The button says how often they had been
 * asked: what has been asked since its page was shown is not forgotten unseen.
 */
export const questionsDismiss = defineCommand<Services>()({
  name: 'questions dismiss',
  access: 'space-admin',
  options: {
    // Not `question`: an option of that name is read for its language.
    id: requiredText({ maxLength: 20 }),
    count: requiredText({ maxLength: 12 }),
    page: requiredText({ maxLength: 6 }),
  },
  run: async ({ options, channel, services, t }) => {
    const given = { channel, services, t };
    const page = Number(options.page);
    const groups = await readGroups(given);
    const group = groups.find(({ question }) => question.id === options.id);
    if (!group || String(group.count) !== options.count) {
      return showQuestions(given, page, t('questions.changed', {}));
    }
    const { question, others } = group;
    const ids = [question, ...others].map(({ id }) => id);
    await remembering(services.questions.dismiss(ids, channel));
    const said =
      others.length === 0
        ? t('questions.dismissed-one', { question: question.question })
        : t('questions.dismissed', { question: question.question, others: others.length });
    return showQuestions(given, page, said);
  },
});
