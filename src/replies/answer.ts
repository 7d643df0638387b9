import type { Answer, Disputed, Unsure } from '../answer/answerer.ts';
import { isDrawable } from '../charts/data-point.ts';
import type { Action, Block, Reply } from '../chat/reply.ts';
import { exampleQuestion, newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact, Source } from '../facts/schema.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import { languageName } from '../i18n/locale.ts';
import type { Translator } from '../i18n/translator.ts';

/** Labels of buttons: Discord and Slack allow 80 and 75 characters (their component references). */
const MAX_LABEL = 75;
const MOST_TOPICS = 3;
/** Other dates of a series that a reader still takes in. */
const MOST_OTHERS = 8;

/** The answer as a reply: the short answer first, then the statement, what to know about it, and its sources. */
export function presentAnswer(answer: Answer, pack: Pack, t: Translator): Reply {
  if (answer.kind === 'unsure') return presentUnsure(answer, pack, t);
  const { fact } = answer;
  const shown = answer.kind === 'disputed' ? [fact, ...answer.others] : [fact];
  return {
    body: [
      { kind: 'answer', text: fact.answer },
      { kind: 'paragraph', text: fact.statement },
      ...(answer.kind === 'disputed' ? disagreement(answer, t) : []),
      ...otherFigures(fact, shown, pack, t),
      ...remarks(fact, pack, answer.kind === 'disputed', t),
      ...fact.sources.map((source) => citation(source, t)),
    ],
    facts: shown.map(({ id }) => id),
    actions: factActions(fact, pack, t),
    audience: 'everyone',
    share: { label: t('button.share', {}), command: 'show', options: { fact: fact.id } },
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
  return { label: shorten(fact.questions[0] ?? fact.answer), command: 'show', options: { fact: fact.id } };
}

/** Where a statement comes from: publisher, title as link, date. */
export function citation({ publisher, title, url, published }: Source, t: Translator): Block {
  const date = published === null ? '' : `, ${t('answer.published', { date: formatPeriod(published, t.locale) })}`;
  return {
    kind: 'citation',
    text: [`${t('answer.source', { count: 1 })}: ${publisher}, `, { link: title, url }, date],
  };
}

function disagreement({ fact, others, conflict }: Disputed, t: Translator): Block[] {
  const rows = [fact, ...others]
    .toSorted((a, b) => newestFirst(a.date, b.date))
    .map((one) => [
      one === fact ? [{ bold: one.answer }] : one.answer,
      [...new Set(one.sources.map(({ publisher }) => publisher))].join(', '),
      dateOf(one, t),
    ]);
  return [
    { kind: 'paragraph', text: [{ bold: t('answer.disputed', { title: conflict.title }) }] },
    {
      kind: 'table',
      columns: [t('answer.figure', {}), t('answer.publisher', {}), t('answer.date', {})],
      rows,
    },
    { kind: 'paragraph', text: conflict.note },
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
  const texts = [
    fact.date === null ? t('answer.as-of-undated', {}) : t('answer.as-of', { date: formatPeriod(fact.date, t.locale) }),
  ];
  if (fact.status === 'disputed' && !inConflict) texts.push(t('answer.contested', {}));
  if (fact.status === 'single-source') texts.push(t('answer.single-source', {}));
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
    case 'empty':
      return t('unsure.empty', { about, example });
    case 'no-words':
      return t('unsure.no-words', { about, example });
    case 'too-long':
      return t('unsure.too-long', { max: reason.max });
  }
}

function dateOf(fact: Fact, t: Translator): string {
  return fact.date === null ? t('answer.undated', {}) : formatPeriod(fact.date, t.locale);
}

/** Cuts at a word. */
function shorten(text: string): string {
  if (text.length <= MAX_LABEL) return text;
  const cut = text.slice(0, MAX_LABEL - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_LABEL / 2))}…`;
}
