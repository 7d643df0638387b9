import { loadPack } from '../src/facts/load.ts';
import { ENGINES } from './engines.ts';
import { generatePack, generateQuestions } from './generate.ts';

/** What one engine took on one pack; printed as JSON by this program, which runs in a process of its own. */
export interface Measurement {
  readonly engine: string;
  readonly facts: number;
  readonly buildMs: number;
  readonly heapMiB: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly questions: number;
  readonly firstRight: number;
}

async function measure(engine: string, source: string, budgetMs: number): Promise<Measurement> {
  const create = ENGINES[engine];
  if (!create) throw new Error(`There is no engine "${engine}".`);
  const pack = /^\d+$/.test(source) ? generatePack(Number(source)) : (await loadPack(source)).pack;
  const questions = generateQuestions(pack, 1_000);
  collect();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const ask = create(pack);
  const buildMs = performance.now() - started;
  collect();
  const heapMiB = (process.memoryUsage().heapUsed - before) / 2 ** 20;

  // Warm up on other questions, or the first ones pay for compiling.
  const warmUntil = performance.now() + budgetMs / 4;
  for (const { text } of generateQuestions(pack, 300, 3)) if (performance.now() < warmUntil) ask(text);
  const times: number[] = [];
  let firstRight = 0;
  const until = performance.now() + budgetMs;
  for (const { text, id } of questions) {
    if (performance.now() > until && times.length >= 5) break;
    const asked = performance.now();
    const answer = ask(text);
    times.push(performance.now() - asked);
    if (answer === id) firstRight++;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return {
    engine,
    facts: pack.facts.length,
    buildMs,
    heapMiB,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    questions: times.length,
    firstRight,
  };
}

function collect(): void {
  globalThis.gc?.();
}

const [engine = '', source = '', budget = '2000'] = process.argv.slice(2);
if (import.meta.main) process.stdout.write(`${JSON.stringify(await measure(engine, source, Number(budget)))}\n`);
