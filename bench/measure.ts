import { fileURLToPath } from 'node:url';
import { loadPack } from '../src/facts/load.ts';
import type { Pack } from '../src/facts/pack.ts';
import { createQuestionCompletion } from '../src/search/completion.ts';
import { type PackQuestion, questionsAbout } from './ask-about.ts';
import type { Engine } from './baselines/engine.ts';
import { ENGINES } from './engines.ts';
import { accepts } from './eval/judge.ts';
import { readQuestions } from './eval/question-file.ts';
import { generatePack } from './generate.ts';
import type { Measurement } from './measurement.ts';

const DEVELOPMENT = fileURLToPath(new URL('./questions/dev.yaml', import.meta.url));
const MOST_QUESTIONS = 3_000;
const TYPED = 1_000;
const WARM_UP = 300;
/** Each question is asked of so many engines made alike, and the least time counts: others use the machine too. */
const ALIKE = 3;
/** An engine that answers fewer within its budget is made once: what disturbs it is little beside its own time. */
const MANY = 100;
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
  // Strings that were put together of parts are made whole when first read; that is not the engine's memory.
  JSON.stringify(pack.facts);
  const before = memory();
  const started = performance.now();
  const ask = create(pack);
  const buildMs = performance.now() - started;
  const memoryMiB = (memory() - before) / 2 ** 20;

  const warmUntil = performance.now() + budgetMs / 2;
  // Other questions than those measured, or the first ones pay for compiling and the rest find their words remembered.
  for (const { text } of warmUp) if (performance.now() < warmUntil) ask(text);
  const { times, right } = time(ask, questions, budgetMs);
  for (let more = 1; more < ALIKE && times.length >= MANY; more++) {
    const again = time(create(pack), questions.slice(0, times.length), budgetMs).times;
    again.forEach((ms, at) => {
      times[at] = Math.min(times[at] ?? ms, ms);
    });
  }
  return {
    engine,
    facts: pack.facts.length,
    buildMs,
    memoryMiB,
    medianMs: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    questions: times.length,
    firstRight: right,
    keystrokeP99Ms: engine === 'dostyk' ? keystroke(pack, questions) : null,
    generated,
    development: generated ? null : askDevelopment(ask, pack, 4 * budgetMs),
  };
}

/** Asks until the budget is used up, though at least a few. */
function time(ask: Engine, questions: readonly PackQuestion[], budgetMs: number): { times: number[]; right: number } {
  const times: number[] = [];
  let right = 0;
  const until = performance.now() + budgetMs;
  for (const { text, id } of questions) {
    if (performance.now() > until && times.length >= FEWEST) break;
    const asked = performance.now();
    const answer = ask(text);
    times.push(performance.now() - asked);
    if (answer === id) right++;
  }
  return { times, right };
}

/** The time that a keystroke takes while questions are typed, misspelt or not, letter by letter. */
function keystroke(pack: Pack, questions: readonly PackQuestion[]): number {
  const typed = questions.slice(0, TYPED).map(({ text }, at) => text.slice(0, 1 + (at % 40)));
  const all = Array.from({ length: ALIKE }, () => {
    const suggest = createQuestionCompletion(pack.facts);
    suggest('a', 25);
    return typed.map((text) => {
      const started = performance.now();
      suggest(text, 25);
      return performance.now() - started;
    });
  });
  return percentile(
    typed.map((_, at) => Math.min(...all.map((times) => times[at] ?? Number.POSITIVE_INFINITY))),
    0.99,
  );
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
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
