import { type Disputed, type FactAnswer, shownFacts } from '../answer/answer.ts';
import { headlineOf } from '../answer/headline.ts';
import { isDrawable } from '../charts/data-point.ts';
import type { Action, Block, Reply, Span } from '../chat/reply.ts';
import { isFromSharedSource, newestFirst, type Pack, publisherName } from '../facts/pack.ts';
import type { Fact, Source } from '../facts/schema.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import { languageName } from '../i18n/locale.ts';
import type { Translator } from '../i18n/translator.ts';
import { ends, truncate } from '../util/truncate.ts';
import { corrections } from './corrections.ts';

/** How much of an answer is shown: what fits on a phone's screen, with a button for the rest, or all of it. */
export type Extent = 'short' | 'full';

/** Of figures that disagree, and of other dates of a series, in a short answer. */
const MOST_FIGURES = 3;
/** Characters of what is said about a disagreement in a short answer. */
const MOST_OF_NOTE = 160;
/** Other dates of a series that a reader still takes in. */
const MOST_OTHERS = 8;

/** A part of an answer, and whether something of it was left out that a button must show. */
interface Part {
  readonly blocks: readonly Block[];
  readonly isCut: boolean;
}
const NOTHING: Part = { blocks: [], isCut: false };

/** The short answer, the statement, what disagrees with it, what to know about it, and where it comes from. */
export function presentFact(answer: FactAnswer, pack: Pack, t: Translator, extent: Extent = 'short'): Reply {
  const { fact } = answer;
  const shown = shownFacts(answer);
  const isDisputed = answer.kind === 'disputed';
  const disputed = answer.kind === 'disputed' ? disagreement(answer, pack, t, extent) : NOTHING;
  const others = otherFigures(fact, shown, pack, t, extent);
  const isCut = disputed.isCut || others.isCut;
  return {
    body: [
      ...opening(answer, t),
      ...corrections(fact, pack, t),
      ...(answer.kind === 'series' && answer.extreme !== undefined
        ? [{ kind: 'note' as const, text: t('series.extreme', { extreme: answer.extreme }) }]
        : []),
      ...disputed.blocks,
      ...others.blocks,
      ...remarks(fact, pack, { isDisputed, extent }, t),
      ...citations(fact, pack, t, extent),
    ],
    facts: shown.map(({ id }) => id),
    actions: [...(isCut ? [wholeAction(answer, t)] : []), ...factActions(fact, pack, t)],
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

/** The buttons under every reply that shows a fact. */
export function factActions(fact: Fact, pack: Pack, t: Translator): Action[] {
  const series = fact.series?.id;
  return [
    ...(series !== undefined && isDrawable(pack, series)
      ? [{ label: t('button.chart', {}), command: 'chart', options: { series } }]
      : []),
    { label: t('button.sources', {}), command: 'sources', options: { fact: fact.id } },
    { label: t('button.related', {}), command: 'related', options: { fact: fact.id } },
  ];
}

/** Shows all of an answer that was cut. */
function wholeAction(answer: FactAnswer, t: Translator): Action {
  const count = answer.kind === 'disputed' ? answer.others.length + 1 : 0;
  return {
    label: count > MOST_FIGURES ? t('button.show-all', { count }) : t('button.details', {}),
    command: 'show',
    options: { fact: answer.fact.id, full: 'yes' },
  };
}

/** Where a statement comes from: publisher, title as link, date. */
export function citation(source: Source, pack: Pack, t: Translator): Block {
  return { kind: 'citation', text: cite(source, pack, t) };
}

function cite({ publisher, title, url, published }: Source, pack: Pack, t: Translator): Span[] {
  const date = published === null ? '' : `, ${t('answer.published', { date: formatPeriod(published, t.locale) })}`;
  const name = publisherName(pack, publisher);
  return [
    // A page that has its publisher's name alone is named once.
    `${t('answer.source', { count: 1 })}: ${name === title ? '' : `${name}, `}`,
    url === null ? title : { link: title, url },
    date,
  ];
}

/** One line of evidence, with an address where there is one, which says how many more sources a button shows. */
function citations({ sources }: Fact, pack: Pack, t: Translator, extent: Extent): Block[] {
  const shown = sources.find(({ url }) => url !== null) ?? sources[0];
  if (shown === undefined || sources.length === 1 || extent === 'full')
    return sources.map((source) => citation(source, pack, t));
  const more = ` · ${t('answer.more-sources', { count: sources.length - 1 })}`;
  return [{ kind: 'citation', text: [...cite(shown, pack, t), more] }];
}

function disagreement(answer: Disputed, pack: Pack, t: Translator, extent: Extent): Part {
  const { fact, others, conflict } = answer;
  const all = [fact, ...others];
  const shown = extent === 'full' ? all : mostTelling(fact, others);
  const rows = shown
    .toSorted((a, b) => newestFirst(a.date, b.date))
    .map((one) => [
      one === fact ? [{ bold: one.answer }] : one.answer,
      [...new Set(one.sources.map(({ publisher }) => publisherName(pack, publisher)))].join(', '),
      dateOf(one, t),
    ]);
  const note = extent === 'full' ? conflict.note : firstSentences(conflict.note);
  return {
    blocks: [
      { kind: 'paragraph', text: [{ bold: t('answer.disputed', { title: conflict.title }) }] },
      {
        kind: 'table',
        columns: [t('answer.figure', {}), t('answer.publisher', {}), t('answer.date', {})],
        rows,
      },
      ...(note === '' ? [] : [{ kind: 'paragraph' as const, text: note }]),
    ],
    isCut: extent === 'short' && (shown.length < all.length || note !== conflict.note || fact.note !== undefined),
  };
}

function firstSentences(note: string): string {
  if (note.length <= MOST_OF_NOTE) return note;
  const end = ends(note, 'sentence').findLast((at) => at <= MOST_OF_NOTE);
  return end === undefined ? truncate(note, MOST_OF_NOTE, 'word') : note.slice(0, end);
}

/** What was asked for, and the newest that say something else. */
function mostTelling(fact: Fact, others: readonly Fact[]): Fact[] {
  const said = new Set([fact.answer]);
  const different = others
    .toSorted((a, b) => newestFirst(a.date, b.date))
    .filter(({ answer }) => !said.has(answer) && said.add(answer));
  return [fact, ...different].slice(0, MOST_FIGURES);
}

/** The further figures of the fact's measure; where others are shown beside it anyway, those of the same count. */
function otherFigures(fact: Fact, shown: readonly Fact[], pack: Pack, t: Translator, extent: Extent): Part {
  const series = fact.series?.id;
  if (series === undefined) return NOTHING;
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
  const rest = others.filter((other) => !same.includes(other));
  const most = extent === 'full' ? MOST_OTHERS : isAlone ? MOST_FIGURES : 0;
  const blocks: Block[] = [];
  if (same.length > 0) {
    const alternatives = same.map(figure).join('; ');
    blocks.push({ kind: 'paragraph', text: t('answer.series-counts', { alternatives }) });
  }
  if (rest.length > 0 && most > 0) {
    const periods = rest.slice(0, most).map(figure).join('; ');
    blocks.push({ kind: 'paragraph', text: t('answer.series', { title, periods }) });
  }
  // A chart shows them all.
  return { blocks, isCut: extent === 'short' && rest.length > most && !isDrawable(pack, series) };
}

interface Circumstances {
  readonly isDisputed: boolean;
  readonly extent: Extent;
}

function remarks(fact: Fact, pack: Pack, { isDisputed, extent }: Circumstances, t: Translator): Block[] {
  const isShared = isFromSharedSource(pack, fact);
  const standing: string[] = [];
  if (fact.date !== null) standing.push(t('answer.as-of', { date: formatPeriod(fact.date, t.locale) }));
  else if (!isShared) standing.push(t('answer.as-of-undated', {}));
  if (fact.status === 'disputed' && !isDisputed) standing.push(t('answer.contested', {}));
  if (fact.keptSince !== undefined) standing.push(t('local.own', { date: formatPeriod(fact.keptSince, t.locale) }));
  if (fact.status === 'single-source' && !isShared && fact.keptSince === undefined)
    standing.push(t('answer.single-source', {}));
  const texts = standing.length === 0 ? [] : [standing.join(' · ')];
  for (const newer of pack.supersededBy(fact.id)) {
    texts.push(t('answer.superseded', { answer: newer.answer, date: dateOf(newer, t) }));
  }
  // What is said of a single figure repeats what is said of the disagreement.
  if (fact.note !== undefined && !(isDisputed && extent === 'short')) texts.push(fact.note);
  const language = fact.textsIn ?? pack.language;
  if (language !== t.locale) {
    texts.push(t('answer.untranslated', { language: languageName(language, t.locale) }));
  }
  return texts.map((text) => ({ kind: 'note', text }));
}

function dateOf(fact: Fact, t: Translator): string {
  return fact.date === null ? t('answer.undated', {}) : formatPeriod(fact.date, t.locale);
}
