import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { applyBreak, type Break } from './list.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** A copy of the tree in a temporary folder, where code may be broken. */
export type Scratch = {
  readonly test: (options: TestRun) => Promise<unknown>;
  readonly tryBreak: (entry: Break) => Promise<Verdict>;
  readonly remove: () => void;
};

type TestRun = { readonly files: readonly string[]; readonly title: string; readonly workers: number };

/** A run that takes longer hangs, and its tests count as not run. */
const longestRunMs = 240_000;

/** Not of the code, or not to be copied anywhere. */
const leftOut = /^(node_modules|\.git|\.data|\.env|coverage|dist)$/;

export function makeScratch(root: string): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'haat-break-'));
  cpSync(root, folder, { recursive: true, filter: (path) => !leftOut.test(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const test = (options: TestRun) => runTests(folder, options);
  return {
    test,
    tryBreak: async (entry) => {
      const path = join(folder, entry.file);
      const whole = readFileSync(path, 'utf8');
      const broken = applyBreak(whole, entry);
      if (broken === undefined) return 'stale';
      writeFileSync(path, broken);
      try {
        const report = await test({ files: [entry.test], title: titleOf(entry), workers: 1 });
        return report === undefined ? 'crashed' : verdictOf(report, entry);
      } finally {
        writeFileSync(path, whole);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `S0-2` is not the beginning of `S0-26`. */
export const titleOf = ({ row, title }: Break): string => title ?? `${row}(?!\\d)`;

/** Vitest's JSON report of the tests whose full title fits; nothing when the run did not come to one. */
async function runTests(folder: string, { files, title, workers }: TestRun): Promise<unknown> {
  const report = join(folder, '.cache-report.json');
  rmSync(report, { force: true });
  const options = ['--reporter=json', `--outputFile=${report}`, `--maxWorkers=${workers}`, '-t', title];
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files, ...options], {
    cwd: folder,
    stdio: 'ignore',
    timeout: longestRunMs * files.length,
  });
  await once(child, 'exit');
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return undefined;
  }
}
