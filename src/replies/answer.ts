import type { Answer, Change, Overview, Several, Unsure } from '../answer/answer.ts';
import type { Action, Block, Reply, Text } from '../chat/reply.ts';
import { exampleFacts, exampleQuestion, type Pack, publisherName } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import type { Translator } from '../i18n/translator.ts';
import { truncate } from '../util/truncate.ts';
import { citation, type Extent, factActions, presentFact } from './fact.ts';
import { presentTalk } from './talk.ts';

/** Labels of buttons: Discord and Slack allow 80 and 75 characters (their component references). */
const MAX_LABEL = 75;
const MOST_TOPICS = 3;
const MOST_EXAMPLES = 3;
/** Characters of a statement that is one of many. */
const MOST_OF_LINE = 120;

/**
 * The answer as a reply: the short answer first, then the statement, what to know about it, and its sources.
 * @param extent Of an answer that leads with one fact, and of the lines of an overview; short, if left out.
 */
export function presentAnswer(answer: Answer, pack: Pack, t: Translator, extent: Extent = 'short'): Reply {
  switch (answer.kind) {
    case 'talk':
      return presentTalk(answer, pack, t, suggestions(exampleFacts(pack, MOST_EXAMPLES), t));
    case 'several':
      return presentSeveral(answer, pack, t);
    case 'unsure':
      return presentUnsure(answer, pack, t);
    case 'overview':
      return presentOverview(answer, pack, t, extent);
    case 'change':
      return presentChange(answer, pack, t);
    default:
      return presentFact(answer, pack, t, extent);
  }
}

/** Each question in bold, and what is known about it. */
function presentSeveral({ answers }: Several, pack: Pack, t: Translator): Reply {
  const replies = answers.map(({ question, answer }) => ({ question, reply: presentAnswer(answer, pack, t) }));
  return {
    body: replies.flatMap(({ question, reply }): Block[] => [
      { kind: 'paragraph', text: [{ bold: question }] },
      ...reply.body.filter(({ kind }) => kind !== 'note'),
    ]),
    facts: replies.flatMap(({ reply }) => reply.facts),
    actions: replies.flatMap(({ reply }) => reply.actions.filter(({ command }) => command === 'sources')),
    audience: 'everyone',
  };
}

/** By how much a figure rose or fell, and the two figures that say so. */
function presentChange({ earlier, later, others, series }: Change, pack: Pack, t: Translator): Reply {
  const [before = 0, after = 0] = [earlier.quantity?.value, later.quantity?.value];
  const share = before === 0 ? 0 : (after - before) / before;
  const percent = new Intl.NumberFormat(t.locale, {
    style: 'percent',
    maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0,
  });
  const when = ({ series: point, date }: Fact) => formatPeriod(point?.period ?? date ?? '', t.locale);
  const direction = share > 0 ? 'up' : share < 0 ? 'down' : 'same';
  const count = later.series?.count;
  const definition = pack.series[series];
  const reporter = count === undefined ? undefined : definition?.counts?.[count];
  return {
    body: [
      {
        kind: 'answer',
        text: t('change.answer', {
          direction,
          share: percent.format(Math.abs(share)),
          before: earlier.answer,
          after: later.answer,
          from: when(earlier),
          to: when(later),
        }),
      },
      {
        kind: 'list',
        items: [later, ...others, earlier].map((figure) => [{ bold: when(figure) }, `: ${figure.answer}`]),
      },
      {
        kind: 'note',
        text: t('change.computed', {
          title:
            reporter === undefined ? (definition?.title ?? series) : `${definition?.title ?? series} (${reporter})`,
        }),
      },
      ...[...new Set([...later.sources, ...earlier.sources])].slice(0, 2).map((source) => citation(source, pack, t)),
    ],
    facts: [later, earlier, ...others].map(({ id }) => id),
    actions: factActions(later, pack, t),
    audience: 'everyone',
  };
}

/** The statement of the first fact, and a line for each of the others, all with their dates and where they come from. */
function presentOverview({ shown, total }: Overview, pack: Pack, t: Translator, extent: Extent): Reply {
  const dated = ({ date }: Fact) => (date === null ? [] : [` (${formatPeriod(date, t.locale)})`]);
  const line = (fact: Fact): Text => {
    const [source] = fact.sources;
    const publisher = source && publisherName(pack, source.publisher);
    const origin = publisher && (source.url === null ? publisher : { link: publisher, url: source.url });
    const said = extent === 'full' ? fact.statement : asLine(fact);
    return [said, ...dated(fact), ...(origin === undefined ? [] : [' – ', origin])];
  };
  const [first, ...others] = shown;
  return {
    body: [
      ...(first
        ? [
            { kind: 'paragraph' as const, text: [first.statement, ...dated(first)] },
            ...first.sources.slice(0, 1).map((source) => citation(source, pack, t)),
          ]
        : []),
      { kind: 'paragraph', text: [{ bold: t('overview.heading', { others: others.length, total: total - 1 }) }] },
      { kind: 'list', items: others.map(line) },
    ],
    facts: shown.map(({ id }) => id),
    actions: [...(first ? [{ ...showAction(first), label: t('button.details', {}) }] : []), ...besideItems(others, t)],
    audience: 'everyone',
  };
}

/** A fact as one line of many; its button shows all of it. */
export function asLine({ statement }: Pick<Fact, 'statement'>): string {
  return truncate(statement, MOST_OF_LINE, 'word');
}

/** A button beside each item of the reply's list, which has one for each fact. */
export function besideItems(facts: readonly Fact[], t: Translator): Action[] {
  const label = t('button.show', {});
  return facts.map((fact, item) => ({ ...showAction(fact), beside: { label, item } }));
}

/** Facts that are offered by a question which each of them answers. */
function suggestions(facts: readonly Fact[], t: Translator): Action[] {
  const label = t('button.show', {});
  return facts.map((fact) => ({ ...showAction(fact), beside: { label } }));
}

/** A button that shows a fact, labelled with a question that it answers. */
export function showAction(fact: Fact): Action {
  return {
    label: truncate(fact.questions[0] ?? fact.answer, MAX_LABEL, 'word'),
    command: 'show',
    options: { fact: fact.id },
  };
}

function presentUnsure(answer: Unsure, pack: Pack, t: Translator): Reply {
  const near = suggestions(answer.closest, t);
  const topics = Object.entries(pack.topics)
    .slice(0, MOST_TOPICS)
    .map(([topic, { title }]) => ({ label: title, command: 'fact', options: { topic } }));
  return {
    body: [{ kind: 'paragraph', text: unsureText(answer, pack, t) }],
    facts: [],
    actions: near.length > 0 ? near : topics,
    audience: 'everyone',
  };
}

function unsureText({ reason, closest }: Unsure, pack: Pack, t: Translator): string {
  const { about } = pack;
  const example = exampleQuestion(pack);
  switch (reason.kind) {
    case 'unknown':
      return closest.length > 0 ? t('unsure.closest', {}) : t('unsure.unknown', { about });
    case 'year':
      return t('unsure.year', { asked: reason.asked, years: reason.years.join(', ') });
    case 'open':
      return t('unsure.open', {});
    case 'no-more':
      return t('unsure.no-more', {});
    case 'empty':
      return t('unsure.empty', { about, example });
    case 'no-words':
      return t('unsure.no-words', { about, example });
  }
}
