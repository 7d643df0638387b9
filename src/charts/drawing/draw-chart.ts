import { scaleLinear } from 'd3-scale';
import type { Chart, Mark, Panel } from '../model.ts';
import type { Scene, Shape } from './scene.ts';
import { COLOUR, createSheet, groupColour, INNER, MARGIN, type Sheet, SIZE } from './sheet.ts';
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

const BAR = 16;
const GAP = 10;
/** An end that points on, for a figure that is a lower bound. */
const ARROW = 9;

/** A bar from zero for each figure, with its date and whose count it is above; a point for a place in an order. */
function drawRows(sheet: Sheet, panel: Panel, { groups }: Chart, typesetter: Typesetter): void {
  const widest = Math.max(...panel.marks.map(({ label }) => typesetter.width(label, SIZE.label, 'semibold')));
  const greatest = Math.max(...panel.marks.map(({ value }) => value));
  const length = scaleLinear()
    .domain([0, panel.percent && greatest > 50 ? 100 : greatest])
    .range([0, INNER - widest - ARROW - 10]);
  for (const mark of panel.marks) {
    sheet.space(GAP);
    const count = groups[mark.group];
    sheet.paragraph(count === undefined ? mark.when : `${mark.when} · ${count}`, { size: SIZE.label });
    sheet.space(3);
    const top = sheet.y();
    const end = MARGIN + length(mark.value);
    const colour = groupColour(mark.group);
    sheet.add(...(panel.ordinal ? place(mark, end, top, colour) : [bar(mark, end, top, colour)]), {
      kind: 'text',
      text: mark.label,
      x: end + (mark.qualifier === 'at-least' ? ARROW : BAR / 3) + 5,
      baseline: top + BAR / 2 + SIZE.label * 0.36,
      size: SIZE.label,
      weight: 'semibold',
      fill: COLOUR.text,
      anchor: 'start',
    });
    sheet.space(BAR);
  }
  sheet.space(4);
}

function bar({ fact, qualifier }: Mark, end: number, top: number, colour: string): Shape {
  if (qualifier !== 'at-least') {
    return { kind: 'rect', box: { x: MARGIN, y: top, width: end - MARGIN, height: BAR }, fill: colour, fact };
  }
  const middle = top + BAR / 2;
  const points = [
    [MARGIN, top],
    [end, top],
    [end + ARROW, middle],
    [end, top + BAR],
    [MARGIN, top + BAR],
  ] as const;
  return { kind: 'polygon', points, fill: colour, at: [end, middle], fact };
}

function place({ fact }: Mark, end: number, top: number, colour: string): Shape[] {
  const y = top + BAR / 2;
  return [
    {
      kind: 'line',
      points: [
        [MARGIN, y],
        [end, y],
      ],
      stroke: COLOUR.grid,
      width: 1.5,
    },
    { kind: 'dot', at: [end, y], radius: BAR / 3, fill: colour, stroke: colour, fact },
  ];
}
