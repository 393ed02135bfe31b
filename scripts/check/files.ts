import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export type SourceFile = { readonly path: string; readonly text: string };

/** Data that came from elsewhere, and what tools write. */
const notOurs = /^(test\/data|db\/migrations|db\/seed)\/|package-lock\.json$/;

/** The repository's own text files that match, committed or new, with paths relative to its root. */
export function ourFiles(matching: RegExp): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((path) => matching.test(path) && !notOurs.test(path) && existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
