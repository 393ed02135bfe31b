import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { findPostgres, howToGetPostgres, linkLibraries, type PostgresBinaries } from './postgres-binaries.ts';

export type PostgresServer = {
  /** Of the database `postgres`, as a superuser. */
  readonly url: string;
  stop(): Promise<void>;
};

type Owner = { readonly uid?: number; readonly gid?: number };

/** Postgres refuses to run as root. */
const nobody = { uid: 65_534, gid: 65_534 };

/** A Postgres of its own in a temporary folder, as durable as a real one. It ends with this process, even by kill -9. */
export async function startPostgres(binaries = findPostgres()): Promise<PostgresServer> {
  if (!binaries) throw new Error(howToGetPostgres);
  linkLibraries(binaries);
  const owner: Owner = process.getuid?.() === 0 ? nobody : {};
  const home = mkdtempSync(join(tmpdir(), 'haat-postgres-'));
  if (owner === nobody) chownSync(home, nobody.uid, nobody.gid);
  const bin = reachable(binaries, home, owner);
  const data = join(home, 'data');
  const initdb = ['-D', data, '-U', 'haat', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), initdb, { ...owner, cwd: home, stdio: 'pipe' });
  const port = await freePort();
  const server = spawn(
    'sh',
    ['-c', untilParentEnds, 'sh', home, join(bin, 'postgres'), ...settings(data, port)],
    {
      ...owner,
      cwd: home,
      stdio: ['pipe', 'ignore', 'ignore'],
      // Ctrl-C reaches a whole group of processes; this one must live to clean up.
      detached: true,
    },
  );
  const url = `postgres://haat@127.0.0.1:${port}/postgres`;
  const ended = once(server, 'exit');
  await Promise.race([
    answers(url),
    ended.then(() => Promise.reject(new Error(`${bin}/postgres did not start`))),
  ]);
  return {
    url,
    stop: async () => {
      server.stdin.end();
      await ended;
    },
  };
}

/** The pipe closes when the parent is gone, however it went; then the server stops and its folder is removed. */
const untilParentEnds = 'home=$1; shift; "$@" & read -r _; kill -QUIT $!; wait $!; rm -rf "$home"';

const settings = (data: string, port: number): string[] => [
  ...['-D', data, '-k', data, '-p', String(port)],
  ...['listen_addresses=127.0.0.1', 'max_connections=150', 'fsync=on'].flatMap((each) => ['-c', each]),
];

/** Root's own folders are closed to the user that Postgres runs as: then a copy is made that is open. */
function reachable(
  { bin, from }: PostgresBinaries,
  home: string,
  owner: { uid?: number; gid?: number },
): string {
  try {
    execFileSync(join(bin, 'postgres'), ['--version'], { ...owner, cwd: home, stdio: 'pipe' });
    return bin;
  } catch (error) {
    if (from === 'system') throw error;
    const copy = join(home, 'native');
    mkdirSync(copy);
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
    // Whoever runs it also removes it.
    execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, copy]);
    return join(copy, 'bin');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Seconds a start may take on a busy machine. */
const patience = 30;

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + patience * 1000;
  for (;;) {
    const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 2 });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await sql.end({ timeout: 0 });
    }
  }
}
