import { expect, test } from 'vitest';
import { buildChart } from '../../src/charts/chart.ts';
import { drawableSeries } from '../../src/charts/data-point.ts';
import { describeChart, figuresInWords, MAX_ALT } from '../../src/charts/describe.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { loadPack } from '../../src/facts/load.ts';
import type { Pack } from '../../src/facts/pack.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { figure, packOf } from './figures-pack.ts';

const t = translatorFor('en');
const { pack: shipped } = await loadPack(DEFAULT_PACK);

function chartOf(pack: Pack, series = 'a') {
  const chart = buildChart(pack, series, t);
  if (!chart) throw new Error('no chart');
  return chart;
}

test('the title says what is seen and for which years, and the newest figure comes first', () => {
  const chart = chartOf(packOf([figure('a', '1999', 5), figure('a', '2021-03', 7, { qualifier: 'approx' })]));
  expect(chart.title).toBe('Title of a, 1999–2021');
  expect(chart.subtitle).toBe('Newest, March 2021: about 7 people');
});

test('amounts of two units never share an axis, and the picture says so', () => {
  const chart = chartOf(
    packOf([
      figure('a', '2020', 4e9, { unit: 'EUR' }),
      figure('a', '2021', 5e9, { unit: 'EUR' }),
      figure('a', '2022', 3e9, { unit: 'USD' }),
    ]),
  );
  expect(chart.panels.map(({ unit, marks }) => [unit, marks.map(({ value }) => value)])).toEqual([
    ['Billion euros', [4, 5]],
    ['Billion US dollars', [3]],
  ]);
  expect(chart.warnings).toEqual(['Different units have separate charts; nothing is converted.']);
});

test('figures for the same year by different counts are both told, with whose count each is', () => {
  const counts = { counts: { town: 'Town of Lindau', state: 'State of Bavaria' } };
  const pack = packOf(
    [
      figure('a', '2021', 100, { count: 'town', status: 'disputed' }),
      figure('a', '2021', 120, { count: 'state', status: 'disputed' }),
      figure('a', '2020', 90, { count: 'town' }),
    ],
    { a: { title: 'Ships', measure: ['ships'], ...counts } },
  );
  const chart = chartOf(pack);
  expect(chart.groups).toEqual(['Town of Lindau', 'State of Bavaria']);
  expect(chart.subtitle).toBe('Newest, 2021: 100 people (Town of Lindau); 120 people (State of Bavaria)');
  expect(chart.warnings).toEqual(['Sources disagree on the figures for 2021.']);
  expect(describeChart(chart, figuresInWords(pack, 'a', t), t)).toBe(
    'Chart: Ships, 2020–2021. State of Bavaria: 2021 120 people; Town of Lindau: 2021 100 people, 2020 90 people.',
  );
});

test.each([
  [['2019', '2020', '2021', '2022'], 'time'],
  [['2019', '2020', '2021'], 'rows'],
  [['2019', '2020', '2021', '2005/2022'], 'rows'],
  [['2019', '2020-05', '2021-06-07', '2022'], 'time'],
])('figures for %j are drawn as %s', (periods, form) => {
  expect(chartOf(packOf(periods.map((period) => figure('a', period, 7)))).form).toBe(form);
});

test('a single figure is nothing to compare', () => {
  expect(buildChart(packOf([figure('a', '2020', 1)]), 'a', t)).toBeUndefined();
  expect(buildChart(packOf([]), 'nothing', t)).toBeUndefined();
});

test('what the signs mean is told of those that are there', () => {
  const exact = chartOf(packOf([figure('a', '2020', 1), figure('a', '2021', 2)]));
  expect(exact.key).toBe('');
  const bounds = [
    figure('a', '2020', 1, { qualifier: 'at-least' }),
    figure('a', '2021', 2, { qualifier: 'at-most' }),
    figure('a', '2022', 2, { qualifier: 'approx' }),
  ];
  expect(chartOf(packOf(bounds)).key).toBe('≈ about · ≥ at least · ≤ at most');
});

test('sources beneath are cut to some lines and the rest is counted', () => {
  const many = Array.from({ length: 30 }, (_, at) => figure('a', String(1990 + at), at + 1));
  expect(chartOf(packOf(many)).sources).toMatch(/^Sources: Gazette of a-2019-all 2024; .+, and \d+ more$/);
});

test('the description of a long series keeps within the limit and says how many figures it leaves out', () => {
  const pack = packOf(Array.from({ length: 90 }, (_, at) => figure('a', String(1930 + at), 1_234_567 + at)));
  const alt = describeChart(chartOf(pack), figuresInWords(pack, 'a', t), t);
  expect(alt.length).toBeLessThanOrEqual(MAX_ALT);
  expect(alt).toContain('2019 1.235 million people');
  expect(alt).toMatch(/and \d+ more figures|\d+ more figures/);
});

test.each(drawableSeries(shipped))('%s: the marks are the figures of the pack', (series) => {
  const chart = chartOf(shipped, series);
  const marks = chart.panels.flatMap(({ unit, marks: some }) => {
    const divisor = unit.startsWith('Billion') ? 1e9 : unit.startsWith('Million') ? 1e6 : 1;
    return some.map(({ fact, value, qualifier }) => [fact, Math.round(value * divisor * 1000) / 1000, qualifier]);
  });
  const figures = shipped
    .factsOfSeries(series)
    .flatMap(({ id, quantity }) => (quantity ? [[id, quantity.value, quantity.qualifier]] : []));
  expect(marks.toSorted()).toEqual(figures.toSorted());
  const alt = describeChart(chart, figuresInWords(shipped, series, t), t);
  expect(alt.length).toBeLessThanOrEqual(MAX_ALT);
  expect(alt).not.toContain('more figure');
});
