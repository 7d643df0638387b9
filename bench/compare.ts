import type { Measurement } from './measurement.ts';
import { percent } from './table.ts';

/**
 * The engines on one pack as rows. Times are the medians of the rounds. Ratios are to the floor and to Dostyk in the same
 * round: their median, and their least and greatest where there were several rounds.
 */
export function compare(measurements: readonly Measurement[]): Record<string, string | number>[] {
  const byEngine = Map.groupBy(measurements, ({ engine }) => engine);
  const [floor = [], own = []] = [byEngine.get('floor'), byEngine.get('dostyk')];
  return [...byEngine].map(([engine, rounds]) => {
    const value = (read: Read) => middle(rounds.map(read));
    const [last] = rounds.slice(-1);
    return {
      engine,
      'median ms': value(median).toFixed(3),
      'p99 ms': value(p99).toFixed(3),
      'median / floor': ratios(rounds, floor, median),
      'p99 / floor': ratios(rounds, floor, p99),
      'p99 / dostyk': ratios(rounds, own, p99),
      'build ms': value(({ buildMs }) => buildMs).toFixed(0),
      'memory MiB': value(({ memoryMiB }) => memoryMiB).toFixed(1),
      'keystroke p99 ms': last?.keystrokeP99Ms == null ? '–' : value((one) => one.keystrokeP99Ms ?? 0).toFixed(3),
      'first right %': percent(last?.firstRight ?? 0, last?.questions ?? 0),
      questions: last?.questions ?? 0,
      'dev right %': last?.development ? percent(last.development.firstRight, last.development.questions) : '–',
    };
  });
}

type Read = (one: Measurement) => number;
const median: Read = ({ medianMs }) => medianMs;
const p99: Read = ({ p99Ms }) => p99Ms;

/** The values of one round stand at the same place in both lists. */
function ratios(part: readonly Measurement[], whole: readonly Measurement[], read: Read): string {
  const all = part.flatMap((one, at) => {
    const other = whole[Math.min(at, whole.length - 1)];
    return other && read(other) > 0 ? [read(one) / read(other)] : [];
  });
  if (all.length === 0) return '–';
  const spread = all.length > 1 ? ` (${Math.min(...all).toFixed(1)}–${Math.max(...all).toFixed(1)})` : '';
  return `${middle(all).toFixed(1)}${spread}`;
}

export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/**
 * How the times grow with the number of facts n, as the exponent x of n^x between the smallest and the largest of the
 * generated packs. Empty if there are not two sizes.
 */
export function growth(measurements: readonly Measurement[]): Record<string, string>[] {
  const generated = measurements.filter(({ generated }) => generated);
  return [...Map.groupBy(generated, ({ engine }) => engine)].flatMap(([engine, some]) => {
    const sizes = [...Map.groupBy(some, ({ facts }) => facts)].toSorted(([a], [b]) => a - b);
    const [[smallest, first] = [0, []], [largest, last] = [0, []]] = [sizes[0], sizes.at(-1)];
    if (smallest === largest) return [];
    const exponent = (read: Read) => {
      const [small, large] = [middle(first.map(read)), middle(last.map(read))];
      return `n^${(Math.log(large / small) / Math.log(largest / smallest)).toFixed(2)}`;
    };
    return [
      {
        engine,
        median: exponent(median),
        p99: exponent(p99),
        build: exponent(({ buildMs }) => buildMs),
        memory: exponent(({ memoryMiB }) => memoryMiB),
      },
    ];
  });
}
