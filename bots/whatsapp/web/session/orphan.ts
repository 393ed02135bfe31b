import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const record = z.object({ browser: z.number().int().positive(), keeper: z.number().int().positive() });

const recordOf = (folder: string): string => join(folder, 'browser.json');

/** Where LocalAuth puts the browser's profile. */
export const profileOf = (folder: string): string => join(folder, 'session');

/** Which browser has the profile, and who looks after it. */
export function noteBrowser(folder: string, browser: number): void {
  writeFileSync(recordOf(folder), JSON.stringify({ browser, keeper: process.pid }), { mode: 0o600 });
}

export const forgetBrowser = (folder: string): void => rmSync(recordOf(folder), { force: true });

/** Another Haat that is alive has this profile. */
export class InUse extends Error {}

/**
 * Ends the browser that a process which was killed left behind: it is still linked, receives what is meant for us, and
 * holds the profile. Exactly that one, and only if its command line names our profile.
 */
export async function endOrphan(folder: string, program: string): Promise<boolean> {
  const left = readRecord(folder);
  if (left && left.keeper !== process.pid && commandOf(left.keeper).includes(program))
    throw new InUse(`by process ${left.keeper}`);
  const isOurs = (pid: number): boolean => isBrowserOf(commandOf(pid), folder);
  const found = [...new Set([...(left ? [left.browser] : []), ...everybody()])].filter(isOurs);
  // Each leads a group of its own, with all its processes in it, also where a script started it.
  for (const pid of found) kill(-pid);
  for (let tries = 0; found.some(isOurs) && tries < 100; tries++) await wait(50);
  unlock(folder);
  forgetBrowser(folder);
  return found.length > 0;
}

/** The browser itself: what it has started names a type. */
const isBrowserOf = (command: string, folder: string): boolean =>
  command.includes(`--user-data-dir=${profileOf(folder)} `) && !command.includes(' --type=');

/** Who was killed in the second between the browser's start and the note of it has left none. */
function everybody(): readonly number[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/** A lock of a browser that is gone, or of another computer (a container has a new name each time). */
const unlock = (folder: string): void => {
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profileOf(folder), name), { force: true });
};

function readRecord(folder: string) {
  try {
    return record.safeParse(JSON.parse(readFileSync(recordOf(folder), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Empty for a process that is not there. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return process.platform === 'linux' ? '' : askPs(pid);
  }
}

function askPs(pid: number): string {
  try {
    const asked = ['-ww', '-o', 'command=', '-p', String(pid)];
    const shown = execFileSync('ps', asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return `${shown.trim()} `;
  } catch {
    return '';
  }
}

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
