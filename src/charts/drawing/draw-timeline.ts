import { scaleLinear } from 'd3-scale';
import type { Timeline, TimelineEntry } from '../model.ts';
import type { Scene, Shape } from './scene.ts';
import { COLOUR, createSheet, INNER, MARGIN, SIZE, topicColour } from './sheet.ts';
import type { Typesetter } from './typesetter.ts';

/** The years stand left of the rail, the entries right of it. */
const RAIL = MARGIN + 46;
const TEXT = RAIL + 58;
const GAP = 11;
/** Distance of two years along the rail, at least. */
const YEAR_DISTANCE = 44;

/** A rail on which every entry has its true place in time, with lines to the entries, which stand at even distances. */
export function drawTimeline(timeline: Timeline, typesetter: Typesetter): Scene {
  const sheet = createSheet(typesetter);
  sheet.paragraph(timeline.title, { size: SIZE.title, weight: 'semibold' });
  sheet.space(2);
  sheet.paragraph(timeline.subtitle, { size: SIZE.subtitle, fill: COLOUR.muted });
  sheet.space(16);

  const top = sheet.y();
  const heads: { readonly entry: TimelineEntry; readonly y: number }[] = [];
  for (const entry of timeline.entries) {
    heads.push({ entry, y: sheet.y() + SIZE.label * 0.65 });
    const look = { x: TEXT, maxWidth: MARGIN + INNER - TEXT, size: SIZE.label };
    sheet.paragraph(entry.when, { ...look, weight: 'semibold', fill: topicColour(entry.topic) });
    sheet.paragraph(entry.text, look);
    sheet.space(GAP);
  }
  const bottom = sheet.y() - GAP;
  sheet.add(...rail(timeline.entries, top, bottom, typesetter));
  const time = scaleLinear()
    .domain(yearsOf(timeline.entries))
    .range([top + 6, bottom - 6]);
  for (const { entry, y } of heads) {
    const at = time((entry.span.from + entry.span.to) / 2);
    const colour = topicColour(entry.topic);
    sheet.add(
      {
        kind: 'line',
        points: [
          [RAIL, at],
          [TEXT - 12, y],
        ],
        stroke: COLOUR.axis,
        width: 0.8,
      },
      { kind: 'dot', at: [RAIL, at], radius: 4, fill: colour, stroke: COLOUR.background, fact: entry.fact },
      { kind: 'dot', at: [TEXT - 10, y], radius: 2.2, fill: colour, stroke: colour },
    );
  }
  sheet.space(8);
  sheet.paragraph(timeline.sources, { size: SIZE.small, fill: COLOUR.muted });
  return sheet.finish();
}

function yearsOf(entries: readonly TimelineEntry[]): [number, number] {
  const from = Math.floor(entries[0]?.span.from ?? 0);
  return [from, Math.max(Math.ceil(entries.at(-1)?.span.to ?? 0), from + 1)];
}

function rail(entries: readonly TimelineEntry[], top: number, bottom: number, typesetter: Typesetter): Shape[] {
  const [from, to] = yearsOf(entries);
  const time = scaleLinear()
    .domain([from, to])
    .range([top + 6, bottom - 6]);
  const years = time.ticks(Math.max(2, Math.floor((bottom - top) / YEAR_DISTANCE))).filter(Number.isInteger);
  const widest = typesetter.width('2000', SIZE.axis, 'regular');
  return [
    {
      kind: 'line',
      points: [
        [RAIL, top],
        [RAIL, bottom],
      ],
      stroke: COLOUR.axis,
      width: 2,
    },
    ...years.flatMap((year): Shape[] => [
      {
        kind: 'line',
        points: [
          [RAIL - 5, time(year)],
          [RAIL, time(year)],
        ],
        stroke: COLOUR.axis,
        width: 1,
      },
      {
        kind: 'text',
        text: String(year),
        x: RAIL - 9 - widest,
        baseline: time(year) + SIZE.axis * 0.36,
        size: SIZE.axis,
        weight: 'regular',
        fill: COLOUR.muted,
        anchor: 'start',
      },
    ]),
  ];
}
