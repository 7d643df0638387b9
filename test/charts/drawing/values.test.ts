import { expect, test } from 'vitest';
import { buildChart } from '../../../src/charts/chart.ts';
import { drawableSeries } from '../../../src/charts/data-point.ts';
import { compose } from '../../../src/charts/drawing/png.ts';
import type { Scene } from '../../../src/charts/drawing/scene.ts';
import { createTypesetter } from '../../../src/charts/drawing/typesetter.ts';
import type { Chart } from '../../../src/charts/model.ts';
import { DEFAULT_PACK } from '../../../src/config/index.ts';
import { loadPack } from '../../../src/facts/load.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';

/** Reads the values back from the places in the picture, and compares them with the pack's own numbers. */
const typesetter = createTypesetter();
const { pack } = await loadPack(DEFAULT_PACK);

function chartOf(series: string): Chart {
  const chart = buildChart(pack, series, translatorFor('en'));
  if (!chart) throw new Error(`no chart of ${series}`);
  return chart;
}

function packValue(fact: string): number {
  const value = pack.fact(fact)?.quantity?.value;
  if (value === undefined) throw new Error(`${fact} has no quantity`);
  return value;
}

/** Each mark's value by the numbers along its axis, and the zero that the axis begins with. */
function readOverTime({ shapes }: Scene): { readonly fact: string; readonly value: number }[] {
  let ticks: { readonly value: number; readonly y: number }[] = [];
  let marked = false;
  const read: { fact: string; value: number }[] = [];
  for (const shape of shapes) {
    if (shape.kind === 'text' && shape.anchor === 'end') {
      if (marked) [ticks, marked] = [[], false];
      // The middle of the digits, which stand on the baseline.
      ticks.push({ value: Number(shape.text.replaceAll(',', '')), y: shape.baseline - shape.size * 0.36 });
    }
    if ((shape.kind === 'dot' || shape.kind === 'polygon') && shape.fact !== undefined) {
      marked = true;
      const [zero, last] = [ticks[0], ticks.at(-1)];
      if (!zero || !last) throw new Error('a mark without an axis');
      expect(zero.value).toBe(0);
      read.push({ fact: shape.fact, value: (last.value * (zero.y - shape.at[1])) / (zero.y - last.y) });
    }
  }
  return read;
}

const series = drawableSeries(pack).map((id) => [id, chartOf(id)] as const);

test.each(series.filter(([, { form }]) => form === 'time'))(
  '%s: each mark stands at its figure on an axis that begins at zero',
  (_, chart) => {
    const read = readOverTime(compose(chart, typesetter));
    expect(read).toHaveLength(chart.panels.flatMap(({ marks }) => marks).length);
    for (const { fact, value } of read) {
      const unit = chart.panels.find(({ marks }) => marks.some((mark) => mark.fact === fact))?.unit ?? '';
      const divisor = unit.startsWith('Billion') ? 1e9 : unit.startsWith('Million') ? 1e6 : 1;
      expect(value / (packValue(fact) / divisor)).toBeCloseTo(1, 1);
    }
  },
);

test.each(series.filter(([, { form, panels }]) => form === 'rows' && !panels.some(({ ordinal }) => ordinal)))(
  '%s: each bar is as long as its figure is great',
  (_, chart) => {
    const { shapes } = compose(chart, typesetter);
    const length = (fact: string) => {
      for (const shape of shapes) {
        if (shape.kind === 'rect' && shape.fact === fact) return shape.box.width;
        if (shape.kind === 'polygon' && shape.fact === fact) return shape.at[0] - (shape.points[0]?.[0] ?? 0);
      }
      throw new Error(`no bar for ${fact}`);
    };
    for (const { marks } of chart.panels) {
      const [first] = marks;
      if (!first) throw new Error('an empty panel');
      for (const { fact } of marks) {
        expect(length(fact) / length(first.fact)).toBeCloseTo(packValue(fact) / packValue(first.fact), 6);
      }
    }
  },
);

test('a line joins only figures of consecutive years by one count', () => {
  const lines = (id: string) =>
    compose(chartOf(id), typesetter).shapes.filter((shape) => shape.kind === 'line' && shape.width === 2);
  expect(lines('oil-deliveries')).toHaveLength(1);
  // Only the Kazakh count of 2022 to 2024: the others leave years out.
  expect(lines('trade-volume')).toHaveLength(1);
  expect(lines('ethnic-germans')).toHaveLength(0);
});
