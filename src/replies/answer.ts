import {
  type Answer,
  type Change,
  type Disputed,
  type FactAnswer,
  type Overview,
  type Several,
  shownFacts,
  type Unsure,
} from '../answer/answer.ts';
import { headlineOf } from '../answer/headline.ts';
import { isDrawable } from '../charts/data-point.ts';
import type { Action, Block, Reply, Text } from '../chat/reply.ts';
import {
  exampleFacts,
  exampleQuestion,
  isFromSharedSource,
  newestFirst,
  type Pack,
  publisherName,
} from '../facts/pack.ts';
import type { Fact, Source } from '../facts/schema.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import { languageName } from '../i18n/locale.ts';
import type { Translator } from '../i18n/translator.ts';
import { truncate } from '../util/truncate.ts';
import { corrections } from './corrections.ts';
import { presentTalk } from './talk.ts';

/** Labels of buttons: Discord and Slack allow 80 and 75 characters (their component references). */
const MAX_LABEL = 75;
const MOST_TOPICS = 3;
const MOST_EXAMPLES = 3;
const MOST_OVERVIEW_BUTTONS = 5;
/** Other dates of a series that a reader still takes in. */
const MOST_OTHERS = 8;

/** The answer as a reply: the short answer first, then the statement, what to know about it, and its sources. */
export function presentAnswer(answer: Answer, pack: Pack, t: Translator): Reply {
  switch (answer.kind) {
    case 'talk':
      return presentTalk(answer, pack, t, exampleFacts(pack, MOST_EXAMPLES).map(showAction));
    case 'several':
      return presentSeveral(answer, pack, t);
    case 'unsure':
      return presentUnsure(answer, pack, t);
    case 'overview':
      return presentOverview(answer, pack, t);
    case 'change':
      return presentChange(answer, pack, t);
    default:
      return presentFact(answer, pack, t);
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

function presentFact(answer: FactAnswer, pack: Pack, t: Translator): Reply {
  const { fact } = answer;
  const shown = shownFacts(answer);
  return {
    body: [
      ...opening(answer, t),
      ...corrections(fact, pack, t),
      ...(answer.kind === 'series' && answer.extreme !== undefined
        ? [{ kind: 'note' as const, text: t('series.extreme', { extreme: answer.extreme }) }]
        : []),
      ...(answer.kind === 'disputed' ? disagreement(answer, pack, t) : []),
      ...otherFigures(fact, shown, pack, t),
      ...remarks(fact, pack, answer.kind === 'disputed', t),
      ...fact.sources.map((source) => citation(source, pack, t)),
    ],
    facts: shown.map(({ id }) => id),
    actions: factActions(fact, pack, t),
    audience: 'everyone',
    share: { label: t('button.share', {}), command: 'show', options: { fact: fact.id } },
  };
}

/** The short answer and the statement, or the statement alone where that is the shortest answer to what was asked. */
function opening({ fact, asks }: Pick<FactAnswer, 'fact' | 'asks'>, t: Translator): Block[] {
  const headline = headlineOf(fact, asks);
  if (headline.kind === 'statement') return [{ kind: 'answer', text: fact.statement }];
  const text = headline.kind === 'date' ? formatPeriod(headline.period, t.locale) : headline.text;
  return [
    { kind: 'answer', text },
    { kind: 'paragraph', text: fact.statement },
  ];
}

/** A line for each fact: its short answer where that stands by itself, its date and where it comes from. */
function presentOverview({ shown, total }: Overview, pack: Pack, t: Translator): Reply {
  const line = (fact: Fact): Text => {
    const [source] = fact.sources;
    const publisher = source && publisherName(pack, source.publisher);
    const origin = publisher && (source.url === null ? publisher : { link: publisher, url: source.url });
    const date = fact.date === null ? [] : [` (${formatPeriod(fact.date, t.locale)})`];
    return [fact.statement, ...date, ...(origin === undefined ? [] : [' – ', origin])];
  };
  const [first, ...others] = shown;
  return {
    body: [
      ...(first
        ? [
            ...opening({ fact: first, asks: undefined }, t),
            ...first.sources.slice(0, 1).map((source) => citation(source, pack, t)),
          ]
        : []),
      { kind: 'paragraph', text: [{ bold: t('overview.heading', { others: others.length, total: total - 1 }) }] },
      { kind: 'list', items: others.map(line) },
    ],
    facts: shown.map(({ id }) => id),
    actions: shown.slice(0, MOST_OVERVIEW_BUTTONS).map(showAction),
    audience: 'everyone',
  };
}

/** The buttons under every reply that shows a fact. */
function factActions(fact: Fact, pack: Pack, t: Translator): Action[] {
  const series = fact.series?.id;
  return [
    ...(series !== undefined && isDrawable(pack, series)
      ? [{ label: t('button.chart', {}), command: 'chart', options: { series } }]
      : []),
    { label: t('button.sources', {}), command: 'sources', options: { fact: fact.id } },
    { label: t('button.related', {}), command: 'related', options: { fact: fact.id } },
  ];
}

/** A button that shows a fact, labelled with a question that it answers. */
export function showAction(fact: Fact): Action {
  return {
    label: truncate(fact.questions[0] ?? fact.answer, MAX_LABEL, 'word'),
    command: 'show',
    options: { fact: fact.id },
  };
}

/** Where a statement comes from: publisher, title as link, date. */
export function citation({ publisher, title, url, published }: Source, pack: Pack, t: Translator): Block {
  const date = published === null ? '' : `, ${t('answer.published', { date: formatPeriod(published, t.locale) })}`;
  const name = publisherName(pack, publisher);
  return {
    kind: 'citation',
    text: [
      // A page that has its publisher's name alone is named once.
      `${t('answer.source', { count: 1 })}: ${name === title ? '' : `${name}, `}`,
      url === null ? title : { link: title, url },
      date,
    ],
  };
}

function disagreement({ fact, others, conflict }: Disputed, pack: Pack, t: Translator): Block[] {
  const rows = [fact, ...others]
    .toSorted((a, b) => newestFirst(a.date, b.date))
    .map((one) => [
      one === fact ? [{ bold: one.answer }] : one.answer,
      [...new Set(one.sources.map(({ publisher }) => publisherName(pack, publisher)))].join(', '),
      dateOf(one, t),
    ]);
  return [
    { kind: 'paragraph', text: [{ bold: t('answer.disputed', { title: conflict.title }) }] },
    {
      kind: 'table',
      columns: [t('answer.figure', {}), t('answer.publisher', {}), t('answer.date', {})],
      rows,
    },
    ...(conflict.note === '' ? [] : [{ kind: 'paragraph' as const, text: conflict.note }]),
  ];
}

/** The further figures of the fact's measure; where others are shown beside it anyway, those of the same count. */
function otherFigures(fact: Fact, shown: readonly Fact[], pack: Pack, t: Translator): Block[] {
  const series = fact.series?.id;
  if (series === undefined) return [];
  const isAlone = shown.length === 1;
  const others = pack
    .factsOfSeries(series)
    .filter((other) => !shown.includes(other) && (isAlone || other.series?.count === fact.series?.count));
  const definition = pack.series[series];
  const title = definition?.title ?? series;
  const figure = (other: Fact) => {
    const count = other.series?.count === undefined ? undefined : definition?.counts?.[other.series.count];
    const when = other.series ? formatPeriod(other.series.period, t.locale) : dateOf(other, t);
    return `${when}: ${other.answer}${count === undefined ? '' : ` (${count})`}`;
  };
  const same = others.filter((other) => other.series?.period === fact.series?.period);
  const rest = others.filter((other) => !same.includes(other)).slice(0, MOST_OTHERS);
  const blocks: Block[] = [];
  if (same.length > 0) {
    const alternatives = same.map(figure).join('; ');
    blocks.push({ kind: 'paragraph', text: t('answer.series-counts', { alternatives }) });
  }
  if (rest.length > 0) {
    blocks.push({ kind: 'paragraph', text: t('answer.series', { title, periods: rest.map(figure).join('; ') }) });
  }
  return blocks;
}

function remarks(fact: Fact, pack: Pack, inConflict: boolean, t: Translator): Block[] {
  const isShared = isFromSharedSource(pack, fact);
  const texts: string[] = [];
  if (fact.date !== null) texts.push(t('answer.as-of', { date: formatPeriod(fact.date, t.locale) }));
  else if (!isShared) texts.push(t('answer.as-of-undated', {}));
  if (fact.status === 'disputed' && !inConflict) texts.push(t('answer.contested', {}));
  if (fact.keptSince !== undefined) texts.push(t('local.own', { date: formatPeriod(fact.keptSince, t.locale) }));
  if (fact.status === 'single-source' && !isShared && fact.keptSince === undefined)
    texts.push(t('answer.single-source', {}));
  for (const newer of pack.supersededBy(fact.id)) {
    texts.push(t('answer.superseded', { answer: newer.answer, date: dateOf(newer, t) }));
  }
  if (fact.note !== undefined) texts.push(fact.note);
  const language = fact.textsIn ?? pack.language;
  if (language !== t.locale) {
    texts.push(t('answer.untranslated', { language: languageName(language, t.locale) }));
  }
  return texts.map((text) => ({ kind: 'note', text }));
}

function presentUnsure(answer: Unsure, pack: Pack, t: Translator): Reply {
  const near = answer.closest.map(showAction);
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

function dateOf(fact: Fact, t: Translator): string {
  return fact.date === null ? t('answer.undated', {}) : formatPeriod(fact.date, t.locale);
}
