import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectionLost, type Database, openDatabase, sqlState } from '../../db/client/index.ts';
import { databaseKinds, testDatabaseUrl } from '../support/database.ts';

/** More on request: `HAAT_KILLS=4000 npx vitest run test/db/client-kills.test.ts`. */
const turns = Number(process.env.HAAT_KILLS ?? 250);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.runIf(databaseKinds.includes('postgres'))('a Postgres that loses sessions all the time', () => {
  let url: string;
  let admin: Database;
  let database: Database;
  beforeAll(async () => {
    url = await testDatabaseUrl();
    admin = await openDatabase({ url: `${url}?application_name=admin`, size: { lanes: 1, slots: 1 } });
    database = await openDatabase({ url });
    await admin.script(`create table parts (tx int, part int, primary key (tx, part));
      create table singles (id int primary key)`);
  });
  afterAll(() => Promise.all([admin.close(), database.close()]));

  /** Kills one random session of ours each 3 to 15 ms until `work` is done. */
  async function whileKilling<T>(work: Promise<T>): Promise<{ result: T; kills: number }> {
    let kills = 0;
    let done = false;
    const result = work.finally(() => {
      done = true;
    });
    for (let n = 0; !done; n++) {
      await sleep(3 + ((n * 7) % 13));
      const killed = await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'haat %' and datname = current_database() order by random() limit 1`);
      kills += killed.length;
    }
    return { result: await result, kills };
  }

  /** Twelve at a time; one that takes longer than ten seconds counts as hung. */
  async function inTwelves(run: (n: number) => Promise<string>): Promise<string[]> {
    const outcomes: string[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let n = next++; n < turns; n = next++)
        outcomes[n] = await Promise.race([
          run(n).catch((error: unknown) => sqlState(error) ?? String(error)),
          sleep(10_000).then(() => 'hung'),
        ]);
    };
    await Promise.all(Array.from({ length: 12 }, worker));
    return outcomes;
  }

  it('never tears a transaction, loses one that was kept, or leaves a caller waiting', async () => {
    const { result: outcomes, kills } = await whileKilling(
      inTwelves((tx) =>
        database
          .inTransaction(async ({ query }) => {
            for (const part of [0, 1, 2]) {
              await query('insert into parts values ($1, $2)', [tx, part]);
              await sleep((tx % 8) / (part + 1));
            }
            if (tx % 2) throw Object.assign(new Error('changed our mind'), { code: 'ours' });
            return 'kept';
          })
          .catch((error: unknown) => sqlState(error) ?? 'ours'),
      ),
    );
    const rows = await admin.query<{ tx: number; n: number }>(
      'select tx, count(*)::int as n from parts group by tx',
    );
    const parts = new Map(rows.map(({ tx, n }) => [tx, n]));
    const wrong = outcomes.filter((outcome, tx) => {
      const n = parts.get(tx) ?? 0;
      if (outcome === 'kept') return n !== 3;
      return outcome === 'ours' ? n !== 0 : n !== 0 && n !== 3;
    });
    expect(wrong).toEqual([]);
    expect(outcomes.filter((outcome) => !['kept', 'ours', 'CONNECTION_LOST'].includes(outcome))).toEqual([]);
    expect(kills).toBeGreaterThan(turns / 20);
    report('transactions', outcomes, kills);
  });

  it('gives each statement its own answer or an error, and works on', async () => {
    const { result: outcomes, kills } = await whileKilling(
      inTwelves(async (id) => {
        const [, [sum]] = await Promise.all([
          database.query('insert into singles values ($1)', [id]),
          database.query('select $1::int + 1 as next', [id]),
          database.query('select pg_sleep(0.004)'),
        ]);
        return sum?.next === id + 1 ? 'right' : 'wrong';
      }),
    );
    const kept = new Set((await admin.query<{ id: number }>('select id from singles')).map(({ id }) => id));
    expect(outcomes.filter((outcome, id) => outcome === 'right' && !kept.has(id))).toEqual([]);
    expect(outcomes.filter((outcome) => !['right', 'CONNECTION_LOST'].includes(outcome))).toEqual([]);
    // The last kills may show only now, one on each shared session.
    await expect.poll(() => database.query('select 1 as one').catch(sqlState)).toEqual([{ one: 1 }]);
    report('statements', outcomes, kills);
  });

  it('tells a caller at once when the session of its transaction is gone, and cuts it off', async () => {
    let late: Promise<unknown> | undefined;
    const outcome = () =>
      database
        .inTransaction(async (tx) => {
          const [own] = await tx.query('select pg_backend_pid() as pid');
          await admin.query('select pg_terminate_backend($1)', [own?.pid]);
          late = sleep(50).then(() => tx.query('insert into singles values (-1)'));
          await late;
        })
        .catch((error: unknown) => error);
    // A kill of before may strike first: then it was not this one's session that went in its midst.
    let lost = await outcome();
    while (late === undefined) lost = await outcome();
    expect(lost).toBeInstanceOf(ConnectionLost);
    await expect(late).rejects.toThrow();
    expect(await admin.query('select id from singles where id = -1')).toEqual([]);
  });

  it('begins on a fresh session when the resting ones have died', async () => {
    const three = () =>
      Promise.all([1, 2, 3].map(() => database.inTransaction((tx) => tx.query('select 1 as one'))));
    await three();
    await admin.query(`select pg_terminate_backend(pid, 2000) from pg_stat_activity
      where application_name = 'haat' and datname = current_database()`);
    expect(await three()).toEqual([1, 2, 3].map(() => [{ one: 1 }]));
  });

  it('leaves no session behind', async () => {
    const other = await openDatabase({ url: `${url}?application_name=leaver` });
    await Promise.all(Array.from({ length: 20 }, () => other.inTransaction((tx) => tx.query('select 1'))));
    await Promise.all(Array.from({ length: 20 }, () => other.query('select 1')));
    await other.listen('news', () => {});
    await other.close();
    const count = `select count(*)::int as n from pg_stat_activity where application_name = 'leaver'`;
    await expect.poll(async () => (await admin.query(count))[0]?.n).toBe(0);
  });

  it('hears notifications again after its session was killed', async () => {
    const heard: string[] = [];
    await database.listen('price_books', (payload) => heard.push(payload));
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'haat' and query like 'listen%' and datname = current_database()`);
    await expect
      .poll(async () => {
        await admin.query(`select pg_notify('price_books', 'again')`);
        return heard;
      })
      .toContain('again');
  });

  it('says why when there is no server, each time anew', async () => {
    const nowhere = await openDatabase({ url: 'postgres://haat@127.0.0.1:9/haat' });
    for (const _ of [1, 2])
      await expect(nowhere.query('select 1')).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    const reason = await nowhere.inTransaction((tx) => tx.query('select 1')).catch((error: unknown) => error);
    expect((reason as Error).cause).toMatchObject({ code: 'ECONNREFUSED' });
    await nowhere.close();
  });
});

function report(what: string, outcomes: readonly string[], kills: number): void {
  const tally: Record<string, number> = {};
  for (const outcome of outcomes) tally[outcome] = (tally[outcome] ?? 0) + 1;
  if (process.env.HAAT_KILLS) console.warn(what, { kills, ...tally });
}
