import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_PACK } from '../src/config.ts';
import { loadPack } from '../src/facts/load.ts';
import { questionsAbout } from './ask-about.ts';
import { type Contender, startContender } from './slack/contender.ts';
import { table } from './table.ts';

/**
 * What Dostyk adds to a bare Bolt app that answers a constant of the same shape: `slack.ts [--quick] [--json FILE]`.
 * Both run at the same time, each in a process of its own, and take turns, so that whatever else the machine does
 * weighs on both alike.
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } } });

const ROUNDS = values.quick ? 5 : 20;
const WARM_UP = values.quick ? 500 : 3000;
const ONE_BY_ONE = 100;
const AT_ONCE = 200;

interface Measured {
  readonly times: number[];
  /** Answers a second of each round in which all questions came at once. */
  readonly throughput: number[];
  /** Milliseconds of computing for each of those answers. */
  readonly cpu: number[];
  residentMiB: number;
}

const questions = questionsAbout((await loadPack(DEFAULT_PACK)).pack, 1000).map(({ text }) => text);
const programs = { bare: './bare-bolt.ts', dostyk: '../../src/main.ts' };
const contenders = {
  bare: await startContender(programs.bare, questions),
  dostyk: await startContender(programs.dostyk, questions),
};
const measured: Record<keyof typeof contenders, Measured> = { bare: nothing(), dostyk: nothing() };
const names = ['bare', 'dostyk'] as const;

for (const name of names) await contenders[name].ask(WARM_UP, 20);
for (let round = 0; round < ROUNDS; round++) for (const name of names) await measure(contenders[name], measured[name]);
for (const name of names) measured[name].residentMiB = contenders[name].residentMiB();
for (const name of names) await contenders[name].stop();

function nothing(): Measured {
  return { times: [], throughput: [], cpu: [], residentMiB: Number.NaN };
}

async function measure(contender: Contender, into: Measured): Promise<void> {
  into.times.push(...(await contender.ask(ONE_BY_ONE, 1)));
  const cpu = contender.cpuMs();
  const started = performance.now();
  await contender.ask(AT_ONCE, AT_ONCE);
  into.throughput.push((AT_ONCE / (performance.now() - started)) * 1000);
  into.cpu.push((contender.cpuMs() - cpu) / AT_ONCE);
}

function quantile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? 0;
}

const figures = ({ times, throughput, cpu, residentMiB }: Measured) => ({
  median: quantile(times, 0.5),
  p99: quantile(times, 0.99),
  throughput: quantile(throughput, 0.5),
  cpu: quantile(cpu, 0.5),
  residentMiB,
});
const bare = figures(measured.bare);
const dostyk = figures(measured.dostyk);
// Of each round with the other's round beside it, since the load of the machine changes from round to round.
const ratios = measured.dostyk.throughput.map((one, round) => one / (measured.bare.throughput[round] ?? Number.NaN));
const row = (program: string, one: typeof bare) => ({
  program,
  'median ms': one.median.toFixed(2),
  'p99 ms': one.p99.toFixed(2),
  [`answers/s, ${AT_ONCE} at once`]: one.throughput.toFixed(0),
  'CPU ms an answer': one.cpu.toFixed(2),
  'RSS MiB': one.residentMiB.toFixed(0),
});
const summary = {
  addedMedianMs: dostyk.median - bare.median,
  addedP99Ms: dostyk.p99 - bare.p99,
  throughputRatio: quantile(ratios, 0.5),
};
process.stdout.write(`${table([row('bare Bolt', bare), row('Dostyk', dostyk)])}\n`);
process.stdout.write(
  `Dostyk adds ${summary.addedMedianMs.toFixed(2)} ms at the median and ${summary.addedP99Ms.toFixed(2)} ms at p99, ` +
    `and answers ${summary.throughputRatio.toFixed(2)} times as many at once.\n`,
);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ bare, dostyk, summary }, null, 2)}\n`);
