import type { Measurement } from './measurement.ts';
import { percent } from './table.ts';

/** The engines on one pack as rows: times as they are, and as ratios to the floor and to Dostyk in the same run. */
export function compare(measurements: readonly Measurement[]): Record<string, string | number>[] {
  const floor = measurements.find(({ engine }) => engine === 'floor');
  const own = measurements.find(({ engine }) => engine === 'dostyk');
  return measurements.map((one) => ({
    engine: one.engine,
    'median ms': one.medianMs.toFixed(3),
    'p99 ms': one.p99Ms.toFixed(3),
    'median / floor': ratio(one.medianMs, floor?.medianMs),
    'p99 / floor': ratio(one.p99Ms, floor?.p99Ms),
    'p99 / dostyk': ratio(one.p99Ms, own?.p99Ms),
    'build ms': one.buildMs.toFixed(0),
    'memory MiB': one.memoryMiB.toFixed(1),
    'first right %': percent(one.firstRight, one.questions),
    questions: one.questions,
    'dev right %': one.development ? percent(one.development.firstRight, one.development.questions) : '–',
  }));
}

/**
 * How the times grow with the number of facts n, as the exponent x of n^x between the smallest and the largest of the
 * generated packs. Empty if there are not two sizes.
 */
export function growth(measurements: readonly Measurement[]): Record<string, string>[] {
  const generated = measurements.filter(({ generated }) => generated);
  return [...Map.groupBy(generated, ({ engine }) => engine)].flatMap(([engine, some]) => {
    const sorted = some.toSorted((a, b) => a.facts - b.facts);
    const [first] = sorted;
    const last = sorted.at(-1);
    if (!first || !last || first.facts === last.facts) return [];
    const exponent = (small: number, large: number) =>
      `n^${(Math.log(large / small) / Math.log(last.facts / first.facts)).toFixed(2)}`;
    return [
      {
        engine,
        median: exponent(first.medianMs, last.medianMs),
        p99: exponent(first.p99Ms, last.p99Ms),
        build: exponent(first.buildMs, last.buildMs),
        memory: exponent(first.memoryMiB, last.memoryMiB),
      },
    ];
  });
}

function ratio(part: number, whole: number | undefined): string {
  return whole === undefined || whole === 0 ? '–' : (part / whole).toFixed(1);
}
