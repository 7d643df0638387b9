import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseFile } from '../../src/facts/parse.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parse-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The parser that is fast reads most files, the one that knows lines the rest: what they make of a text must be the same. */
test.each([
  'a: 2019-12-05',
  'a: "2019"\nb: 2019\nc: 1_000\nd: 0x1F\ne: 0o17\nf: 1e3\ng: 12:30:45',
  'a: yes\nb: No\nc: true\nd: ~\ne: null\nf:\ng: ""',
  'a: \'it\'\'s\'\nb: "caf\\u00e9 \\"x\\""\nc: plain # comment\nd: plain#no comment',
  'a: >-\n  folded\n  text\nb: |\n  kept\n  lines\n',
  'a: several\n  lines of\n  plain text\nb: "and of\n  quoted"',
  '- a\n- b: 1\n  c: [x, "y, z", {d: e}]\n-\n  - nested',
  '? key\n: value',
  '<<: {a: 1}',
  '"quoted key": 1\n1: number as a key',
  '__proto__: {x: 1}\nconstructor: 2',
  'a: R&D and 5 % of 10*10!',
  'a: "Kunst & Kultur"\nb: "*star*"\nc: "!"',
  '%YAML 1.2\n---\na: 1',
  '---\na: 1\n...\n',
  'a: !!str 1',
  'a: Қазақстан – Германия « »',
  '\ufeffa: 1',
  'a: 1\r\nb: 2\r\n',
  '',
  '# nothing',
])('%j is read by its meaning', async (text) => {
  await writeFile(join(folder, 'a.yaml'), text);
  const { value, problems } = await parseFile(folder, 'a.yaml', z.unknown());
  expect(problems).toEqual([]);
  expect(value).toEqual(parse(text));
});
