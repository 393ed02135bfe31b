import childProcess from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/**
 * Loaded before a program (`--expose-gc --import`), so that its memory can be asked for from outside: on SIGUSR2 it says
 * what is in use after everything unused was thrown away. The processes that it forks can be asked, too.
 */
const folder = String(process.env.MEMORY_FOLDER);
const fork = childProcess.fork;

childProcess.fork = ((program: string, args: readonly string[], options: childProcess.ForkOptions) =>
  fork(program, args, {
    ...options,
    env: { ...options.env, MEMORY_FOLDER: folder },
    execArgv: ['--expose-gc', ...(options.execArgv ?? []), '--import', import.meta.url],
  })) as typeof fork;
syncBuiltinESMExports();

process.on('SIGUSR2', () => {
  globalThis.gc?.();
  // What ends with the turn under way is thrown away as well.
  setImmediate(() => {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    const path = join(folder, `${process.pid}.json`);
    writeFileSync(`${path}.new`, JSON.stringify({ heapUsed, rss }));
    renameSync(`${path}.new`, path);
  });
});
