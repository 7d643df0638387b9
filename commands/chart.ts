import { buildChart } from '../src/charts/chart.ts';
import { drawableSeries } from '../src/charts/data-point.ts';
import { describeChart, figuresInWords, sourcesOf } from '../src/charts/describe.ts';
import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { optionalText, requiredText } from '../src/chat/options.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Pack } from '../src/facts/pack.ts';
import type { Translator } from '../src/i18n/translator.ts';
import { illustrate } from '../src/replies/picture.ts';
import { completeSeries, findSeries } from './lookup.ts';
import type { Services } from './services.ts';

/** Discord shows five buttons a row. */
const MOST_BUTTONS = 5;

export const chart = defineCommand<Services>()({
  name: 'chart',
  description: 'command.chart.description',
  topLevel: true,
  options: {
    series: optionalText({ description: 'command.chart.option.series', maxLength: 120, rest: true, completes: true }),
  },
  run: async ({ options, channel, services, t }) => {
    const pack = services.packs(t.locale, channel);
    if (options.series === undefined) return whatThereIs(pack, t);
    const series = findSeries(pack, options.series);
    const { reply, model, figures } = presentSeries(pack, series, MOST_SOURCES_LENGTH, t);
    const picture = {
      model,
      name: `chart-${series}`,
      alt: describeChart(model, figures, t),
      replacesBlocks: SAID_BY_CHART,
    };
    return illustrate(
      {
        ...reply,
        actions: [{ label: t('button.as-text', {}), command: 'figures', options: { series } }, ...reply.actions],
        share: { label: t('button.share', {}), command: 'chart', options: { series } },
      },
      picture,
      services.pictures,
      t,
    );
  },
  complete: ({ typed, tenant, services, t }) => completeSeries(services.packs(t.locale, tenant), typed),
});

/** The figures of a chart in words, with all of their sources; reached by buttons. */
export const chartText = defineCommand<Services>()({
  name: 'figures',
  options: { series: requiredText({ maxLength: 120 }) },
  run: ({ options, services, t }) => {
    const { pack } = services.knowledge(t.locale);
    const { reply } = presentSeries(pack, findSeries(pack, options.series), Number.POSITIVE_INFINITY, t);
    return { ...reply, audience: 'asker' };
  },
});

/** Of the sources beside a chart, which names them itself. */
const MOST_SOURCES_LENGTH = 160;
/** What the chart is about and its figures, with which the reply begins. */
const SAID_BY_CHART = 2;

/** @throws UserError for a series without anything to draw. */
function presentSeries(pack: Pack, series: string, mostSources: number, t: Translator) {
  const model = buildChart(pack, series, t);
  if (!model) throw new UserError('chart.none', {});
  const figures = figuresInWords(pack, series, t);
  const counted = figures.some(({ count }) => count !== undefined);
  const newest = pack.factsOfSeries(series);
  const sources = newest.flatMap((fact) => fact.sources);
  const reply: Reply = {
    heading: model.title,
    body: [
      { kind: 'paragraph', text: model.subtitle },
      {
        kind: 'table',
        columns: [t('chart.row-when', {}), t('chart.row-figure', {}), ...(counted ? [t('chart.row-count', {})] : [])],
        rows: figures.map(({ when, amount, count }) => [when, amount, ...(counted ? [count ?? ''] : [])]),
      },
      ...model.warnings.map((text) => ({ kind: 'note' as const, text })),
      { kind: 'citation', text: sourcesOf(sources, pack, mostSources, t) },
    ],
    facts: newest.map(({ id }) => id),
    actions: newest.slice(0, 1).map(({ id }) => ({
      label: t('button.figures', {}),
      command: 'show',
      options: { fact: id },
    })),
    audience: 'everyone',
  };
  return { reply, model, figures };
}

function whatThereIs(pack: Pack, t: Translator): Reply {
  const series = drawableSeries(pack)
    .map((id) => ({ id, title: pack.series[id]?.title ?? id, count: pack.factsOfSeries(id).length }))
    .toSorted((a, b) => b.count - a.count);
  if (series.length === 0) throw new UserError('chart.none', {});
  return {
    heading: t('chart.heading', {}),
    body: [
      { kind: 'paragraph', text: t('chart.choose', {}) },
      { kind: 'list', items: series.map(({ title, count }) => t('chart.line', { title, count })) },
    ],
    facts: [],
    actions: series.slice(0, MOST_BUTTONS).map(({ id, title }, item) => ({
      label: title,
      command: 'chart',
      options: { series: id },
      beside: { label: t('button.show', {}), item },
    })),
    audience: 'asker',
  };
}
