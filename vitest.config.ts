import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

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

export default defineConfig({
  test: {
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
