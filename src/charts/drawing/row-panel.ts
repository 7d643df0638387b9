import { scaleLinear } from 'd3-scale';
import type { Chart, Mark, Panel } from '../picture.ts';
import type { Shape } from './scene.ts';
import type { Sheet } from './sheet.ts';
import { COLOUR, groupColour, INNER, MARGIN, SIZE } from './theme.ts';
import type { Typesetter } from './typesetter.ts';

const BAR = 16;
const GAP = 10;
/** An end that points on, for a figure that is a lower bound. */
const ARROW = 9;

/** A bar from zero for each figure, with its date and whose count it is above; a point for a place in an order. */
export function drawRows(sheet: Sheet, panel: Panel, { groups }: Chart, typesetter: Typesetter): void {
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
