import { scaleLinear } from 'd3-scale';
import type { Locale } from '../../i18n/locale.ts';
import type { Span } from '../data-point.ts';
import type { Mark, Panel } from '../model.ts';
import { placeLabels } from './labels.ts';
import type { Box, Point, Shape } from './scene.ts';
import { COLOUR, groupColour, INNER, MARGIN, type Sheet, SIZE } from './sheet.ts';
import type { Typesetter } from './typesetter.ts';

interface TimeAxis {
  /** The same for all panels of a chart. */
  readonly years: Span;
  readonly height: number;
  readonly gutter: number;
  readonly locale: Locale;
}

const RADIUS = 4.5;
/** Marks nearer than this cannot be told apart and are moved beside one another, within their year. */
const TOUCHING = 2 * RADIUS + 1;
/** Years under the axis, about. */
const MOST_YEARS = 6;
const TICKS = 4;
const AXIS_GAP = 8;
/** Room left and right of the first and last date, where labels may stand. */
const SIDE = 26;
const LABEL_HEIGHT = SIZE.label * 1.15;
/** Room for labels above the greatest value. */
const HEADROOM = 1.15;
/** Fewer figures one after the other make no line. */
const SHORTEST_LINE = 3;

/** Room left of the plots for the numbers of the axes, the same for all panels so that their years stand in line. */
export function gutterOf(panels: readonly Panel[], locale: Locale, typesetter: Typesetter): number {
  const number = axisNumber(locale);
  const ticks = panels.flatMap((panel) => valueScale(panel).ticks(TICKS));
  return Math.max(...ticks.map((tick) => typesetter.width(number.format(tick), SIZE.axis, 'regular'))) + AXIS_GAP;
}

function axisNumber(locale: Locale): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
}

function valueScale({ marks, percent }: Panel) {
  const greatest = Math.max(...marks.map(({ value }) => value));
  const top = percent && greatest > 50 ? 100 : greatest * HEADROOM;
  return scaleLinear().domain([0, top]).nice(TICKS);
}

/** Points over a time axis with their values written beside them, on a scale that begins at zero. */
export function drawOverTime(sheet: Sheet, panel: Panel, axis: TimeAxis, typesetter: Typesetter): void {
  const number = axisNumber(axis.locale);
  const plot: Box = { x: MARGIN + axis.gutter, y: sheet.y() + 8, width: INNER - axis.gutter, height: axis.height };
  const value = valueScale(panel).range([plot.y + plot.height, plot.y]);
  const ticks = value.ticks(TICKS);
  const time = scaleLinear()
    .domain([axis.years.from, axis.years.to])
    .range([plot.x + SIDE, plot.x + plot.width - SIDE]);

  for (const tick of ticks) {
    const y = value(tick);
    const base = tick === 0;
    sheet.add(
      {
        kind: 'line',
        points: [
          [plot.x, y],
          [plot.x + plot.width, y],
        ],
        stroke: base ? COLOUR.axis : COLOUR.grid,
        width: base ? 1.5 : 1,
      },
      axisText(number.format(tick), plot.x - AXIS_GAP, y + SIZE.axis * 0.36, 'end'),
    );
  }
  for (const { year, at } of yearTicks(axis.years, plot.width, typesetter)) {
    const x = time(at);
    sheet.add(
      {
        kind: 'line',
        points: [
          [x, plot.y + plot.height],
          [x, plot.y + plot.height + 4],
        ],
        stroke: COLOUR.axis,
        width: 1,
      },
      axisText(String(year), x, plot.y + plot.height + 18, 'middle'),
    );
  }

  const points = apart(
    panel.marks.map((mark): Point => [time((mark.span.from + mark.span.to) / 2), value(mark.value)]),
  );
  sheet.add(...lines(panel.marks, points), ...labels(panel.marks, points, plot, typesetter));
  panel.marks.forEach((mark, at) => {
    const point = points[at];
    if (point) sheet.add(markShape(mark, point));
  });
  sheet.space(8 + axis.height + 24);
}

function axisText(text: string, x: number, baseline: number, anchor: 'middle' | 'end'): Shape {
  return { kind: 'text', text, x, baseline, size: SIZE.axis, weight: 'regular', fill: COLOUR.muted, anchor };
}

/** A year and where on the axis its name stands. */
interface YearTick {
  readonly year: number;
  readonly at: number;
}

/** Years at even distances, as many as can be read; those whose middle the axis does not reach have no place for their name. */
function yearTicks({ from, to }: Span, width: number, typesetter: Typesetter): readonly YearTick[] {
  const room = Math.floor(width / (typesetter.width('2000', SIZE.axis, 'regular') + 16));
  const years = scaleLinear()
    .domain([Math.floor(from), Math.ceil(to) - 1])
    .ticks(Math.min(room, MOST_YEARS))
    .filter(Number.isInteger)
    .map((year) => ({ year, at: year + 0.5 }))
    .filter(({ at }) => at >= from && at <= to);
  const middle = (from + to) / 2;
  return years.length > 0 ? years : [{ year: Math.floor(middle), at: middle }];
}

/** Moves a point that would cover an earlier one to the right until it does not. */
function apart(points: readonly Point[]): readonly Point[] {
  const placed: Point[] = [];
  for (const [x, y] of points) {
    let at = x;
    while (placed.some(([otherX, otherY]) => Math.hypot(otherX - at, otherY - y) < TOUCHING)) at += 1;
    placed.push([at, y]);
  }
  return placed;
}

/** A line only where one count has a figure for every year, none of them a bound: anything else would be guessed. */
function lines(marks: readonly Mark[], points: readonly Point[]): Shape[] {
  const runs: { readonly group: number; year: number; readonly points: Point[] }[] = [];
  marks.forEach(({ group, span, qualifier }, at) => {
    const point = points[at];
    const yearly = span.to - span.from === 1;
    if (!point || !yearly || qualifier === 'at-least' || qualifier === 'at-most') return;
    const run = runs.findLast((one) => one.group === group);
    if (run && run.year + 1 === span.from) {
      run.points.push(point);
      run.year = span.from;
    } else if (run?.year !== span.from) runs.push({ group, year: span.from, points: [point] });
  });
  return runs
    .filter((run) => run.points.length >= SHORTEST_LINE)
    .map((run) => ({ kind: 'line', points: run.points, stroke: groupColour(run.group), width: 2 }));
}

function labels(marks: readonly Mark[], points: readonly Point[], plot: Box, typesetter: Typesetter): Shape[] {
  const labelled = marks.flatMap((mark, at) => {
    const point = points[at];
    const width = typesetter.width(mark.label, SIZE.label, 'semibold');
    return point ? [{ mark, at: point, width, height: LABEL_HEIGHT }] : [];
  });
  const area = { ...plot, y: plot.y - 8, height: plot.height + 6 };
  return placeLabels(labelled, area).flatMap((place, at): Shape[] => {
    const one = labelled[at];
    if (!place || !one) return [];
    const { box, leader } = place;
    const text: Shape = {
      kind: 'text',
      text: one.mark.label,
      x: box.x,
      baseline: box.y + box.height * 0.82,
      size: SIZE.label,
      weight: 'semibold',
      fill: groupColour(one.mark.group),
      anchor: 'start',
    };
    return leader ? [{ kind: 'line', points: leader, stroke: COLOUR.axis, width: 0.8 }, text] : [text];
  });
}

/** Full for an exact figure, hollow for about, pointing up for at least and down for at most. */
function markShape({ fact, qualifier, group }: Mark, at: Point): Shape {
  const colour = groupColour(group);
  const [x, y] = at;
  switch (qualifier) {
    case 'exact':
      return { kind: 'dot', at, radius: RADIUS, fill: colour, stroke: colour, fact };
    case 'approx':
      return { kind: 'dot', at, radius: RADIUS, fill: COLOUR.background, stroke: colour, fact };
    case 'at-least':
    case 'at-most': {
      const up = qualifier === 'at-least' ? -1 : 1;
      const points: Point[] = [
        [x - 6, y - up * 4],
        [x + 6, y - up * 4],
        [x, y + up * 6],
      ];
      return { kind: 'polygon', points, fill: colour, at, fact };
    }
  }
}
