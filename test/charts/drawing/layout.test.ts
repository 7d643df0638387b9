import { expect, test } from 'vitest';
import { buildChart } from '../../../src/charts/chart.ts';
import { drawableSeries } from '../../../src/charts/data-point.ts';
import { compose } from '../../../src/charts/drawing/png.ts';
import { type Box, overlaps, type Scene, type TextShape } from '../../../src/charts/drawing/scene.ts';
import { createTypesetter } from '../../../src/charts/drawing/typesetter.ts';
import type { PictureModel } from '../../../src/charts/model.ts';
import { buildTimeline } from '../../../src/charts/timeline.ts';
import { DEFAULT_PACK } from '../../../src/config/index.ts';
import { loadPack } from '../../../src/facts/load.ts';
import type { Pack } from '../../../src/facts/pack.ts';
import { LOCALES } from '../../../src/i18n/locale.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { buildCard } from '../../../src/replies/picture.ts';
import { inWords, LONG_WORDS } from '../long-words.ts';

const typesetter = createTypesetter();
const { pack: shipped } = await loadPack(DEFAULT_PACK);
const packs: (readonly [string, Pack])[] = [
  ['as shipped', shipped],
  ...Object.entries(LONG_WORDS).map(([name, t]) => [`in long ${name} words`, inWords(shipped, t)] as const),
];
const cases = packs.flatMap(([t, pack]) => LOCALES.map((locale) => [t, locale, pack] as const));

/** Text keeps so far from the edge, in units of the picture. */
const EDGE = 8;
/** Lines of one paragraph may touch: their boxes hold room for accents and tails that hardly ever meet. */
const TOUCH = -3.5;

function texts({ shapes }: Scene): TextShape[] {
  return shapes.filter((shape) => shape.kind === 'text');
}

function problemsOf(model: PictureModel): string[] {
  const scene = compose(model, typesetter);
  const boxes = texts(scene).map((shape): readonly [string, Box] => [shape.text, typesetter.box(shape)]);
  const outside = boxes
    .filter(
      ([, box]) =>
        box.x < EDGE || box.y < 0 || box.x + box.width > scene.width - EDGE || box.y + box.height > scene.height - EDGE,
    )
    .map(([text]) => `outside: ${text}`);
  const meeting = boxes.flatMap(([text, box], at) =>
    boxes
      .slice(at + 1)
      .filter(([, other]) => overlaps(box, other, TOUCH))
      .map(([other]) => `“${text}” lies over “${other}”`),
  );
  const marks = scene.shapes.filter((shape) => shape.kind === 'dot' || shape.kind === 'polygon');
  const covered = marks.flatMap(({ at: [x, y] }) =>
    boxes
      .filter(([, box]) => overlaps({ x: x - 2, y: y - 2, width: 4, height: 4 }, box, 0))
      .map(([text]) => `a mark lies under “${text}”`),
  );
  return [...outside, ...meeting, ...covered];
}

test.each(cases)(
  'charts %s (%s): no text runs out of the frame, lies over another or over a mark',
  (_, locale, pack) => {
    const t = translatorFor(locale);
    for (const series of drawableSeries(pack)) {
      const chart = buildChart(pack, series, t);
      if (!chart) throw new Error(`no chart of ${series}`);
      expect([series, ...problemsOf(chart)]).toEqual([series]);
    }
  },
);

test.each(cases)('timelines %s (%s): no text runs out of the frame or lies over another', (_, locale, pack) => {
  for (const topic of [undefined, ...Object.keys(pack.topics)]) {
    const timeline = buildTimeline(pack, topic, '2026-11-24', translatorFor(locale));
    if (timeline) expect([topic, ...problemsOf(timeline)]).toEqual([topic]);
  }
});

test.each(cases)('cards %s (%s): no text runs out of the frame or lies over another', (_, locale, pack) => {
  for (const fact of pack.facts) {
    expect([fact.id, ...problemsOf(buildCard(pack, fact, translatorFor(locale)))]).toEqual([fact.id]);
  }
});

test.each(cases)('charts %s (%s): every figure has its mark and its label', (_, locale, pack) => {
  for (const series of drawableSeries(pack)) {
    const chart = buildChart(pack, series, translatorFor(locale));
    if (!chart) throw new Error(`no chart of ${series}`);
    const scene = compose(chart, typesetter);
    const drawn = texts(scene).map(({ text }) => text);
    const marks = chart.panels.flatMap((panel) => panel.marks);
    for (const { label } of marks) {
      const wanted = marks.filter((mark) => mark.label === label).length;
      expect([series, label, drawn.filter((text) => text === label).length >= wanted]).toEqual([series, label, true]);
    }
    const facts = scene.shapes.flatMap((shape) => ('fact' in shape && shape.fact !== undefined ? [shape.fact] : []));
    expect(facts.toSorted()).toEqual(marks.map(({ fact }) => fact).toSorted());
  }
});
