import { parseArgs } from 'node:util';
import { DEFAULT_PACK } from '../src/config/index.ts';
import { loadPack } from '../src/facts/load.ts';
import { questionsAbout } from './ask-about.ts';
import { type Contender, startBare, startDostyk } from './discord/contender.ts';
import { table } from './table.ts';

/**
 * Interaction in to response out through a loopback Discord, against a bare discord.js bot in the same run:
 * `discord.ts [--quick] [--rounds N]`. Both take turns, so that a busy machine weighs on both.
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' } } });
const ROUNDS = Number(values.rounds ?? (values.quick ? 4 : 15));
const IN_TURN = 100;
const AT_ONCE = 200;
const WARM_UP = Math.min(ROUNDS * 4, 15);

interface Figures {
  readonly times: number[];
  readonly rates: number[];
  cpuMs: number;
  answers: number;
}

const { pack } = await loadPack(DEFAULT_PACK);
const questions = questionsAbout(pack, 2_000).map(({ text }) => text);
const take = (count: number, at: number) =>
  Array.from({ length: count }, (_, n) => questions[(at * count + n) % questions.length] ?? '');

const contenders = [await startBare(), await startDostyk()];
const figures = new Map(
  contenders.map((one): [Contender, Figures] => [one, { times: [], rates: [], cpuMs: 0, answers: 0 }]),
);
try {
  // What a bot has that has answered for a while: compiled code.
  for (const one of contenders) for (let at = 0; at < WARM_UP; at++) await one.askAtOnce(take(AT_ONCE, at));

  for (let round = 0; round < ROUNDS; round++) {
    for (const one of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const mine = figures.get(one);
      if (!mine) continue;
      const before = one.cpuMs() ?? 0;
      mine.times.push(...(await one.askInTurn(take(IN_TURN, round))));
      mine.rates.push(await one.askAtOnce(take(AT_ONCE, round)));
      mine.cpuMs += (one.cpuMs() ?? 0) - before;
      mine.answers += IN_TURN + AT_ONCE;
    }
  }
  report();
} finally {
  for (const one of contenders) await one.stop();
}

function report(): void {
  const memory = new Map(contenders.map((one) => [one, one.memoryMiB() ?? Number.NaN]));
  const rows = contenders.map((one) => {
    const { times, rates, cpuMs, answers } = figures.get(one) ?? { times: [], rates: [], cpuMs: 0, answers: 1 };
    return {
      name: one.name,
      median: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      rate: quantile(rates, 0.5),
      slowest: quantile(rates, 0.1),
      fastest: quantile(rates, 0.9),
      cpu: cpuMs / answers,
      memory: memory.get(one) ?? Number.NaN,
    };
  });
  const [bare, dostyk] = rows;
  process.stdout.write(
    `${ROUNDS} rounds of ${IN_TURN} interactions in turn and ${AT_ONCE} at once, in turns\n${table(
      rows.map(({ name, median, p99, rate, slowest, fastest, cpu, memory: mebibytes }) => ({
        bot: name,
        'median ms': median.toFixed(2),
        'p99 ms': p99.toFixed(2),
        [`answers/s at ${AT_ONCE}`]: rate.toFixed(0),
        'p10–p90': `${slowest.toFixed(0)}–${fastest.toFixed(0)}`,
        'CPU ms an answer': cpu.toFixed(2),
        'memory MiB': mebibytes.toFixed(0),
      })),
    )}\n`,
  );
  if (bare && dostyk) {
    process.stdout.write(
      `added at the median ${(dostyk.median - bare.median).toFixed(2)} ms, at p99 ${(dostyk.p99 - bare.p99).toFixed(2)} ms; ` +
        `throughput ${(dostyk.rate / bare.rate).toFixed(2)} of the bare bot's; memory ${(dostyk.memory / bare.memory).toFixed(2)} times its\n`,
    );
  }
}

function quantile(values_: readonly number[], share: number): number {
  const sorted = values_.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
