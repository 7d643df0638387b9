import { expect, test } from 'vitest';
import { compare, growth } from '../../bench/compare.ts';
import type { Measurement } from '../../bench/measurement.ts';
import { table } from '../../bench/table.ts';

function measured(engine: string, facts: number, ms: number): Measurement {
  return {
    engine,
    facts,
    buildMs: ms,
    memoryMiB: ms,
    medianMs: ms,
    p99Ms: ms,
    questions: 10,
    firstRight: 5,
    keystrokeP99Ms: null,
    generated: true,
    development: null,
  };
}

test('times are given as ratios to the floor and to Dostyk', () => {
  const [own, , other] = compare([measured('dostyk', 10, 2), measured('floor', 10, 0.5), measured('other', 10, 6)]);
  expect(own).toMatchObject({ 'p99 / floor': '4.0', 'p99 / dostyk': '1.0', 'first right %': '50.0' });
  expect(other).toMatchObject({ 'median / floor': '12.0', 'p99 / dostyk': '3.0' });
});

test('without a floor there is no ratio to it', () => {
  expect(compare([measured('dostyk', 10, 2)])).toMatchObject([{ 'p99 / floor': '–' }]);
});

test('growth is the exponent between the smallest and the largest generated pack', () => {
  const linear = [measured('linear', 100_000, 300), measured('linear', 1_000, 3), measured('linear', 10_000, 1)];
  const pack = { ...measured('linear', 376, 500), generated: false };
  expect(growth([pack, ...linear, measured('flat', 1_000, 3), measured('flat', 100_000, 3)])).toMatchObject([
    { engine: 'linear', p99: 'n^1.00' },
    { engine: 'flat', p99: 'n^0.00' },
  ]);
  expect(growth([pack, measured('linear', 1_000, 3)])).toEqual([]);
});

test('a table aligns figures to the right under their names', () => {
  const rows = [
    { engine: 'dostyk', ms: 5 },
    { engine: 'bm25', ms: '12.5' },
  ];
  expect(table(rows)).toBe('engine    ms\ndostyk     5\nbm25    12.5');
});
