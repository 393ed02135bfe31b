import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Prints `12 passed, 0 failed` as the very last line of a run, where a machine can find it. */
export function summaryReporter(): Reporter {
  return {
    onTestRunEnd: (modules, unhandled) => {
      const { passed, failed } = count(modules);
      // Vitest's own summary comes after the reporters' last word.
      process.once('exit', () => writeSync(1, `${passed} passed, ${failed + unhandled.length} failed\n`));
    },
  };
}

/** A file or suite that broke before its tests ran counts as one failure. */
function count(modules: readonly TestModule[]): { passed: number; failed: number } {
  let passed = 0;
  let failed = 0;
  for (const module of modules) {
    failed += module.errors().length > 0 ? 1 : 0;
    for (const suite of module.children.allSuites()) failed += suite.errors().length > 0 ? 1 : 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed++;
      if (state === 'failed') failed++;
    }
  }
  return { passed, failed };
}
