import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional() }),
  ),
});

/** Licences under which a package may be used by a program under MIT, to anybody. */
const COMPATIBLE =
  /^\(?(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|P(?:ython|SF)-2\.0|MPL-2\.0|OFL-1\.1|MIT-0| OR | AND |\(|\))+\)?$/;

/** What the program runs with; what only its tests need goes nowhere. */
const packages = Object.entries(lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages)
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path, { version = '', license = 'none' }]) => ({
    name: path.split('node_modules/').at(-1) ?? path,
    version,
    // One package names no licence of the SPDX list; the text that comes with it is that of Apache 2.0.
    license: license === 'Apache License' ? 'Apache-2.0' : license,
  }));

test('every dependency of the program has a licence that goes with MIT', () => {
  expect(packages.length).toBeGreaterThan(50);
  expect(packages.filter(({ license }) => !COMPATIBLE.test(license))).toEqual([]);
});

test('docs/licences.md lists them', async () => {
  const byLicence = Map.groupBy(packages, ({ license }) => license);
  const sections = [...byLicence]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([license, some]) => `## ${license}\n\n${[...new Set(some.map(({ name }) => name))].toSorted().join(', ')}\n`);
  const text = `# Licences

Dostyk itself is under the [MIT licence](../LICENSE). It runs with these packages, each under its own; their texts come with
them in \`node_modules\`. \`npx vitest run test/docs/licences.test.ts -u\` writes this list.

${sections.join('\n')}`;
  await expect(text).toMatchFileSnapshot('../../docs/licences.md');
});
