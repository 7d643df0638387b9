import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../src/cli/facts.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'packs-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Writes a pack with one fact and gives its folder. */
function writePack(name: string, url: string, sources: number): string {
  const folder = join(root, name);
  mkdirSync(folder);
  const source = `{ publisher: P, title: T, url: "${url}", published: null, lang: en }`;
  const head = `id: ${name}\ntitle: A\nabout: a\nlanguage: en\nsubjects: []\ntopics: { ships: { title: Ships } }\n`;
  writeFileSync(join(folder, 'pack.yaml'), head);
  writeFileSync(
    join(folder, 'ships.yaml'),
    `- id: fleet
  statement: Lindau has 3 ships.
  answer: "3"
  questions: [how many ships, ships of Lindau, Lindau fleet]
  entities: [Lindau]
  date: null
  status: confirmed
  sources: [${Array(sources).fill(source).join(', ')}]
`,
  );
  return folder;
}
const check = (...folders: string[]) => spawnSync(process.execPath, [program, ...folders], { encoding: 'utf8' });

test('a sound pack is success, and what to expect of it is told', () => {
  const folder = writePack('sound', 'https://example.org/', 1);
  const { status, stdout } = check(folder);
  expect(stdout).toMatch(
    /sound: 1 facts, no problems\n {2}Expect about \d+ of 10 questions to be answered, \d+ of 100 wrongly/,
  );
  expect(status).toBe(0);
});

test('the problems of all packs are told by folder, file and line, addresses as they were written', () => {
  const broken = writePack('broken', 'https://example.org/a/../b', 2);
  const missing = join(root, 'missing');
  const { status, stdout } = check(broken, missing);
  expect(stdout).toContain(`${broken}/ships.yaml:1: duplicate-source: fleet: names https://example.org/a/../b`);
  expect(stdout).toContain(`${broken}: 1 facts, 1 problem\n`);
  expect(stdout).toContain(`${missing}:1: folder: cannot be read`);
  expect(status).toBe(1);
});
