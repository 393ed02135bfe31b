import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type News, order } from '../protocol.ts';
import type { SessionSettings } from '../session-settings.ts';
import type { Reason } from '../states.ts';
import { kindOf } from './failure.ts';
import { loadLibrary } from './library.ts';
import { type Life, live } from './life.ts';
import { endOrphan, InUse } from './orphan.ts';

/**
 * The process that has the browser, started by Haat and ended with it. The library throws where nobody can catch it, and
 * its browser hangs and dies: all that ends here, and Haat goes on.
 */
let life: Life | undefined;
let stopping = false;

const tell = (news: News): void => {
  if (process.connected) process.send?.(news);
};

/** What was told is on its way before the pipe is closed. */
const leave = (): void => {
  if (!process.connected) process.exit(0);
  process.send?.({ type: 'noted', line: 'the session is over' } satisfies News, undefined, undefined, () =>
    process.exit(0),
  );
};

async function begin(settings: SessionSettings): Promise<void> {
  const unable = (why: Reason, detail?: string): void => {
    tell({ type: 'state', state: 'dead', why, detail });
    leave();
  };
  const { chromium } = settings;
  if (chromium === undefined || !existsSync(chromium)) return unable('browser-missing', chromium);
  if (process.getuid?.() === 0 && !settings.args.includes('--no-sandbox')) return unable('as-root');
  mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
  try {
    if (await endOrphan(settings.folder, fileURLToPath(import.meta.url)))
      tell({ type: 'noted', line: 'a browser that was left behind was ended' });
  } catch (error) {
    if (error instanceof InUse) return unable('in-use');
    throw error;
  }
  const library = await loadLibrary();
  if (!library) return unable('module-missing');
  if (stopping) return leave();
  life = live({ library, settings: { ...settings, chromium }, tell, over: leave });
}

const stop = (): void => {
  stopping = true;
  if (life) void life.end('ended');
  else leave();
};

process.on('message', (message) => {
  const { data } = order.safeParse(message);
  if (!data) return;
  if (data.type === 'start')
    begin(data.settings).catch((error: unknown) => {
      tell({ type: 'noted', line: `it could not begin: ${kindOf(error)}` });
      tell({ type: 'state', state: 'dead', why: 'start-failed' });
      leave();
    });
  else if (data.type === 'stop') stop();
  else life?.obey(data);
});

// Haat is gone: so is the browser.
process.on('disconnect', stop);

// Whoever presses Ctrl-C means Haat, which finishes what is under way and then says so.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

// Thrown by the library where nobody waits for it. What it broke is found by looking at the page.
process.on('unhandledRejection', (error) =>
  tell({ type: 'noted', line: `the library failed: ${kindOf(error)}` }),
);
process.on('uncaughtException', (error) => {
  tell({ type: 'noted', line: `the library failed: ${kindOf(error)}` });
  if (life) void life.end('start-failed');
  else leave();
});
