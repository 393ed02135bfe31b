import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { WhatsappWeb } from '../../../../standins/whatsapp-web/index.ts';
import { databaseKinds, testDatabaseUrl } from '../../../../support/database.ts';
import { keptBy, signal } from '../browsers.ts';
import { settingsOf } from '../linked.ts';

/** What a process holds after everything unused was thrown away, in bytes. */
export type Memory = { readonly heapUsed: number; readonly rss: number };

/** A shop on a linked phone, in processes of its own. */
export type WholeShop = {
  /** Where the link to the phone is kept. */
  readonly folder: string;
  /** Waits for a code, and scans it. */
  link(): Promise<void>;
  /** Ends the browser as the kernel does when memory is short. */
  killBrowser(): void;
  /** Ends Haat and its process that has the browser, which stays behind. */
  kill(): Promise<void>;
  /** Again, on the same folder and database. */
  start(): void;
  /** Does it, and waits until the browser is looked after by another process than before. */
  untilAnother(does: () => void): Promise<void>;
  /** Of Haat, and of its process that has the browser. */
  memory(): Promise<{ readonly haat: Memory; readonly keeper: Memory }>;
  close(): Promise<void>;
};

export type WholeOptions = {
  /** Milliseconds before new starts; those of every shop when absent. */
  readonly pauses?: readonly number[];
};

const program = fileURLToPath(new URL('./program.ts', import.meta.url));
const measured = new URL('../../../../support/measured.ts', import.meta.url).href;

/** On Postgres where there is one: an embedded database is memory, too. */
export async function openWholeShop(wa: WhatsappWeb, options: WholeOptions = {}): Promise<WholeShop> {
  const home = mkdtempSync(join(tmpdir(), 'haat-whole-'));
  const folder = join(home, 'whatsapp-web');
  const haat = processWith({
    ...process.env,
    ...(databaseKinds.includes('postgres') ? { DATABASE_URL: await testDatabaseUrl() } : {}),
    ...{ DATA_DIR: join(home, 'database'), MEMORY_FOLDER: home },
    SESSION: JSON.stringify({ ...options, settings: await settingsOf(wa, folder, {}) }),
  });
  haat.start();
  return {
    folder,
    link: () => link(wa),
    killBrowser: () => signal('KILL', [keptBy(folder).browser]),
    kill: async () => {
      signal('KILL', [haat.pid(), keptBy(folder).keeper]);
      await haat.ended();
    },
    start: haat.start,
    untilAnother: async (does) => {
      const { keeper } = keptBy(folder);
      does();
      const now = () => attempt(() => keptBy(folder).keeper) ?? keeper;
      await expect.poll(now, { timeout: 60_000 }).not.toBe(keeper);
    },
    memory: async () => ({
      haat: await memoryOf(home, haat.pid()),
      keeper: await memoryOf(home, keptBy(folder).keeper),
    }),
    close: async () => {
      signal('TERM', [haat.pid()]);
      await haat.ended();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Haat itself, one after another. */
function processWith(env: NodeJS.ProcessEnv) {
  let haat: ChildProcess | undefined;
  const flags = ['--expose-gc', '--import', 'tsx', '--import', measured];
  return {
    start: () => {
      haat = spawn(process.execPath, [...flags, program], { stdio: ['ignore', 'ignore', 'inherit'], env });
    },
    pid: () => Number(haat?.pid),
    ended: async () => {
      if (haat?.exitCode === null && haat.signalCode === null) await once(haat, 'exit');
    },
  };
}

async function link({ world, phone }: WhatsappWeb): Promise<void> {
  const shown = () => [...world.lines].find(({ ref }) => ref !== undefined)?.ref;
  await expect.poll(shown, { timeout: 60_000 }).toBeDefined();
  phone.scan(`${shown()},noise,identity,secret,1`);
}

async function memoryOf(home: string, pid: number): Promise<Memory> {
  const path = join(home, `${pid}.json`);
  rmSync(path, { force: true });
  process.kill(pid, 'SIGUSR2');
  const read = () => attempt<Memory>(() => JSON.parse(readFileSync(path, 'utf8')));
  await expect.poll(read, { timeout: 20_000 }).toBeDefined();
  return read() as Memory;
}

/** What is read of a file that may not be there at this moment. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
