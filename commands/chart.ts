import { buildChart } from '../src/charts/chart.ts';
import { drawableSeries } from '../src/charts/data-point.ts';
import { describeChart, figuresInWords, sourcesOf } from '../src/charts/describe.ts';
import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/chat/invocation.ts';
import { optionalText } from '../src/chat/options.ts';
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
    const model = buildChart(pack, series, t);
    if (!model) throw new UserError('chart.none', {});
    const figures = figuresInWords(pack, series, t);
    const picture = { model, name: `chart-${series}`, alt: describeChart(model, figures, t) };
    const counted = figures.some(({ count }) => count !== undefined);
    const newest = pack.factsOfSeries(series);
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
        {
          kind: 'citation',
          text: sourcesOf(
            newest.flatMap(({ sources }) => sources),
            pack,
            Number.POSITIVE_INFINITY,
            t,
          ),
        },
      ],
      facts: newest.map(({ id }) => id),
      actions: newest.slice(0, 1).map(({ id }) => ({
        label: t('button.figures', {}),
        command: 'show',
        options: { fact: id },
      })),
      audience: 'everyone',
      share: { label: t('button.share', {}), command: 'chart', options: { series } },
    };
    return illustrate(reply, picture, services.pictures, t);
  },
  complete: ({ typed, tenant, services, t }) => completeSeries(services.packs(t.locale, tenant), typed),
});

function whatThereIs(pack: Pack, t: Translator): Reply {
  const series = drawableSeries(pack).map((id) => {
    const title = pack.series[id]?.title ?? id;
    return { id, title, count: pack.factsOfSeries(id).length };
  });
  if (series.length === 0) throw new UserError('chart.none', {});
  return {
    heading: t('chart.heading', {}),
    body: [
      { kind: 'paragraph', text: t('chart.choose', {}) },
      { kind: 'list', items: series.map(({ title, count }) => t('chart.line', { title, count })) },
    ],
    facts: [],
    actions: series
      .toSorted((a, b) => b.count - a.count)
      .slice(0, MOST_BUTTONS)
      .map(({ id, title }) => ({ label: title, command: 'chart', options: { series: id } })),
    audience: 'asker',
  };
}
