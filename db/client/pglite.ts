import type { PGlite, QueryOptions, Transaction } from '@electric-sql/pglite';
import { migratePglite } from '../migrate.ts';
import { decoders, encode, rawTypes, serializers, textTypes } from './codec.ts';
import type { Database, Executor, Row } from './database.ts';
import { drizzleOver } from './drizzle.ts';
import { openFolder } from './folder.ts';
import { idleLimit } from './idle-limit.ts';

/** Where the tables live: a folder, or memory. `template` is a dump to start from instead of an empty database. */
export type PgliteHome = { readonly dataDir?: string; readonly template?: Blob };

/** Postgres inside this process: one session, so everything waits for its turn. */
export async function openPglite(home: PgliteHome): Promise<Database> {
  const module = await import('@electric-sql/pglite');
  const open = (dataDir?: string, template?: Blob): Promise<PGlite> =>
    module.PGlite.create({ ...(dataDir ? { dataDir } : {}), ...(template ? { loadDataDir: template } : {}) });
  const folder = home.dataDir ? await openFolder(home.dataDir, { open, template: home.template }) : undefined;
  const client = folder?.client ?? (await open(undefined, home.template));
  await client.exec("set timezone = 'UTC'");
  const own = executorOn(client);
  const inTransaction: Database['inTransaction'] = (work) =>
    client.transaction((tx) => {
      const { touch, untilIdle } = idleLimit();
      return untilIdle(work(executorOn(tx, touch)));
    });
  return {
    kind: 'pglite',
    ...own,
    inTransaction,
    listen: (channel, heard) => client.listen(channel, heard),
    migrate: () => migratePglite(inTransaction),
    ping: async () => {
      await own.query('select 1');
    },
    close: async () => {
      await client.close();
      folder?.lock.release();
    },
    dump: () => client.dumpDataDir('none'),
    ...(folder ? { announce: folder.lock.announce } : {}),
  };
}

function executorOn(session: PGlite | Transaction, touch = (): void => {}): Executor {
  const run = async (text: string, params: readonly unknown[], options: QueryOptions): Promise<unknown[]> => {
    touch();
    try {
      return (await session.query(text, params.map(encode), options)).rows;
    } catch (error) {
      throw withoutParams(error);
    }
  };
  return {
    db: drizzleOver(async (text, params, method) => ({
      rows: await run(text, params, method === 'all' ? asArrays : asRows),
    })),
    query: async <R extends Row>(text: string, params: readonly unknown[] = []) =>
      (await run(text, params, asRows)) as R[],
    script: async (text) => {
      touch();
      await session.exec(text);
    },
  };
}

/** PGlite puts the parameters on its errors, where a log would print them. */
function withoutParams(error: unknown): unknown {
  if (error instanceof Error && 'params' in error) delete error.params;
  return error;
}

const asText = (text: string): string => text;
const textual = Object.fromEntries(textTypes.map((type) => [type, asText]));
const raw = Object.fromEntries(rawTypes.map((type) => [type, asText]));
const anyType = new Proxy(serializers, { get: (known, type) => known[Number(type)] ?? String });

const asRows: QueryOptions = { parsers: { ...textual, ...decoders }, serializers: anyType };
const asArrays: QueryOptions = {
  rowMode: 'array',
  parsers: { ...textual, ...decoders, ...raw },
  serializers: anyType,
};
