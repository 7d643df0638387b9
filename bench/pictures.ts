import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openKnowledgeBase } from '../src/answer/knowledge-base.ts';
import { buildChart } from '../src/charts/chart.ts';
import { drawableSeries } from '../src/charts/data-point.ts';
import { compose, toPng } from '../src/charts/drawing/png.ts';
import { createTypesetter } from '../src/charts/drawing/typesetter.ts';
import type { Chart } from '../src/charts/model.ts';
import { createPictures } from '../src/charts/renderer.ts';
import { DEFAULT_PACK } from '../src/config/index.ts';
import { translatorFor } from '../src/i18n/translator.ts';
import { createTestBot } from '../test/fixtures/bot.ts';
import { questionsAbout } from './ask-about.ts';
import { table } from './table.ts';

/**
 * How long answers take while pictures are drawn, against quiet times between in the same process. Questions
 * come at fixed times whether or not the last one is answered, and each is timed from when it was due: a blocked event
 * loop counts against every question that it delays. `pictures.ts [--quick]`
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const ROUNDS = values.quick ? 1 : 2;
const CHARTS = values.quick ? 4 : 50;
const EVERY_MS = 20;
const QUIET_MS = values.quick ? 500 : 5_000;
/** So many are drawn on the thread that answers, to show what a thread of its own is worth. */
const CHARTS_INLINE = values.quick ? 1 : 10;

interface Phase {
  readonly name: string;
  readonly seconds: number;
  readonly times: readonly number[];
}

const base = await openKnowledgeBase(DEFAULT_PACK);
const t = translatorFor('en');
let failed = 0;
const report = () => {
  failed++;
};
// Longer than all of them take, so that what is measured is the drawing of all.
const pictures = createPictures({ report, limits: { timeoutMs: 600_000 } });
const { bot, remove } = createTestBot({ knowledge: base.current, pictures, chosen: 'en', random: Math.random });
const { dispatcher } = bot;

const questions = questionsAbout(base.current().pack, 500).map(({ text }) => text);
await measure('warm-up', async () => {
  for (const question of values.quick ? questions.slice(0, 20) : questions) await ask(question);
});
const phases: Phase[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const charts = distinctCharts(CHARTS, round);
  const drawAll = () => Promise.all(charts.map((chart) => pictures.draw(chart)));
  phases.push(
    await measure('quiet', () => wait(QUIET_MS)),
    await measure(`${CHARTS} charts at once`, drawAll),
    await measure('the same again, kept', async () => {
      await drawAll();
      await wait(QUIET_MS);
    }),
    await measure(`${CHARTS_INLINE} on the answering thread`, () => drawInline(charts.slice(0, CHARTS_INLINE))),
  );
}
const pooled = [...Map.groupBy(phases, ({ name }) => name)].map(([name, some]) => ({
  name,
  seconds: some.reduce((sum, phase) => sum + phase.seconds, 0),
  times: some.flatMap(({ times }) => times).toSorted((x, y) => x - y),
}));
const quiet = pooled.find(({ name }) => name === 'quiet')?.times ?? [];
process.stdout.write(
  `${table(
    pooled.map(({ name, seconds, times }) => ({
      while: name,
      seconds: seconds.toFixed(1),
      answers: times.length,
      'p50 ms': at(times, 0.5).toFixed(2),
      'p99 ms': at(times, 0.99).toFixed(2),
      'p99 to quiet': (at(times, 0.99) / at(quiet, 0.99)).toFixed(2),
      'worst ms': at(times, 1).toFixed(1),
    })),
  )}\n${ROUNDS * CHARTS - failed} of ${ROUNDS * CHARTS} charts drawn\n`,
);
await Promise.all([pictures.close(), remove()]);

/** As many charts of which no two are the same, nor as those of another round, so that none is found among the kept. */
function distinctCharts(count: number, round: number): Chart[] {
  const { pack } = base.current();
  const all = drawableSeries(pack).flatMap((series) => buildChart(pack, series, t) ?? []);
  return Array.from({ length: count }).flatMap((_, place) => {
    const chart = all[place % all.length];
    return chart ? [{ ...chart, title: `${chart.title} (${round}, ${place})` }] : [];
  });
}

async function drawInline(charts: readonly Chart[]): Promise<void> {
  const typesetter = createTypesetter();
  for (const chart of charts) {
    toPng(compose(chart, typesetter));
    await wait(0);
  }
}

async function ask(question: string): Promise<void> {
  await dispatcher.dispatch({
    id: 'bench',
    command: 'ask',
    options: { question },
    channel: { platform: 'bench', id: '1', direct: true },
    user: { id: '1', isAdmin: () => false },
  });
}

/** Asks until the work is done; the times from when each question was due to its reply, in milliseconds. */
async function measure(name: string, work: () => Promise<unknown>): Promise<Phase> {
  const times: number[] = [];
  const asked: Promise<void>[] = [];
  const started = performance.now();
  let done = false;
  let due = started;
  const asking = (async () => {
    while (!done) {
      for (; due <= performance.now(); due += EVERY_MS) {
        const from = due;
        const asking = ask(questions[asked.length % questions.length] ?? '');
        asked.push(asking.then(() => void times.push(performance.now() - from)));
      }
      await wait(1);
    }
  })();
  await work();
  done = true;
  await asking;
  await Promise.all(asked);
  return { name, seconds: (performance.now() - started) / 1000, times };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
