import { type Box, overlaps, type Point } from './scene.ts';

export interface Labelled {
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

export interface PlacedLabel {
  readonly box: Box;
  /** The line from its mark to it; undefined where it lies so near that none is needed. */
  readonly leader: readonly [Point, Point] | undefined;
}

/** The marks are about so large; a label keeps clear of them. */
const MARK_RADIUS = 6;
/** Marks within this distance of one another may want the same places. */
const CROWD = 60;
/** How far from its mark a label may lie, in turn. */
const DISTANCES = [9, 16, 26, 38, 52, 68];
const FAR = 12;
/** Where round its mark a label may lie, best first: above, below, to the sides, between. */
const DIRECTIONS: readonly Point[] = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
  [0.8, -0.8],
  [-0.8, -0.8],
  [0.8, 0.8],
  [-0.8, 0.8],
];

/**
 * Finds each mark's label a place within the area where it covers no other label and no mark, as near as may be, and
 * without a line to it that crosses another mark. Marks
 * in a crowd choose first. A label for which there is no such place is left out (undefined).
 */
export function placeLabels(marks: readonly Labelled[], area: Box): readonly (PlacedLabel | undefined)[] {
  const crowd = ({ at }: Labelled) => marks.filter((other) => distance(other.at, at) < CROWD).length;
  const order = marks.toSorted((a, b) => crowd(b) - crowd(a));
  const taken: Box[] = marks.map(({ at: [x, y] }) => ({
    x: x - MARK_RADIUS,
    y: y - MARK_RADIUS,
    width: 2 * MARK_RADIUS,
    height: 2 * MARK_RADIUS,
  }));
  const places = new Map<Labelled, PlacedLabel>();
  for (const mark of order) {
    const clear = (line: readonly Point[]) =>
      marks.every((other) => other === mark || line.every((point) => distance(point, other.at) > MARK_RADIUS + 1));
    const place = candidates(mark).find(
      ({ box, leader }) =>
        inside(box, area) && !taken.some((other) => overlaps(box, other, 1)) && clear(pointsOf(leader)),
    );
    if (!place) continue;
    taken.push(place.box);
    places.set(mark, place);
  }
  return marks.map((mark) => places.get(mark));
}

function candidates({ at, width, height }: Labelled): PlacedLabel[] {
  const [x, y] = at;
  return DISTANCES.flatMap((away) =>
    DIRECTIONS.map(([right, down]) => {
      const left = x + right * (away + width / 2) - width / 2;
      const top = y + down * (away + height / 2) - height / 2;
      const box = { x: left, y: top, width, height };
      return { box, leader: away > FAR ? [at, nearestPoint(at, box)] : undefined };
    }),
  );
}

function nearestPoint([x, y]: Point, box: Box): Point {
  return [Math.min(Math.max(x, box.x), box.x + box.width), Math.min(Math.max(y, box.y), box.y + box.height)];
}

/** Points along a line, near enough to one another that no mark fits between them. */
function pointsOf(line: PlacedLabel['leader']): readonly Point[] {
  if (!line) return [];
  const [[x, y], [endX, endY]] = line;
  const steps = Math.ceil(distance(...line) / MARK_RADIUS);
  return Array.from({ length: steps + 1 }, (_, at) => [
    x + ((endX - x) * at) / Math.max(steps, 1),
    y + ((endY - y) * at) / Math.max(steps, 1),
  ]);
}

function inside(box: Box, area: Box): boolean {
  return (
    box.x >= area.x &&
    box.y >= area.y &&
    box.x + box.width <= area.x + area.width &&
    box.y + box.height <= area.y + area.height
  );
}

function distance([x, y]: Point, [otherX, otherY]: Point): number {
  return Math.hypot(x - otherX, y - otherY);
}
