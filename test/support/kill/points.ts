import { writeSync } from 'node:fs';

/** Where a process may die: told of each point it comes by. */
export type Points = (point: string) => void;

/** A line to the parent that has left before anything else happens. */
export function tell(line: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let sent = 0; sent < bytes.length; )
    try {
      sent += writeSync(1, bytes, sent);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
}

/** Dies by SIGKILL at each of these points, once it has told which one it was. */
export function deadly(points: ReadonlySet<string>): Points {
  const forEver = new Int32Array(new SharedArrayBuffer(4));
  return (point) => {
    if (!points.has(point)) return;
    tell({ died: point });
    process.kill(process.pid, 'SIGKILL');
    Atomics.wait(forEver, 0, 0);
  };
}
