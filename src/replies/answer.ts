import type { Answer, Disputed, Unsure } from '../answer/answerer.ts';
import { isDrawable } from '../charts/data-point.ts';
import type { Action, Block, Reply } from '../chat/reply.ts';
import { exampleQuestion, newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact, Source } from '../facts/schema.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import { languageName } from '../i18n/locale.ts';
import type { Words } from '../i18n/translator.ts';

/** Labels of buttons: Discord and Slack allow 80 and 75 characters (their component references). */
const MAX_LABEL = 75;
const MOST_TOPICS = 3;
/** Other dates of a series that a reader still takes in. */
const MOST_OTHERS = 8;

/** The answer as a reply: the short answer first, then the statement, what to know about it, and its sources. */
export function presentAnswer(answer: Answer, pack: Pack, words: Words): Reply {
  if (answer.kind === 'unsure') return presentUnsure(answer, pack, words);
  const { fact } = answer;
  const shown = answer.kind === 'disputed' ? [fact, ...answer.others] : [fact];
  return {
    body: [
      { kind: 'answer', text: fact.answer },
      { kind: 'paragraph', text: fact.statement },
      ...(answer.kind === 'disputed' ? disagreement(answer, words) : []),
      ...otherFigures(fact, shown, pack, words),
      ...remarks(fact, pack, answer.kind === 'disputed', words),
      ...fact.sources.map((source) => citation(source, words)),
    ],
    facts: shown.map(({ id }) => id),
    actions: factActions(fact, pack, words),
    audience: 'everyone',
    share: { label: words('button.share', {}), command: 'show', options: { fact: fact.id } },
  };
}

/** The buttons under every reply that shows a fact. */
function factActions(fact: Fact, pack: Pack, words: Words): Action[] {
  const series = fact.series?.id;
  return [
    ...(series !== undefined && isDrawable(pack, series)
      ? [{ label: words('button.chart', {}), command: 'chart', options: { series } }]
      : []),
    { label: words('button.sources', {}), command: 'sources', options: { fact: fact.id } },
    { label: words('button.related', {}), command: 'related', options: { fact: fact.id } },
  ];
}

/** A button that shows a fact, labelled with a question that it answers. */
export function showAction(fact: Fact): Action {
  return { label: shorten(fact.questions[0] ?? fact.answer), command: 'show', options: { fact: fact.id } };
}

/** Where a statement comes from: publisher, title as link, date. */
export function citation({ publisher, title, url, published }: Source, words: Words): Block {
  const date =
    published === null ? '' : `, ${words('answer.published', { date: formatPeriod(published, words.locale) })}`;
  return {
    kind: 'citation',
    text: [`${words('answer.source', { count: 1 })}: ${publisher}, `, { link: title, url }, date],
  };
}

function disagreement({ fact, others, conflict }: Disputed, words: Words): Block[] {
  const rows = [fact, ...others]
    .toSorted((a, b) => newestFirst(a.date, b.date))
    .map((one) => [
      one === fact ? [{ bold: one.answer }] : one.answer,
      [...new Set(one.sources.map(({ publisher }) => publisher))].join(', '),
      dateOf(one, words),
    ]);
  return [
    { kind: 'paragraph', text: [{ bold: words('answer.disputed', { title: conflict.title }) }] },
    {
      kind: 'table',
      columns: [words('answer.figure', {}), words('answer.publisher', {}), words('answer.date', {})],
      rows,
    },
    { kind: 'paragraph', text: conflict.note },
  ];
}

/** The further figures of the fact's measure; where others are shown beside it anyway, those of the same count. */
function otherFigures(fact: Fact, shown: readonly Fact[], pack: Pack, words: Words): Block[] {
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
    const when = other.series ? formatPeriod(other.series.period, words.locale) : dateOf(other, words);
    return `${when}: ${other.answer}${count === undefined ? '' : ` (${count})`}`;
  };
  const same = others.filter((other) => other.series?.period === fact.series?.period);
  const rest = others.filter((other) => !same.includes(other)).slice(0, MOST_OTHERS);
  const blocks: Block[] = [];
  if (same.length > 0) {
    const alternatives = same.map(figure).join('; ');
    blocks.push({ kind: 'paragraph', text: words('answer.series-counts', { alternatives }) });
  }
  if (rest.length > 0) {
    blocks.push({ kind: 'paragraph', text: words('answer.series', { title, periods: rest.map(figure).join('; ') }) });
  }
  return blocks;
}

function remarks(fact: Fact, pack: Pack, inConflict: boolean, words: Words): Block[] {
  const texts = [
    fact.date === null
      ? words('answer.as-of-undated', {})
      : words('answer.as-of', { date: formatPeriod(fact.date, words.locale) }),
  ];
  if (fact.status === 'disputed' && !inConflict) texts.push(words('answer.contested', {}));
  if (fact.status === 'single-source') texts.push(words('answer.single-source', {}));
  for (const newer of pack.supersededBy(fact.id)) {
    texts.push(words('answer.superseded', { answer: newer.answer, date: dateOf(newer, words) }));
  }
  if (fact.note !== undefined) texts.push(fact.note);
  const language = fact.textsIn ?? pack.language;
  if (language !== words.locale) {
    texts.push(words('answer.untranslated', { language: languageName(language, words.locale) }));
  }
  return texts.map((text) => ({ kind: 'note', text }));
}

function presentUnsure(answer: Unsure, pack: Pack, words: Words): Reply {
  const near = answer.closest.map(showAction);
  const topics = Object.entries(pack.topics)
    .slice(0, MOST_TOPICS)
    .map(([topic, { title }]) => ({ label: title, command: 'fact', options: { topic } }));
  return {
    body: [{ kind: 'paragraph', text: unsureText(answer, pack, words) }],
    facts: [],
    actions: near.length > 0 ? near : topics,
    audience: 'everyone',
  };
}

function unsureText({ reason, closest }: Unsure, pack: Pack, words: Words): string {
  const { about } = pack;
  const example = exampleQuestion(pack);
  switch (reason.kind) {
    case 'unknown':
      return closest.length > 0 ? words('unsure.closest', {}) : words('unsure.unknown', { about });
    case 'year':
      return words('unsure.year', { asked: reason.asked, years: reason.years.join(', ') });
    case 'empty':
      return words('unsure.empty', { about, example });
    case 'no-words':
      return words('unsure.no-words', { about, example });
    case 'too-long':
      return words('unsure.too-long', { max: reason.max });
  }
}

function dateOf(fact: Fact, words: Words): string {
  return fact.date === null ? words('answer.undated', {}) : formatPeriod(fact.date, words.locale);
}

/** Cuts at a word. */
function shorten(text: string): string {
  if (text.length <= MAX_LABEL) return text;
  const cut = text.slice(0, MAX_LABEL - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_LABEL / 2))}…`;
}
