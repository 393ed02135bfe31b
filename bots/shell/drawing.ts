import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { no, type Result } from '#core/shared/index.ts';
import type { Evidence } from '#db/evidence/index.ts';
import { bareEnvironment } from './bare-environment.ts';
import type { PictureFault } from './surface.ts';

type Drawn = Result<Evidence, PictureFault>;

const program = fileURLToPath(new URL('./drawing-program.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Milliseconds. */
const limits = {
  /** Longer than the decoder's own limit, which it may fail to keep, and than a process takes to begin. */
  drawing: 20_000,
  /** Pictures come one after the other; a process takes half a second to begin, and some 90 MB while it waits. */
  idle: 30_000,
} as const;

/** Bytes: glibc keeps what it was given back, 500 MB after twenty large pictures; above this size it gives it back. */
const givesBack = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' } as const;

/** One picture at a time in the whole of Haat: what two take at their peaks adds up. */
const inTurn = pLimit(1);

let painter: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;

/**
 * Draws it in a process of its own, which lives as long as pictures come. One that dies over a picture is tried once
 * more, as it may have been ended for the memory of others; one that takes too long is not. Rejects when no process can be begun.
 */
export const drawApart = (content: Uint8Array): Promise<Drawn> =>
  inTurn(async () => {
    clearTimeout(idle);
    const drawn = (await attempt(content)) ?? (await attempt(content)) ?? no('no-picture');
    idle = setTimeout(() => painter?.disconnect(), limits.idle).unref();
    return drawn;
  });

/** Nothing when the process died by itself. */
async function attempt(content: Uint8Array): Promise<Drawn | undefined> {
  painter ??= bear();
  const drawing = painter;
  const over = new AbortController();
  let isLate = false;
  const late = setTimeout(() => {
    isLate = drawing.kill('SIGKILL');
  }, limits.drawing);
  try {
    const drawn = once(drawing, 'message', over);
    const died = once(drawing, 'exit', over).then(() => []);
    drawing.send(content, () => undefined);
    const [came] = await Promise.race([drawn, died]);
    return isLate ? no('no-picture') : (came as Drawn | undefined);
  } catch (error) {
    // There was no memory, or no process left, to begin it.
    painter = undefined;
    throw error;
  } finally {
    clearTimeout(late);
    over.abort();
  }
}

function bear(): ChildProcess {
  const born = fork(program, [], {
    cwd: root,
    env: { ...bareEnvironment(), ...givesBack },
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = (): void => {
    if (painter === born) painter = undefined;
  };
  born.on('exit', gone).on('disconnect', gone);
  // It keeps nobody from ending, and ends with who began it; while it draws, `late` keeps us.
  born.unref();
  born.channel?.unref();
  return born;
}
