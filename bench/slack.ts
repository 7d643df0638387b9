import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DEFAULT_PACK } from '../src/config.ts';
import { loadPack } from '../src/facts/load.ts';
import { type LoopbackSlack, startSlack } from '../test/doubles/slack/slack.ts';
import { BOT, TOKENS } from '../test/doubles/slack/workspace.ts';
import { questionsAbout } from './ask-about.ts';
import { table } from './table.ts';

/**
 * What Dostyk adds to a bare Bolt app that answers a constant: `slack.ts [--repetitions N] [--json FILE]`. Both run in
 * processes of their own, one after the other in turn, over Socket Mode against a loopback Slack in this process.
 */
const { values } = parseArgs({ options: { repetitions: { type: 'string', default: '5' }, json: { type: 'string' } } });

const PROGRAMS = { bare: './baselines/bare-slack.ts', dostyk: '../src/main.ts' } as const;
type Program = keyof typeof PROGRAMS;

const WARM_UP = 100;
const ONE_BY_ONE = 200;
const AT_ONCE = 200;
const ROUNDS_AT_ONCE = 3;
const PEOPLE = 50;

interface Run {
  readonly program: Program;
  /** Milliseconds from envelope to answer, one question after the other. */
  readonly times: readonly number[];
  /** Answers a second, the best of the rounds in which all questions come at once. */
  readonly throughput: number;
  /** Milliseconds of computing for each of those answers; NaN where there is no /proc. */
  readonly cpu: number;
  /** Mebibytes of the process at the end; undefined where there is no /proc. */
  readonly memory: number | undefined;
}

const questions = questionsAbout((await loadPack(DEFAULT_PACK)).pack, 1000).map(({ text }) => text);

async function run(program: Program): Promise<Run> {
  const slack = await startSlack();
  slack.workspace.addChannel('C1');
  for (let at = 0; at < PEOPLE; at++) slack.workspace.addUser({ id: `U${at}`, locale: 'en-US' });
  const child = start(program, slack);
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${program} ended.`);
  });
  const asker = createAsker(slack);
  try {
    while (slack.socketMode.connections() === 0) await Promise.race([sleep(20), ended]);
    await Promise.race([asker(WARM_UP, 4), ended]);
    const times = await Promise.race([asker(ONE_BY_ONE, 1), ended]);
    const before = cpuMs(child);
    let throughput = 0;
    for (let round = 0; round < ROUNDS_AT_ONCE; round++) {
      const started = performance.now();
      await Promise.race([asker(AT_ONCE, AT_ONCE), ended]);
      throughput = Math.max(throughput, (AT_ONCE / (performance.now() - started)) * 1000);
    }
    const cpu = (cpuMs(child) - before) / (AT_ONCE * ROUNDS_AT_ONCE);
    return { program, times, throughput, cpu, memory: residentMiB(child) };
  } finally {
    ended.catch(() => {});
    child.kill('SIGKILL');
    await slack.stop();
  }
}

function start(program: Program, slack: LoopbackSlack): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(new URL(PROGRAMS[program], import.meta.url))], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '',
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_API_URL: slack.apiUrl,
      LOG_LEVEL: 'warn',
    },
  });
}

/** Asks so many questions, so many of them at a time, and gives the milliseconds until each answer. */
function createAsker(slack: LoopbackSlack): (count: number, atOnce: number) => Promise<number[]> {
  const waiting = new Map<string, () => void>();
  slack.workspace.listeners.add(({ thread, user }) => {
    if (thread !== undefined && user === BOT.user) waiting.get(thread)?.();
  });
  let asked = 0;

  async function one(): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const question = questions[asked % questions.length] ?? '';
    const person = slack.person(`U${asked++ % PEOPLE}`);
    const started = performance.now();
    const said = person.says('C1', `@dostyk ${question}`);
    // The message is there at once; it is the acknowledgement that `says` waits for.
    waiting.set(slack.workspace.messages.at(-1)?.ts ?? '', resolve);
    await Promise.all([said, promise]);
    return performance.now() - started;
  }

  return async (count, atOnce) => {
    const times: number[] = [];
    let left = count;
    const worker = async () => {
      while (left-- > 0) times.push(await one());
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return times;
  };
}

/** Milliseconds that the process has spent computing, however busy the machine is otherwise. */
function cpuMs({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch {
    return Number.NaN;
  }
}
const MS_PER_TICK = 10;

function residentMiB({ pid }: ChildProcess): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

const runs: Run[] = [];
for (let repetition = 0; repetition < Number(values.repetitions); repetition++) {
  for (const program of ['bare', 'dostyk'] as const) runs.push(await run(program));
}

const median = (numbers: readonly number[], share = 0.5) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? 0;
const figures = (program: Program) => {
  const own = runs.filter((one) => one.program === program);
  const times = own.flatMap((one) => one.times);
  return {
    median: median(times),
    p99: median(times, 0.99),
    cpu: median(own.map((one) => one.cpu)),
    // The best of all rounds: whatever else the machine does only makes it slower.
    throughput: Math.max(...own.map(({ throughput }) => throughput)),
    memory: median(own.flatMap(({ memory }) => (memory === undefined ? [] : [memory]))),
  };
};
const bare = figures('bare');
const dostyk = figures('dostyk');
const row = (program: string, one: typeof bare, digits: number) => ({
  program,
  'median ms': one.median.toFixed(2),
  'p99 ms': one.p99.toFixed(2),
  [`answers/s, ${AT_ONCE} at once`]: one.throughput.toFixed(digits),
  'CPU ms an answer': one.cpu.toFixed(2),
  'RSS MiB': one.memory.toFixed(digits),
});
const ratio = (name: keyof typeof bare) => dostyk[name] / bare[name];
const ratios = {
  median: ratio('median'),
  p99: ratio('p99'),
  throughput: ratio('throughput'),
  cpu: ratio('cpu'),
  memory: ratio('memory'),
};
process.stdout.write(`${table([row('bare Bolt', bare, 0), row('Dostyk', dostyk, 0), row('ratio', ratios, 2)])}\n`);
process.stdout.write(
  `added: ${(dostyk.median - bare.median).toFixed(2)} ms at the median, ${(dostyk.p99 - bare.p99).toFixed(2)} ms at p99\n`,
);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ bare, dostyk, ratios }, null, 2)}\n`);
