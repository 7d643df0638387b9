import { fileURLToPath } from 'node:url';
import { loadPack } from '../src/facts/load.ts';
import type { Pack } from '../src/facts/pack.ts';
import { questionsAbout } from './ask-about.ts';
import type { Engine } from './baselines/engine.ts';
import { ENGINES } from './engines.ts';
import { accepts } from './eval/judge.ts';
import { readQuestions } from './eval/question-file.ts';
import { generatePack } from './generate.ts';
import type { Measurement } from './measurement.ts';

const DEVELOPMENT = fileURLToPath(new URL('./questions/dev.yaml', import.meta.url));
const MOST_QUESTIONS = 3_000;
const WARM_UP = 300;
/** A slow engine is asked at least this often, or there would be no median. */
const FEWEST = 5;

/**
 * Measures one engine on one pack: a folder, or a number of facts to generate. Asks until `budgetMs` milliseconds are
 * over, and half as long before that to warm up. The development questions are asked only of a folder's pack.
 */
async function measure(engine: string, source: string, budgetMs: number): Promise<Measurement> {
  const create = ENGINES[engine];
  if (!create) throw new Error(`There is no engine "${engine}".`);
  const generated = /^\d+$/.test(source);
  const pack = generated ? generatePack(Number(source)) : (await loadPack(source)).pack;
  const questions = questionsAbout(pack, MOST_QUESTIONS);
  const warmUp = questionsAbout(pack, WARM_UP, 3);
  const before = memory();
  const started = performance.now();
  const ask = create(pack);
  const buildMs = performance.now() - started;
  const memoryMiB = (memory() - before) / 2 ** 20;

  // Other questions than those measured, or the first ones pay for compiling and the rest find their words remembered.
  const warmUntil = performance.now() + budgetMs / 2;
  for (const { text } of warmUp) if (performance.now() < warmUntil) ask(text);
  const times: number[] = [];
  let firstRight = 0;
  const until = performance.now() + budgetMs;
  for (const { text, id } of questions) {
    if (performance.now() > until && times.length >= FEWEST) break;
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
    memoryMiB,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    questions: times.length,
    firstRight,
    generated,
    development: generated ? null : askDevelopment(ask, pack, 4 * budgetMs),
  };
}

/** The development questions in the pack's language; null if they take longer than `budgetMs` milliseconds. */
function askDevelopment(ask: Engine, pack: Pack, budgetMs: number): Measurement['development'] {
  const until = performance.now() + budgetMs;
  let asked = 0;
  let firstRight = 0;
  for (const question of readQuestions(DEVELOPMENT)) {
    if (question.kind !== 'answerable' || question.lang !== pack.language) continue;
    // Some of the questions would not compare with all of them.
    if (performance.now() > until) return null;
    asked++;
    const id = ask(question.q);
    if (id !== undefined && accepts(question, id, pack)) firstRight++;
  }
  return { questions: asked, firstRight };
}

/** Bytes in use: the heap, and the typed arrays beside it. */
function memory(): number {
  if (!globalThis.gc) throw new Error('Memory is measured after collecting garbage: run node with --expose-gc.');
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const [engine = '', source = '', budget = '2000'] = process.argv.slice(2);
if (import.meta.main) process.stdout.write(`${JSON.stringify(await measure(engine, source, Number(budget)))}\n`);
