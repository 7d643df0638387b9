import { setTimeout as wait } from 'node:timers/promises';
import { commands } from '../commands/index.ts';
import { openKnowledgeBase } from '../src/answer/knowledge.ts';
import { createQuestionCounter } from '../src/answer/question-log.ts';
import { buildChart } from '../src/charts/chart.ts';
import { compose, toPng } from '../src/charts/drawing/render.ts';
import { createTypesetter } from '../src/charts/drawing/typesetter.ts';
import { drawableSeries } from '../src/charts/figure.ts';
import type { Chart } from '../src/charts/picture.ts';
import { createPictures } from '../src/charts/pictures.ts';
import { createDispatcher } from '../src/chat/dispatch.ts';
import { DEFAULT_PACK } from '../src/config.ts';
import { wordsOf } from '../src/locales/words.ts';
import { questionsAbout } from './ask-about.ts';
import { table } from './table.ts';

/**
 * How long answers take while pictures are drawn, against a quiet time before and after in the same process. Questions
 * come at fixed times whether or not the last one is answered, and each is timed from when it was due: a blocked event
 * loop counts against every question that it delays.
 */
const CHARTS = 50;
const EVERY_MS = 20;
const QUIET_MS = 10_000;
/** So many are drawn on the thread that answers, to show what a thread of its own is worth. */
const CHARTS_INLINE = 10;

const base = await openKnowledgeBase(DEFAULT_PACK);
const words = wordsOf('en');
let failed = 0;
const report = () => {
  failed++;
};
// Longer than all of them take, so that what is measured is the drawing of all.
const pictures = createPictures({ report, limits: { patienceMs: 600_000 } });
const dispatcher = createDispatcher({
  commands,
  services: {
    knowledge: base.current,
    questions: createQuestionCounter(),
    random: Math.random,
    today: () => '2026-11-24',
    pictures,
  },
  words: () => words,
  wordsWhileTyping: () => words,
  report: (error) => {
    throw error;
  },
});

const questions = questionsAbout(base.current().pack, 500).map(({ text }) => text);
const charts = distinctCharts(CHARTS);
const rows = [
  await measure('quiet', () => wait(QUIET_MS)),
  await measure(`${CHARTS} charts at once`, async () => {
    await Promise.all(charts.map((chart) => pictures.draw(chart)));
  }),
  await measure('the same again, kept', async () => {
    await Promise.all(charts.map((chart) => pictures.draw(chart)));
    await wait(QUIET_MS);
  }),
  await measure(`${CHARTS_INLINE} on the answering thread`, drawInline),
  await measure('quiet again', () => wait(QUIET_MS)),
];
const [quiet] = rows;
process.stdout.write(
  `${table(
    rows.map(({ name, seconds, times }) => ({
      while: name,
      seconds: seconds.toFixed(1),
      answers: times.length,
      'p50 ms': at(times, 0.5).toFixed(2),
      'p99 ms': at(times, 0.99).toFixed(2),
      'p99 to quiet': (at(times, 0.99) / at(quiet?.times ?? [], 0.99)).toFixed(1),
      'worst ms': at(times, 1).toFixed(1),
    })),
  )}\n${CHARTS - failed} of ${CHARTS} charts drawn\n`,
);
await pictures.close();

/** As many charts of which no two are the same, so that none is found among the kept ones. */
function distinctCharts(count: number): Chart[] {
  const { pack } = base.current();
  const all = drawableSeries(pack).flatMap((series) => buildChart(pack, series, words) ?? []);
  return Array.from({ length: count }, (_, at) => at)
    .flatMap((place) => {
      const chart = all[place % all.length];
      return chart ? [{ ...chart, title: `${chart.title} (${place})` }] : [];
    })
    .slice(0, count);
}

async function drawInline(): Promise<void> {
  const typesetter = createTypesetter();
  for (const chart of charts.slice(0, CHARTS_INLINE)) {
    toPng(compose(chart, typesetter));
    await wait(0);
  }
}

/** Asks until the work is done; the times from when each question was due to its reply, in milliseconds, sorted. */
async function measure(name: string, work: () => Promise<unknown>) {
  const times: number[] = [];
  const asked: Promise<void>[] = [];
  const started = performance.now();
  let done = false;
  let due = started;
  const ask = async (question: string, from: number) => {
    await dispatcher.dispatch({
      id: 'bench',
      command: 'ask',
      options: { question },
      channel: { platform: 'bench', id: '1', direct: true },
      asker: { id: '1', isAdmin: () => false },
    });
    times.push(performance.now() - from);
  };
  const asking = (async () => {
    while (!done) {
      for (; due <= performance.now(); due += EVERY_MS) {
        asked.push(ask(questions[asked.length % questions.length] ?? '', due));
      }
      await wait(1);
    }
  })();
  await work();
  done = true;
  await asking;
  await Promise.all(asked);
  return { name, seconds: (performance.now() - started) / 1000, times: times.toSorted((a, b) => a - b) };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
