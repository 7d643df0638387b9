import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DEFAULT_PACK } from '../src/config.ts';
import { ENGINES } from './engines.ts';

/** Compares search engines on the pack and on generated packs: `run.ts [--quick] [--json FILE]`. */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } } });

const measurement = z.object({
  engine: z.string(),
  facts: z.number(),
  buildMs: z.number(),
  heapMiB: z.number(),
  medianMs: z.number(),
  p99Ms: z.number(),
  questions: z.number(),
  firstRight: z.number(),
});

const sources = values.quick ? [DEFAULT_PACK, '1000'] : [DEFAULT_PACK, '1000', '10000', '100000'];
const budget = values.quick ? '1000' : '8000';
const program = fileURLToPath(new URL('./measure.ts', import.meta.url));
const all: z.infer<typeof measurement>[] = [];

for (const source of sources) {
  const some = Object.keys(ENGINES).map((engine) => {
    // A process each, so that one engine's memory and compiled code do not weigh on the next.
    const output = execFileSync(process.execPath, ['--expose-gc', program, engine, source, budget], {
      encoding: 'utf8',
    });
    return measurement.parse(JSON.parse(output));
  });
  all.push(...some);
  const floor = some.find(({ engine }) => engine === 'floor');
  const rows = some.map((one) => ({
    engine: one.engine,
    'median ms': one.medianMs.toFixed(3),
    'p99 ms': one.p99Ms.toFixed(3),
    'p99 / floor': (one.p99Ms / (floor?.p99Ms ?? 1)).toFixed(1),
    'build / floor': (one.buildMs / (floor?.buildMs ?? 1)).toFixed(1),
    'heap MiB': one.heapMiB.toFixed(1),
    'first right %': ((100 * one.firstRight) / one.questions).toFixed(0),
    questions: one.questions,
  }));
  process.stdout.write(`\n${some[0]?.facts ?? 0} facts\n${table(rows)}\n`);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);

function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}
