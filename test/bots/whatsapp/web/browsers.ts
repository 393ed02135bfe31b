import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which processes have the phone that is linked in this folder. */
export const keptBy = (folder: string): { readonly browser: number; readonly keeper: number } =>
  JSON.parse(readFileSync(join(folder, 'browser.json'), 'utf8'));

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

/** The processes that draw pages: they die and hang alone. */
export function renderersOf(folder: string): readonly number[] {
  const profile = `--user-data-dir=${join(folder, 'session')}`;
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all
    .filter((pid) => commandOf(pid).includes('--type=renderer'))
    .filter((pid) => ancestryOf(pid).some((each) => commandOf(each).includes(profile)))
    .map(Number);
}

function ancestryOf(pid: string): readonly string[] {
  const all = [pid];
  for (let at = pid; Number(at) > 1; ) {
    at = /^PPid:\s+(\d+)$/m.exec(statusOf(at))?.[1] ?? '0';
    all.push(at);
  }
  return all;
}

const statusOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
};

export const signal = (name: 'KILL' | 'STOP' | 'TERM', pids: readonly number[]): void => {
  execFileSync('kill', [`-${name}`, ...pids.map(String)]);
};

export function isAlive(pid: number): boolean {
  return commandOf(String(pid)) !== '';
}
