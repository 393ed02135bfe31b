import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applyBreak, chosenBreaks, readBreaks, rowsToBreak } from '../../scripts/breaks/list.ts';
import { verdictOf } from '../../scripts/breaks/verdict.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const breaks = readBreaks(root);

describe('the list of breaks', () => {
  it('has at least one for every row', () => {
    const listed = new Set(breaks.map(({ row }) => row));
    expect(rowsToBreak.filter((row) => !listed.has(row))).toEqual([]);
    expect(rowsToBreak).toHaveLength(90);
  });

  it('fits the code as it is: each text stands in its file once, and each test is there', () => {
    const stale = breaks.filter((entry) => {
      const file = join(root, entry.file);
      return !existsSync(file) || applyBreak(readFileSync(file, 'utf8'), entry) === undefined;
    });
    expect(stale.map(({ row, file, find }) => `${row} ${file}: ${find}`)).toEqual([]);
    expect(breaks.filter(({ test }) => !existsSync(join(root, test)))).toEqual([]);
  });

  it('changes something each time, and nothing twice in the same way', () => {
    expect(breaks.filter(({ find, replace }) => find === replace)).toEqual([]);
    const seen = breaks.map(({ row, file, replace, find }) => [row, file, find, replace].join('\n'));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is run for one row, or from a row on', () => {
    const rows = (wish: Parameters<typeof chosenBreaks>[1]) =>
      new Set(chosenBreaks(breaks, wish).map(({ row }) => row));
    expect([...rows({ row: 'S0-2' })]).toEqual(['S0-2']);
    expect([...rows({ from: 'S0-89' })]).toEqual(['S0-89', 'S0-90']);
    expect(rows({}).size).toBe(90);
  });

  it('takes out a text that stands there once, whatever characters it has', () => {
    const entry = { row: 'S9-1', file: 'a.ts', find: 'a + b', replace: '$& - $1', test: 'a.test.ts' };
    expect(applyBreak('return a + b;', entry)).toBe('return $& - $1;');
    expect(applyBreak('return a + b, a + b;', entry)).toBeUndefined();
    expect(applyBreak('return b;', entry)).toBeUndefined();
  });
});

describe('the verdict on a break', () => {
  const ran = (title: string, status: string, message?: string, group = 'a sale') => ({
    ancestorTitles: [group],
    title,
    status,
    failureMessages: message === undefined ? [] : [message],
  });
  const about = { row: 'S9-2', test: 'test/a.test.ts' };
  const other = { name: '/tmp/test/b.test.ts', assertionResults: [] };
  const verdict = (...assertionResults: ReturnType<typeof ran>[]) =>
    verdictOf({ testResults: [other, { name: '/tmp/test/a.test.ts', assertionResults }] }, about);
  const unmet = 'AssertionError: expected 1 to be 2';

  it('is that it was caught when a test that names the row disagrees', () => {
    expect(verdict(ran('S9-1 S9-2: sells', 'failed', unmet))).toBe('caught');
    expect(verdict(ran('S9-1..3: sells', 'failed', unmet))).toBe('caught');
    expect(verdict(ran('sells', 'failed', unmet, 'S9-2: a sale'))).toBe('caught');
    expect(verdict(ran('S9-2: sells', 'failed', 'Error: nothing called @sell was offered'))).toBe('caught');
  });

  it('is that it survived when only others do', () => {
    const passed = ran('S9-2: sells', 'passed');
    expect(verdict(passed, ran('S9-20: pays', 'failed', unmet))).toBe('survived');
    expect(verdict(passed, ran('S9-1: pays', 'failed', unmet, 'S9-2: a sale'))).toBe('survived');
  });

  it('is not caught by a crash, a time-out, or a file that did not load', () => {
    expect(verdict(ran('S9-2: sells', 'failed', 'TypeError: x is not a function'))).toBe('crashed');
    expect(verdict(ran('S9-2: sells', 'failed', 'Error: Test timed out in 30000ms.'))).toBe('crashed');
    expect(verdict()).toBe('crashed');
  });

  it('is nothing where no test names the row, or none was run', () => {
    expect(verdict(ran('sells', 'passed'))).toBe('unsound');
    expect(verdict(ran('S9-2: sells', 'skipped'))).toBe('unsound');
  });
});
