import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests of plain functions, which start and leave nothing: their files may share what has been loaded. */
const PLAIN = [
  'answer',
  'bench',
  'charts',
  'chat',
  'commands',
  'daily',
  'docs',
  'facts',
  'i18n',
  'replies',
  'search',
].map((folder) => `test/${folder}/**/*.test.ts`);

/** Those that wait longest, for processes, leases and locks: begun last, they would keep one core waiting at the end. */
const LONGEST = ['test/e2e/', 'test/processes/locked-store', 'test/processes/start'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = LONGEST.findIndex((folder) => moduleId.includes(folder));
      return rank < 0 ? LONGEST.length : rank;
    };
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/summary-reporter.ts'],
    // Most of the time is spent waiting for processes, browsers and deadlines, so that no core need be left free.
    maxWorkers: '100%',
    // Many tests start the program; what Node makes of its files is made once (https://nodejs.org/api/module.html#module-compile-cache).
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/node', import.meta.url)) },
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'plain', include: PLAIN, isolate: false, globalSetup: './test/temporary-folder.ts' },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: PLAIN,
          // Ended in the opposite order: the database is gone when the folder is looked at.
          globalSetup: ['./test/temporary-folder.ts', './test/postgres-on-demand.ts'],
        },
      },
    ],
  },
});
