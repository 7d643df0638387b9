import type { Chart, Panel } from '../picture.ts';
import { drawRows } from './row-panel.ts';
import type { Scene } from './scene.ts';
import { createSheet, type Sheet } from './sheet.ts';
import { COLOUR, groupColour, INNER, MARGIN, SIZE } from './theme.ts';
import { drawOverTime, gutterOf } from './time-panel.ts';
import type { Typesetter } from './typesetter.ts';

const SINGLE_HEIGHT = 270;
const CROWDED_HEIGHT = 230;
const SPARSE_HEIGHT = 150;
const MANY_MARKS = 5;

/** A chart from the title to the sources, each unit on an axis of its own. */
export function drawChart(chart: Chart, typesetter: Typesetter): Scene {
  const sheet = createSheet(typesetter);
  sheet.paragraph(chart.title, { size: SIZE.title, weight: 'semibold' });
  sheet.space(2);
  sheet.paragraph(chart.subtitle, { size: SIZE.subtitle, fill: COLOUR.muted });
  if (chart.form === 'time' && chart.groups.length > 0) drawLegend(sheet, chart.groups, typesetter);

  const marks = chart.panels.flatMap((panel) => panel.marks);
  const years = {
    from: Math.min(...marks.map(({ span }) => span.from)),
    to: Math.max(...marks.map(({ span }) => span.to)),
  };
  const gutter = gutterOf(chart.panels, chart.locale, typesetter);
  for (const panel of chart.panels) {
    sheet.space(14);
    sheet.paragraph(panel.unit, { size: SIZE.label, weight: 'semibold' });
    if (chart.form === 'rows') drawRows(sheet, panel, chart, typesetter);
    else {
      const height = heightOf(panel, chart.panels.length);
      drawOverTime(sheet, panel, { years, height, gutter, locale: chart.locale }, typesetter);
    }
  }

  sheet.space(12);
  for (const note of [...chart.warnings, chart.key]) sheet.paragraph(note, { size: SIZE.small, fill: COLOUR.text });
  sheet.space(3);
  sheet.paragraph(chart.sources, { size: SIZE.small, fill: COLOUR.muted });
  return sheet.finish();
}

/** Of several panels, those with few marks need less room. */
function heightOf({ marks }: Panel, panels: number): number {
  if (panels === 1) return SINGLE_HEIGHT;
  return marks.length > MANY_MARKS ? CROWDED_HEIGHT : SPARSE_HEIGHT;
}

const SWATCH = 5;
const LEGEND_LINE = SIZE.label * 1.5;

/** The names of the counts with their colours, side by side as far as they fit. */
function drawLegend(sheet: Sheet, groups: readonly string[], typesetter: Typesetter): void {
  sheet.space(8);
  const indent = 3 * SWATCH + 2;
  let x = MARGIN;
  groups.forEach((name, group) => {
    const lines = typesetter.wrap(name, SIZE.label, 'regular', INNER - indent);
    const width = indent + Math.max(...lines.map((line) => typesetter.width(line, SIZE.label, 'regular')));
    if (x > MARGIN && x + width > MARGIN + INNER) {
      x = MARGIN;
      sheet.space(LEGEND_LINE);
    }
    const colour = groupColour(group);
    const top = sheet.y();
    sheet.add({
      kind: 'dot',
      at: [x + SWATCH, top + LEGEND_LINE / 2],
      radius: SWATCH - 1,
      fill: colour,
      stroke: colour,
    });
    lines.forEach((text, at) => {
      const baseline = top + at * LEGEND_LINE + LEGEND_LINE / 2 + SIZE.label * 0.36;
      sheet.add({
        kind: 'text',
        text,
        x: x + indent,
        baseline,
        size: SIZE.label,
        weight: 'regular',
        fill: COLOUR.text,
        anchor: 'start',
      });
    });
    if (lines.length > 1) sheet.space((lines.length - 1) * LEGEND_LINE);
    x += width + 18;
  });
  sheet.space(LEGEND_LINE);
}
