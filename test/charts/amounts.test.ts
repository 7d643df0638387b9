import { expect, test } from 'vitest';
import { axisCaption, fullAmount, scaleFor, shortAmount } from '../../src/charts/amounts.ts';
import { dataPointsOf } from '../../src/charts/data-point.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { loadPack } from '../../src/facts/load.ts';
import { localizePack } from '../../src/facts/localize.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { figure, packOf } from './figures-pack.ts';

const t = translatorFor('en');
const { pack: shipped } = await loadPack(DEFAULT_PACK);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function amounts(value: number, unit: string, qualifier: 'exact' | 'approx' | 'at-least' | 'at-most' = 'exact') {
  const pack = packOf([figure('a', '2020', value, { unit, qualifier })]);
  const [one] = dataPointsOf(pack, 'a');
  if (!one) throw new Error('no figure');
  const scale = scaleFor([value]);
  return [fullAmount(one, pack, t), shortAmount(one, scale, t), axisCaption(unit, scale, pack, t)].map(plain);
}

test.each([
  [8_750_000_000, 'EUR', 'exact', ['8.75 billion euros', '8.75', 'Billion euros']],
  [469_500_000, 'USD', 'approx', ['about 469.5 million US dollars', '≈ 469.5', 'Million US dollars']],
  [226_092, 'people', 'exact', ['226,092 people', '226,092', 'People']],
  [1, 'people', 'exact', ['1 person', '1', 'People']],
  [993_000, 't', 'at-least', ['at least 993,000 tonnes', '≥ 993,000', 'Tonnes']],
  [3_620_000, 'EUR/yr', 'at-most', ['at most 3.62 million euros a year', '≤ 3.62', 'Million euros a year']],
  [130_000, 't/month', 'exact', ['130,000 tonnes a month', '130,000', 'Tonnes a month']],
  [11.7, 'percent', 'exact', ['11.7 percent', '11.7', 'Percent']],
  [50, 'rank', 'at-most', ['in the top 50', 'in the top 50', 'Rank']],
  [12, 'lighthouses', 'exact', ['12 lighthouses', '12', 'Lighthouses']],
] as const)('%d %s (%s) is told as %j', (value, unit, qualifier, told) => {
  expect(amounts(value, unit, qualifier)).toEqual(told);
});

test.each([
  ['en', 1, '1 company', 'Companies'],
  ['en', 400, '400 companies', 'Companies'],
  ['de', 400, '400 Unternehmen', 'Unternehmen'],
  ['ru', 1, '1 компания', 'Компаний'],
  ['ru', 22, '22 компании', 'Компаний'],
  ['ru', 400, '400 компаний', 'Компаний'],
  ['kk', 400, '400 компания', 'Компания'],
] as const)('in %s %d companies are told by the pack’s own words as %s', (language, value, full, caption) => {
  const pack = localizePack(shipped, language);
  const [one] = dataPointsOf(packOf([figure('a', '2020', value, { unit: 'companies' })]), 'a');
  if (!one) throw new Error('no figure');
  const words = translatorFor(language);
  expect(plain(fullAmount(one, pack, words))).toBe(full);
  expect(axisCaption('companies', scaleFor([value]), pack, words)).toBe(caption);
});

test('the scale leaves at least half of the figures at 1 or more', () => {
  expect(scaleFor([993_000, 1_500_000, 2_100_000]).name).toBe('million');
  expect(scaleFor([575_000, 800_000, 1_000_000]).name).toBe('one');
  expect(scaleFor([400_000_000, 2e9, 1e10]).name).toBe('billion');
});
