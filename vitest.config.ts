import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: './test/postgres-on-demand.ts',
    reporters: ['default', './test/summary-reporter.ts'],
    // Most of the time is spent waiting for processes, browsers and deadlines, so that no core need be left free.
    maxWorkers: '100%',
    // Many tests start the program; what Node makes of its files is made once (https://nodejs.org/api/module.html#module-compile-cache).
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/node', import.meta.url)) },
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
