import { afterEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../db/client/index.ts';
import { databaseKinds, testDatabase, testDatabaseUrl } from '../support/database.ts';

const tables = `select table_name from information_schema.tables where table_schema = 'public' order by 1`;
const applied =
  'select count(*)::int as n, count(distinct hash)::int as different from drizzle.__drizzle_migrations';

describe.runIf(databaseKinds.includes('postgres'))('migrations on Postgres', () => {
  const opened: Database[] = [];
  const open = async (url: string): Promise<Database> => {
    const database = await openDatabase({ url });
    opened.push(database);
    return database;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
  });

  it('run once when four instances start together', async () => {
    const url = await testDatabaseUrl('template0');
    const instances = await Promise.all([1, 2, 3, 4].map(() => open(url)));
    await Promise.all(instances.map((instance) => instance.migrate()));
    const [first] = instances as [Database];
    const [row] = await first.query<{ n: number; different: number }>(applied);
    expect(row?.n).toBeGreaterThan(0);
    expect(row?.different).toBe(row?.n);
    expect((await first.query(tables)).length).toBeGreaterThan(0);
    await first.migrate();
    expect(await first.query(applied)).toEqual([row]);
  });

  it('wait for a slow instance longer than any other statement may wait', async () => {
    const url = await testDatabaseUrl('template0');
    const [slow, quick] = await Promise.all([open(url), open(url)]);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const locked = new Promise<void>((resolve, reject) => {
      slow
        .inTransaction(async (tx) => {
          await tx.query('select pg_advisory_xact_lock(727101)');
          resolve();
          await held;
        })
        .catch(reject);
    });
    await locked;
    const migrated = quick.migrate();
    // Other statements give up on a lock after 2 seconds.
    const patient = `select count(*)::int as n from pg_stat_activity where datname = current_database()
      and wait_event = 'advisory' and now() - query_start > interval '2.5 seconds'`;
    await expect.poll(async () => (await slow.query(patient))[0]?.n, { interval: 200 }).toBe(1);
    release();
    await migrated;
    expect((await quick.query(tables)).length).toBeGreaterThan(0);
  });
});

describe('migrations on PGlite', () => {
  it('are there already in the template, and change nothing when run again', async () => {
    const database = await testDatabase('pglite');
    const before = await database.query(applied);
    await database.migrate();
    expect(await database.query(applied)).toEqual(before);
    await database.close();
  });
});
