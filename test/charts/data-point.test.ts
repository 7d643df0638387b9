import { expect, test } from 'vitest';
import { dataPointsOf, drawableSeries, spanOf } from '../../src/charts/data-point.ts';
import { makeFact } from '../fixtures/small-pack.ts';
import { figure, packOf } from './figures-pack.ts';

test.each([
  ['2022', 2022, 2023],
  ['2022-01', 2022, 2022 + 1 / 12],
  ['2022-12', 2022 + 11 / 12, 2023],
  ['2024-02-29', 2024 + 59 / 366, 2024 + 60 / 366],
  ['2023-12-31', 2023 + 364 / 365, 2024],
  ['1992/2023', 1992, 2024],
  ['2022-01/2022-06', 2022, 2022.5],
])('%s covers %d to %d', (period, from, to) => {
  expect(spanOf(period).from).toBeCloseTo(from, 9);
  expect(spanOf(period).to).toBeCloseTo(to, 9);
});

test('figures come oldest first, and facts without a quantity have none', () => {
  const told = makeFact({ id: 'told', series: { id: 'a', period: '2020' } });
  const pack = packOf([figure('a', '2021', 3), told, figure('a', '1999', 2)]);
  expect(dataPointsOf(pack, 'a').map(({ value }) => value)).toEqual([2, 3]);
});

test('a series with a single figure is not to be drawn', () => {
  const pack = packOf([figure('a', '2021', 3), figure('b', '2021', 3), figure('b', '2022', 4)]);
  expect(drawableSeries(pack)).toEqual(['b']);
});
