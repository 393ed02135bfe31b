import postgres from 'postgres';
import { startPostgres } from '../../test/support/postgres.ts';
import type { BenchDatabase } from './contender.ts';
import { type Clock, postgresCpu } from './cpu.ts';

/** A Postgres to measure on, and its clock when it runs on this machine. */
export type BenchServer = {
  readonly description: string;
  readonly cpu: Clock | undefined;
  /** A new, empty database. */
  database(): Promise<BenchDatabase>;
  /** Removes them all: else the server would tidy them up by itself while something else is measured. */
  clear(): Promise<void>;
  stop(): Promise<void>;
};

/** The one that DATABASE_URL names, else a server of our own in a temporary folder, with fsync and synchronous commit. */
export async function openServer(): Promise<BenchServer> {
  const given = process.env.DATABASE_URL;
  const own = given ? undefined : await startPostgres();
  const url = given ?? own?.url ?? '';
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const [row] = await sql`select version() as version, current_setting('synchronous_commit') as sync,
    current_setting('fsync') as fsync`;
  const made: string[] = [];
  let count = 0;
  const clear = async (): Promise<void> => {
    for (const name of made.splice(0)) await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql.unsafe('checkpoint');
  };
  return {
    description: `${String(row?.version).split(' (')[0]}, fsync ${row?.fsync}, synchronous_commit ${row?.sync}`,
    cpu: await postgresCpu(url),
    database: async () => {
      const name = `haat_bench_${process.pid}_${count++}`;
      made.push(name);
      await sql.unsafe(`create database ${name}`);
      const at = new URL(url);
      at.pathname = name;
      return { kind: 'postgres', url: at.href };
    },
    clear,
    stop: async () => {
      await clear();
      await sql.end();
      await own?.stop();
    },
  };
}
