import { expect, test } from 'vitest';
import { createCandidateFinder } from '../../src/answer/candidates.ts';
import { isPartOfYear } from '../../src/answer/features.ts';
import { comparisonFor, extremeOf } from '../../src/answer/figures.ts';
import { createPack } from '../../src/facts/pack.ts';
import { english } from '../../src/search/languages/english.ts';
import { makeFact, packFile } from '../fixtures/small-pack.ts';

function figure(period: string, value: number, { count = 'town', unit = 'ships' } = {}) {
  return makeFact({
    id: `${count}-${unit}-${period.replace('/', '-to-')}`,
    date: period,
    answer: `${value} ${unit}`,
    questions: [`${count} ${unit} ${period}`],
    series: { id: 'ships', count, period },
    quantity: { value, unit, qualifier: 'exact' },
  });
}
const facts = [
  figure('2019', 80),
  figure('2020', 95),
  figure('2021', 60),
  figure('2023', 120),
  figure('2024-01/2024-06', 500),
  figure('2022', 900, { count: 'state' }),
  figure('2018', 5, { count: 'state' }),
  figure('2017', 7_000, { unit: 'tonnes' }),
];
const pack = createPack(packFile, facts, []);
const { read } = createCandidateFinder(pack, english);
const of = (id: string) => {
  const fact = pack.fact(id);
  if (!fact) throw new Error(id);
  return fact;
};
const town = of('town-ships-2020');

test('the highest and the lowest are of one reporter, one unit and whole years', () => {
  expect(extremeOf(pack, town, 'highest')?.id).toBe('town-ships-2023');
  expect(extremeOf(pack, town, 'lowest')?.id).toBe('town-ships-2021');
});

test('of two figures none is the highest', () => {
  expect(extremeOf(pack, of('state-ships-2022'), 'highest')).toBeUndefined();
});

test.each([
  ['How have the ships changed?', 'town-ships-2019', 'town-ships-2023'],
  ['How have the ships changed since 2020?', 'town-ships-2020', 'town-ships-2023'],
  ['ships in 2021 compared with 2019', 'town-ships-2019', 'town-ships-2021'],
  ['ships in 2018 compared with 2022', 'state-ships-2018', 'state-ships-2022'],
])('%s', (question, earlier, later) => {
  const comparison = comparisonFor(pack, town, read(question));
  expect([comparison?.earlier.id, comparison?.later.id]).toEqual([earlier, later]);
  const all = [comparison?.earlier, comparison?.later, ...(comparison?.others ?? [])];
  expect(new Set(all.map((fact) => `${fact?.series?.count} ${fact?.quantity?.unit}`)).size).toBe(1);
});

test.each(['ships in 2018 compared with 2023', 'ships in 1990 compared with 2023'])(
  'years that no reporter has both are not compared: %s',
  (question) => {
    expect(comparisonFor(pack, town, read(question))).toBeUndefined();
  },
);

test.each([
  ['2023', false],
  ['2019/2023', false],
  ['2023-01/2023-12', false],
  ['2023-01/2023-09', true],
  ['2023-07/2023-12', true],
  [null, false],
])('%s is part of a year: %s', (period, isPart) => {
  expect(isPartOfYear(period)).toBe(isPart);
});
