import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const entry = z.looseObject({ integrity: z.string().optional(), resolved: z.string().optional() });
const lock = z.object({ packages: z.record(z.string(), entry) });
const { packages } = lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
/** Without the project itself, which is the entry with an empty path. */
const entries = Object.entries(packages).filter(([path]) => path !== '');

test('npm ci checks every package on every system, since the lock file has a hash for each', () => {
  expect(entries.length).toBeGreaterThan(400);
  const withoutHash = entries.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
  expect(withoutHash.map(([path]) => path)).toEqual([]);
});

test('no package comes from an address of its own', () => {
  expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});

const read = (file: string) => readFileSync(file, 'utf8');

test.each([
  // Node has a version of three numbers, PostgreSQL one of two.
  ['Dockerfile', /^FROM (\S+)/gm, /^node:\d+\.\d+\.\d+-slim$/],
  ['compose.yaml', /^ +image: (?!dostyk$)(\S+)/gm, /^postgres:\d+\.\d+$/],
  ['.github/workflows/ci.yml', /uses: (\S+)/g, /^actions\/[a-z-]+@v\d+\.\d+\.\d+$/],
])('%s names exact versions', (file, naming, exact) => {
  const named = [...read(file).matchAll(naming)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(name).toMatch(exact);
});

test('the image has the Node that the project is tested with', () => {
  expect(read('Dockerfile').match(/node:([\d.]+)/)?.[1]).toBe(read('.node-version').trim());
});
