import { readdirSync, readFileSync } from 'node:fs';
import postgres from 'postgres';

/** CPU time used so far, in microseconds. */
export type Clock = () => number;

const microsecondsATick = 10_000;

export const ownCpu: Clock = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/**
 * The CPU of a Postgres server on this machine: its postmaster, all sessions and helpers that live, and those that
 * ended. Undefined when the server runs elsewhere.
 */
export async function postgresCpu(url: string): Promise<Clock | undefined> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`select pg_backend_pid() as pid`;
    const postmaster = statOf(Number(row?.pid))?.parent;
    if (postmaster === undefined || !/^postgres/.test(read(`/proc/${postmaster}/comm`) ?? ''))
      return undefined;
    return () => familyCpu(postmaster);
  } finally {
    await sql.end();
  }
}

function familyCpu(postmaster: number): number {
  const own = statOf(postmaster);
  let total = own ? own.used + own.endedChildren : 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const child = statOf(Number(name));
    if (child?.parent === postmaster) total += scheduled(name) ?? child.used;
  }
  return total;
}

/** `/proc/PID/stat`, from the state on (the name before it may hold anything); times in microseconds. */
function statOf(pid: number) {
  const text = read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ticks = (at: number): number => (fields[at] ?? 0) * microsecondsATick;
  return { parent: fields[1] ?? 0, used: ticks(11) + ticks(12), endedChildren: ticks(13) + ticks(14) };
}

/** Time on a CPU in nanoseconds, finer than ticks; not every kernel keeps it. */
function scheduled(pid: string): number | undefined {
  const nanoseconds = Number(read(`/proc/${pid}/schedstat`)?.split(' ')[0]);
  return nanoseconds > 0 ? nanoseconds / 1000 : undefined;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
