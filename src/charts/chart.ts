import type { Pack } from '../facts/pack.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import type { Translator } from '../i18n/translator.ts';
import { axisCaption, fullAmount, RANK, scaleFor, selectorOf, shortAmount } from './amounts.ts';
import { type DataPoint, dataPointsOf } from './data-point.ts';
import { sourcesOf, titleWithYears } from './describe.ts';
import type { Chart, Mark, Panel } from './model.ts';

/** With fewer dates than this a time axis shows mostly what is not known. */
const FEWEST_DATES = 4;
/** Sources beneath a picture take about four lines. */
const MOST_SOURCES_LENGTH = 420;

/** The chart of a series in the language of the pack and words; undefined if there are not two figures to compare. */
export function buildChart(pack: Pack, series: string, t: Translator): Chart | undefined {
  const definition = pack.series[series];
  const figures = dataPointsOf(pack, series);
  if (!definition || figures.length < 2) return undefined;
  const counts = countsOf(figures);
  const panels = [...Map.groupBy(figures, ({ unit }) => unit)].map(([unit, marks]) =>
    buildPanel(pack, unit, marks, counts, t),
  );
  return {
    kind: 'chart',
    form: formOf(figures),
    locale: t.locale,
    title: titleWithYears(
      definition.title,
      figures.map(({ period }) => period),
      t,
    ),
    subtitle: newest(pack, series, figures, t),
    groups: counts.length < 2 ? [] : counts.map((count) => countName(pack, series, count) ?? ''),
    panels: panels.toSorted((a, b) => b.marks.length - a.marks.length),
    warnings: warningsOf(figures, panels, t),
    key: keyOf(figures, t),
    sources: sourcesOf(
      figures.toReversed().flatMap(({ fact }) => pack.fact(fact)?.sources ?? []),
      pack,
      MOST_SOURCES_LENGTH,
      t,
    ),
  };
}

/** How a count of a series is called; undefined where the series tells none apart. */
export function countName(pack: Pack, series: string, count: string | undefined): string | undefined {
  return count === undefined ? undefined : (pack.series[series]?.counts?.[count] ?? count);
}

/** The counts that the figures are by, the one with most figures first. */
function countsOf(figures: readonly DataPoint[]): readonly (string | undefined)[] {
  return [...Map.groupBy(figures, ({ count }) => count)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([c]) => c);
}

/** A time axis needs several dates, each of a year or less: a figure for two decades has no place on it. */
function formOf(figures: readonly DataPoint[]): Chart['form'] {
  const dates = new Set(figures.map(({ span }) => span.from));
  return dates.size >= FEWEST_DATES && figures.every(({ span }) => span.to - span.from <= 1) ? 'time' : 'rows';
}

function buildPanel(
  pack: Pack,
  unit: string,
  figures: readonly DataPoint[],
  counts: readonly (string | undefined)[],
  t: Translator,
): Panel {
  const scale = scaleFor(figures.map(({ value }) => value));
  return {
    unit: axisCaption(unit, scale, pack, t),
    ordinal: unit === RANK,
    percent: unit === 'percent',
    marks: figures.map(
      (figure): Mark => ({
        fact: figure.fact,
        value: figure.value / scale.divisor,
        label: shortAmount(figure, scale, t),
        qualifier: figure.qualifier,
        group: counts.indexOf(figure.count),
        span: figure.span,
        when: formatPeriod(figure.period, t.locale),
      }),
    ),
  };
}

/** What a reader looks for first: the newest figure, with the others for the same time. */
function newest(pack: Pack, series: string, figures: readonly DataPoint[], t: Translator): string {
  const [last] = figures.toSorted((a, b) => b.span.to - a.span.to || b.span.from - a.span.from);
  if (!last) return '';
  const amounts = figures
    .filter(({ period }) => period === last.period)
    .map((figure) => {
      const count = countName(pack, series, figure.count);
      const amount = fullAmount(figure, pack, t);
      return count === undefined ? amount : t('chart.counted', { amount, count });
    });
  return t('chart.newest', { when: formatPeriod(last.period, t.locale), amounts: amounts.join('; ') });
}

function warningsOf(figures: readonly DataPoint[], panels: readonly Panel[], t: Translator): string[] {
  return [
    ...disputedNote(figures, t),
    ...(panels.length > 1 ? [t('chart.units-apart', {})] : []),
    ...(panels.some(({ ordinal }) => ordinal) ? [t('chart.rank', {})] : []),
  ];
}

function keyOf(figures: readonly DataPoint[], t: Translator): string {
  const signed = figures.filter(({ unit }) => unit !== RANK);
  return (['approx', 'at-least', 'at-most'] as const)
    .filter((qualifier) => signed.some((figure) => figure.qualifier === qualifier))
    .map((qualifier) => t('chart.sign', { qualifier: selectorOf(qualifier) }))
    .join(' · ');
}

function disputedNote(figures: readonly DataPoint[], t: Translator): string[] {
  const disputed = figures.filter((figure) => figure.disputed);
  if (disputed.length === 0) return [];
  if (disputed.length === figures.length) return [t('chart.all-disputed', {})];
  const periods = new Set(disputed.map(({ period }) => formatPeriod(period, t.locale)));
  return [t('chart.disputed', { periods: new Intl.ListFormat(t.locale).format(periods) })];
}
