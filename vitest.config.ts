import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: './test/postgres-on-demand.ts',
    reporters: ['default', './test/summary-reporter.ts'],
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
