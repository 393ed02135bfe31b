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
    // Three times what a quiet machine needs at most: a test that waits in vain is rare, a slow machine is not.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
