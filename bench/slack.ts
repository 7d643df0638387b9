import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_PACK } from '../src/config/index.ts';
import { loadPack } from '../src/facts/load.ts';
import { questionsAbout } from './ask-about.ts';
import { type Contender, startContender } from './slack/contender.ts';
import { table } from './table.ts';

/**
 * What Dostyk adds to a bare Bolt app that answers a constant of the same shape:
 * `slack.ts [--quick] [--rounds N] [--json FILE]`. All run at the same time, each in a process of its own, and take turns,
 * so that whatever else the machine does weighs on all alike.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' }, json: { type: 'string' } },
});

const ROUNDS = Number(values.rounds ?? (values.quick ? 5 : 20));
const WARM_UP = Math.min(ROUNDS * 100, 3000);
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
const PROGRAMS = {
  'bare Bolt': './bare-bolt.ts',
  'adapter alone': './adapter-alone.ts',
  Dostyk: '../../src/main.ts',
};

const runners: { readonly name: string; readonly contender: Contender; readonly measured: Measured }[] = [];
try {
  for (const [name, program] of Object.entries(PROGRAMS)) {
    runners.push({ name, contender: await startContender(program, questions), measured: nothing() });
  }
  for (const { contender } of runners) await contender.ask(WARM_UP, 20);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { contender, measured } of runners) await measure(contender, measured);
  }
  for (const { contender, measured } of runners) measured.residentMiB = contender.residentMiB();
} finally {
  for (const { contender } of runners) await contender.stop();
}

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

const baseline = runners[0]?.measured ?? nothing();
const rows = runners.map(({ name, measured: { times, throughput, cpu, residentMiB } }) => {
  // Each round beside the baseline's, since the load of the machine changes from round to round.
  const ratios = throughput.map((one, round) => one / (baseline.throughput[round] ?? Number.NaN));
  return {
    program: name,
    'median ms': quantile(times, 0.5).toFixed(2),
    'p99 ms': quantile(times, 0.99).toFixed(2),
    'added, median': (quantile(times, 0.5) - quantile(baseline.times, 0.5)).toFixed(2),
    'added, p99': (quantile(times, 0.99) - quantile(baseline.times, 0.99)).toFixed(2),
    [`answers/s, ${AT_ONCE} at once`]: quantile(throughput, 0.5).toFixed(0),
    ratio: quantile(ratios, 0.5).toFixed(2),
    'CPU ms an answer': quantile(cpu, 0.5).toFixed(2),
    'RSS MiB': residentMiB.toFixed(0),
  };
});
process.stdout.write(`${table(rows)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
