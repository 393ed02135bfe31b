import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';

/** Who uses a data folder. */
export type Holder = {
  readonly pid: number;
  readonly host: string;
  /** When that process started, as the system counts it: another process may get the same number later. */
  readonly started: string;
  /** Where it can be reached, once it listens. */
  readonly url?: string;
};

export type Lock = {
  /** Tells other processes where this one can be reached. */
  announce(url: string): void;
  release(): void;
};

export class AlreadyRunning extends Error {
  readonly code = 'ALREADY_RUNNING';
  readonly holder: Holder;

  constructor(holder: Holder) {
    const where = holder.url ? `, ${holder.url}` : '';
    super(`Haat is already running on this folder (process ${holder.pid}${where})`);
    this.holder = holder;
  }
}

/** Milliseconds between two signs of life, and without one until a process of another machine is taken for dead. */
const beat = 5_000;
const silence = 20_000;

/** Milliseconds in which a file this small is surely written. */
const tooLong = 2_000;

/**
 * Takes the folder for this process; it need not exist. PGlite itself lets two processes write into each other's
 * files, and what one of them was told is kept is then gone. Throws AlreadyRunning when another process has it.
 */
export function lockFolder(dataDir: string): Lock {
  const path = lockPath(dataDir);
  const own: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  take(path, own);
  const isOurs = (): boolean => isSame(read(path), own);
  const pulse = setInterval(() => isOurs() && utimesSync(path, new Date(), new Date()), beat).unref();
  const release = (): void => {
    clearInterval(pulse);
    process.off('exit', release);
    if (isOurs()) rmSync(path, { force: true });
  };
  process.on('exit', release);
  const announce = (url: string): void => {
    writeFileSync(`${path}.${own.pid}`, JSON.stringify({ ...own, url }));
    renameSync(`${path}.${own.pid}`, path);
  };
  return { announce, release };
}

/** The process that has the folder now, or undefined when nobody has it. */
export function readLock(dataDir: string): Holder | undefined {
  const path = lockPath(dataDir);
  const holder = read(path);
  return holder && isAlive(holder, path) ? holder : undefined;
}

/** Beside the folder, since the folder itself is made in another place and then renamed. */
const lockPath = (dataDir: string): string => `${dataDir.replace(/[/\\]+$/, '')}.lock`;

function take(path: string, own: Holder): void {
  while (!create(path, own)) {
    const holder = read(path);
    if (holder && isAlive(holder, path)) throw new AlreadyRunning(holder);
    clearStale(path);
  }
}

function create(path: string, own: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** One process at a time, and after a second look: otherwise two would remove each other's fresh lock. */
function clearStale(path: string): void {
  const guard = `${path}.clearing`;
  if (!enter(guard)) return;
  try {
    const holder = read(path);
    if (holder ? !isAlive(holder, path) : ageOf(path) > tooLong) rmSync(path, { force: true });
    else pause();
  } finally {
    rmdirSync(guard);
  }
}

function enter(guard: string): boolean {
  try {
    mkdirSync(guard);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (ageOf(guard) > tooLong) rmdirSync(guard);
    pause();
    return false;
  }
}

const pause = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
};

/** Undefined when there is no lock, or when it is being written this moment. */
function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host, started }: Holder, path: string): boolean {
  if (host !== hostname()) return ageOf(path) < silence;
  return exists(pid) && (started === '' || started === startOf(pid));
}

/** Signal 0 asks without disturbing. EPERM: it is there, and somebody else's. */
function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Boot and start time of a process; empty where the system does not tell. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // Field 22 of proc(5) stat, counted after the name, which is in brackets and may hold blanks.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

const isSame = (one: Holder | undefined, other: Holder): boolean =>
  one?.pid === other.pid && one.host === other.host && one.started === other.started;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
