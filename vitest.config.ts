import { defineConfig } from 'vitest/config';
import { summaryReporter } from './scripts/check/summary-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', summaryReporter()],
    pool: 'forks',
    // PGlite holds 400-700 MB an instance, and the target machine has two cores.
    maxWorkers: 2,
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
