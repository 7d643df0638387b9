import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scaleLog } from 'd3-scale';
import { z } from 'zod';
import { middle } from './compare.ts';
import { type Measurement, measurement } from './measurement.ts';

/**
 * Draws docs/performance/growth.svg from docs/performance/measurements.json, which `npm run bench -- --json FILE` saves:
 * the time of 99 of 100 questions by the number of facts, both axes logarithmic.
 */
const FOLDER = new URL('../docs/performance/', import.meta.url);
const [WIDTH, HEIGHT] = [720, 420];
const AREA = { left: 64, right: 560, top: 24, bottom: 372 };
/** Grey reads on a light page as on a dark one; the strokes are told apart by their labels, not by colour alone. */
const TEXT = '#808080';
const STROKES: Readonly<Record<string, string>> = { dostyk: '#2f81f7', floor: '#3fb950' };
const DECADES = [0.001, 0.01, 0.1, 1, 10, 100, 1_000, 10_000];
const LABEL_HEIGHT = 15;

interface Line {
  readonly engine: string;
  readonly points: readonly (readonly [facts: number, p99Ms: number])[];
}

function linesOf(measurements: readonly Measurement[]): Line[] {
  const generated = measurements.filter((one) => one.generated);
  return [...Map.groupBy(generated, ({ engine }) => engine)].map(([engine, some]) => ({
    engine,
    points: [...Map.groupBy(some, ({ facts }) => facts)]
      .toSorted(([a], [b]) => a - b)
      .map(([facts, rounds]) => [facts, middle(rounds.map(({ p99Ms }) => p99Ms))] as const),
  }));
}

function draw(lines: readonly Line[]): string {
  const x = scaleLog([1_000, 100_000], [AREA.left, AREA.right]);
  const y = scaleLog([0.001, 10_000], [AREA.bottom, AREA.top]);
  const text = (at: number, down: number, words: string, anchor = 'start') =>
    `<text x="${at.toFixed(1)}" y="${down.toFixed(1)}" text-anchor="${anchor}">${words}</text>`;
  const grid = DECADES.map(
    (ms) =>
      `<path d="M${AREA.left} ${y(ms).toFixed(1)}H${AREA.right}" stroke="${TEXT}" stroke-opacity="0.25"/>${text(AREA.left - 8, y(ms) + 4, ms < 1 ? String(ms) : ms.toLocaleString('en'), 'end')}`,
  );
  const sizes = [1_000, 10_000, 100_000].map((n) => text(x(n), AREA.bottom + 20, n.toLocaleString('en'), 'middle'));
  let above = Number.NEGATIVE_INFINITY;
  const drawn = lines
    .toSorted((a, b) => (b.points.at(-1)?.[1] ?? 0) - (a.points.at(-1)?.[1] ?? 0))
    .map(({ engine, points }) => {
      const places = points.map(([facts, ms]) => [x(facts), y(ms)] as const);
      const [right, down] = places.at(-1) ?? [0, 0];
      above = Math.max(down + 4, above + LABEL_HEIGHT);
      const path = places.map(([a, b], at) => `${at === 0 ? 'M' : 'L'}${a.toFixed(1)} ${b.toFixed(1)}`).join('');
      const stroke = STROKES[engine] ?? TEXT;
      return [
        `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${STROKES[engine] ? 3 : 1.5}"/>`,
        ...places.map(([a, b]) => `<circle cx="${a.toFixed(1)}" cy="${b.toFixed(1)}" r="3" fill="${stroke}"/>`),
        text(Math.max(right, AREA.right) + 10, above, engine),
      ].join('');
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="Time of a question, 99th percentile, by the number of facts" font-family="sans-serif" font-size="12" fill="${TEXT}">
${[...grid, ...sizes, text(AREA.left, 14, 'milliseconds a question, 99th percentile'), text((AREA.left + AREA.right) / 2, HEIGHT - 8, 'facts', 'middle'), ...drawn].join('\n')}
</svg>
`;
}

const saved: unknown = JSON.parse(readFileSync(fileURLToPath(new URL('measurements.json', FOLDER)), 'utf8'));
writeFileSync(fileURLToPath(new URL('growth.svg', FOLDER)), draw(linesOf(z.array(measurement).parse(saved))));
