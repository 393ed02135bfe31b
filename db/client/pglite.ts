import type { PGlite, QueryOptions, Transaction } from '@electric-sql/pglite';
import { migratePglite } from '../migrate.ts';
import { decoders, encode, rawTypes, serializers, textTypes } from './codec.ts';
import type { Database, Executor, Row } from './database.ts';
import { drizzleOver } from './drizzle.ts';
import { hideValues, sqlState } from './errors.ts';
import { openFolder } from './folder.ts';
import { idleLimit } from './idle-limit.ts';
import { setPlanning } from './planning.ts';
import { type PreparedStatements, preparedOn } from './prepared.ts';

/** Where the tables live: a folder, or memory. `template` is a dump to start from instead of an empty database. */
export type PgliteHome = { readonly dataDir?: string; readonly template?: Blob };

/** Postgres inside this process: one session, so everything waits for its turn. */
export async function openPglite(home: PgliteHome): Promise<Database> {
  const module = await import('@electric-sql/pglite');
  const open = (dataDir?: string, template?: Blob): Promise<PGlite> =>
    module.PGlite.create({ ...(dataDir ? { dataDir } : {}), ...(template ? { loadDataDir: template } : {}) });
  const folder = home.dataDir ? await openFolder(home.dataDir, { open, template: home.template }) : undefined;
  const client = folder?.client ?? (await open(undefined, home.template));
  await client.exec(`set timezone = 'UTC'; ${setPlanning}`);
  const prepared = preparedOn(client);
  const own = executorOn(client, prepared);
  const inTransaction: Database['inTransaction'] = (work) =>
    client.transaction((tx) => {
      const { touch, untilIdle } = idleLimit();
      return untilIdle(work(executorOn(tx, prepared, touch)));
    });
  return {
    kind: 'pglite',
    ...own,
    query: async (text, params) => {
      await prepared.learn(text);
      return own.query(text, params);
    },
    inTransaction,
    listen: (channel, heard) => client.listen(channel, heard),
    migrate: () => migratePglite(inTransaction),
    ping: async () => {
      await own.query('select 1');
    },
    // The folder is locked, and memory is ours.
    isAlone: () => Promise.resolve(true),
    close: async () => {
      await client.close();
      folder?.lock.release();
    },
    dump: () => client.dumpDataDir('none'),
    ...(folder ? { announce: folder.lock.announce } : {}),
  };
}

type Session = PGlite | Transaction;

function executorOn(session: Session, prepared: PreparedStatements, touch = (): void => {}): Executor {
  const run = async (text: string, params: readonly unknown[], options: QueryOptions): Promise<unknown[]> => {
    touch();
    try {
      return (await session.query(text, params.map(encode), options)).rows;
    } catch (error) {
      throw hideValues(error);
    }
  };
  const query = async <R extends Row>(text: string, params: readonly unknown[] = []): Promise<R[]> => {
    touch();
    const executing = prepared.executing(text, params);
    if (!executing) return (await run(text, params, asRows)) as R[];
    try {
      return (await session.exec(executing, asRows)).at(-1)?.rows as R[];
    } catch (error) {
      if (sqlState(error) === '0A000') prepared.forget(text);
      throw hideValues(error);
    }
  };
  const script = async (text: string): Promise<void> => {
    touch();
    await session.exec(text);
  };
  const builder = drizzleOver(async (text, params, method) => ({
    rows: await run(text, params, method === 'all' ? asArrays : asRows),
  }));
  return { db: builder, query, script };
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
