import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { loadPack } from '../../src/facts/load.ts';
import { loadPackAside } from '../../src/facts/load-aside.ts';
import { dataOf } from '../../src/facts/pack.ts';
import { PackError } from '../../src/facts/parse.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aside-'));
  writeFileSync(
    join(folder, 'pack.yaml'),
    'id: p\ntitle: P\nabout: p\nlanguage: en\nsubjects: [[p]]\ntopics: { ships: { title: Ships } }\n',
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

async function problemsOf(loading: Promise<unknown>): Promise<readonly { rule: string; message: string }[]> {
  const error: unknown = await loading.catch((reason: unknown) => reason);
  if (error instanceof PackError) return error.problems;
  throw new Error(`No PackError, but ${String(error)}`);
}

test('what comes from the other thread is the pack as it is loaded in this one', async () => {
  const [aside, { pack }] = await Promise.all([loadPackAside(DEFAULT_PACK), loadPack(DEFAULT_PACK)]);
  expect(dataOf(aside)).toEqual(dataOf(pack));
  for (const { id, topic, series } of pack.facts) {
    expect(aside.fact(id)).toEqual(pack.fact(id));
    expect(aside.conflictsOf(id)).toEqual(pack.conflictsOf(id));
    expect(aside.factsOfTopic(topic).length).toBe(pack.factsOfTopic(topic).length);
    if (series) expect(aside.factsOfSeries(series.id)).toEqual(pack.factsOfSeries(series.id));
  }
});

const A_MEGABYTE = 1_000_000;
const lines = (line: (at: number) => string) => {
  let text = '';
  for (let at = 0; text.length < A_MEGABYTE - 100; at++) text += `${line(at)}\n`;
  return text;
};

test.each([
  ['lines that are no YAML', lines(() => 'a: b: c')],
  ['items that are no facts', lines((at) => `- ${at}`)],
  ['facts in which everything is wrong', lines(() => '- {a: 1, b: 2, c: 3, d: 4}')],
  ['a map of many keys', lines((at) => `k${at}: 1`)],
  ['a map of many equal keys', lines(() => 'k: 1')],
  ['deep nesting', '['.repeat(50_000)],
  ['an open text', `- "${'a'.repeat(A_MEGABYTE - 100)}`],
])(
  '%s: refused with no more problems than a person can read, while others get their turn',
  async (_, text) => {
    writeFileSync(join(folder, 'ships.yaml'), text);
    let turns = 0;
    const ticking = setInterval(() => turns++, 2);
    const problems = await problemsOf(loadPackAside(folder));
    clearInterval(ticking);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(101);
    expect(turns).toBeGreaterThan(5);
  },
  60_000,
);

test('only the first hundred problems are listed, and that there are more', async () => {
  writeFileSync(
    join(folder, 'ships.yaml'),
    lines((at) => `- ${at}`),
  );
  const problems = await problemsOf(loadPack(folder));
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toMatchObject({ rule: 'more', message: 'only the first 100 problems are listed' });
});

test('what takes too long is given up', async () => {
  writeFileSync(
    join(folder, 'ships.yaml'),
    lines((at) => `k${at}: 1`),
  );
  const [problem] = await problemsOf(loadPackAside(folder, { withinMs: 1, memoryMb: 512 }));
  expect(problem).toMatchObject({ rule: 'size', message: expect.stringContaining('takes more than 0.001 s') });
});

test('what takes too much memory ends nothing but its own thread', async () => {
  writeFileSync(
    join(folder, 'ships.yaml'),
    lines((at) => `k${at}: 1`),
  );
  const [problem] = await problemsOf(loadPackAside(folder, { withinMs: 60_000, memoryMb: 48 }));
  expect(problem).toMatchObject({ rule: 'size', message: 'takes more than 48 MB to read' });
});
