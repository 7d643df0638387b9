import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DEFAULT_PACK } from '../src/config/index.ts';
import { compare, growth } from './compare.ts';
import { ENGINES } from './engines.ts';
import { type Measurement, measurement } from './measurement.ts';
import { table } from './table.ts';

/**
 * Compares search engines on the pack and on generated packs:
 * `run.ts [--quick] [--rounds N] [--sizes N,N] [--engine NAME]… [--json FILE]`.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    engine: { type: 'string', multiple: true, default: Object.keys(ENGINES) },
    json: { type: 'string' },
  },
});
const rounds = values.quick ? 1 : z.coerce.number().int().min(1).max(20).catch(3).parse(values.rounds);
/** A slower engine, in milliseconds a question, is measured in one round: its ratios do not hang on a millisecond. */
const SLOW = 50;
/** One that is slower still is not measured on larger packs: it would take hours. */
const HOPELESS = 1_000;

const sources = values.quick ? [DEFAULT_PACK, '1000'] : [DEFAULT_PACK, ...values.sizes.split(',')];
const budget = values.quick ? '800' : '5000';
/** Milliseconds after which an engine is given up on one pack. */
const LIMIT = 180_000;
const program = fileURLToPath(new URL('./measure.ts', import.meta.url));
const all: Measurement[] = [];

for (const source of sources) {
  const some: Measurement[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const engine of values.engine) {
      if (all.some((one) => one.engine === engine && one.medianMs > HOPELESS)) continue;
      if (some.some((one) => one.engine === engine && one.medianMs > SLOW)) continue;
      const measured = measureApart(engine, source);
      if (!measured) continue;
      some.push(measured);
      save([...all, ...some]);
    }
  }
  all.push(...some);
  process.stdout.write(`\n${some[0]?.facts ?? 0} facts\n${table(compare(some))}\n`);
}
const grown = growth(all);
if (grown.length > 0)
  process.stdout.write(`\nGrowth from the smallest generated pack to the largest\n${table(grown)}\n`);

function save(measured: readonly Measurement[]): void {
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`);
}

/** In a process of its own, so that one engine's memory and compiled code do not weigh on the next. */
function measureApart(engine: string, source: string): Measurement | undefined {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=4096', program, engine, source, budget],
    { encoding: 'utf8', timeout: LIMIT },
  );
  if (status === 0) return measurement.parse(JSON.parse(stdout));
  process.stderr.write(`${engine} on ${source} was not measured: ${signal ?? stderr}\n`);
  process.exitCode = 1;
  return undefined;
}
