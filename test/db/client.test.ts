import { sql } from 'drizzle-orm';
import { bigint, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constraintOf, type Database, sqlState } from '../../db/client/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

const things = pgTable('things', {
  id: bigint({ mode: 'number' }).primaryKey(),
  name: text().notNull(),
  tags: text().array(),
  data: jsonb(),
  at: timestamp({ withTimezone: true, mode: 'date' }),
  n: integer(),
});

describe.each(databaseKinds)('a database on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
    await database.script(`create table things (id bigint primary key, name text not null unique, tags text[],
      data jsonb, at timestamptz, n int); create table marks (id int primary key)`);
  });
  afterAll(() => database.close());

  it('gives values back in the same shapes', async () => {
    const noon = Date.UTC(2026, 10, 21, 12, 0, 0, 123);
    const [row] = await database.query(
      `select $1::bigint as big, $2::timestamptz as at, $3::jsonb as data, $4::text[] as tags, $5::bytea as bytes,
        $6::boolean as yes, $7::numeric as exact, $8::bigint[] as ids, $9::int as nothing, $10::jsonb as list,
        $11::timestamptz as forever, 9007199254740993::bigint as huge, $12::jsonb as word`,
      [
        ...[1234567890123, noon, { a: [1, 'ø'] }, ['a,b', '"\\', 'NULL', null], Buffer.from([0, 255])],
        ...[true, '1.50', [1, 2], undefined, [1, 'a', null], 'infinity', '"123"'],
      ],
    );
    expect(row).toEqual({
      ...{ big: 1234567890123, at: noon, data: { a: [1, 'ø'] }, tags: ['a,b', '"\\', 'NULL', null] },
      ...{
        bytes: Buffer.from([0, 255]),
        yes: true,
        exact: '1.50',
        ids: [1, 2],
        nothing: null,
        list: [1, 'a', null],
      },
      ...{ forever: Number.POSITIVE_INFINITY, huge: 9007199254740993n, word: '123' },
    });
  });

  it('answers the builder and plain statements alike', async () => {
    const at = new Date('2026-11-21T06:30:00.000Z');
    await database.db.insert(things).values({ id: 1, name: 'one', tags: ['x', 'y'], data: '123', at, n: 7 });
    expect(await database.db.select().from(things)).toEqual([
      { id: 1, name: 'one', tags: ['x', 'y'], data: '123', at, n: 7 },
    ]);
    const plain = await database.db.execute(sql`select id, data, at, tags from things`);
    expect(plain).toEqual([{ id: 1, data: '123', at: at.getTime(), tags: ['x', 'y'] }]);
    expect(await database.db.$count(things)).toBe(1);
    expect(await database.db.update(things).set({ n: 8 }).returning({ n: things.n })).toEqual([{ n: 8 }]);
  });

  it('answers a text that comes again as it did the first time', async () => {
    const text = `select $1::text as word, $2::jsonb as data, $3::text[] as list, $4::int as n, $5::timestamptz as at`;
    const values = ["it's \\ 'q'", { a: "'" }, ["'", null, 'x,y'], null, 1_700_000_000_000];
    const shape = { word: values[0], data: values[1], list: values[2], n: null, at: 1_700_000_000_000 };
    for (const _ of [1, 2, 3, 4]) expect(await database.query(text, values)).toEqual([shape]);
    expect(await database.inTransaction((tx) => tx.query(text, values))).toEqual([shape]);
    await expect(database.query(text, ['\0', ...values.slice(1)])).rejects.toMatchObject({ code: '22021' });
    await expect(database.query(text, ['x'])).rejects.toThrow();
    expect(await database.query(text, values)).toEqual([shape]);
  });

  it('goes on after a table changed under a statement that was used before', async () => {
    await database.script('create table changing (a int); insert into changing values (1)');
    const all = () => database.query('select * from changing').catch(sqlState);
    for (const _ of [1, 2, 3]) expect(await all()).toEqual([{ a: 1 }]);
    await database.script('alter table changing add column b int default 2');
    await expect.poll(all).toEqual([{ a: 1, b: 2 }]);
  });

  it('keeps the answers of statements that travel together apart', async () => {
    const numbers = Array.from({ length: 500 }, (_, index) => index);
    const answers = await Promise.all(numbers.map((n) => database.query('select $1::int + 1 as next', [n])));
    expect(answers.map(([row]) => row?.next)).toEqual(numbers.map((n) => n + 1));
  });

  it('refuses what no column can hold before it is sent, without harm to other statements', async () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    const bad = [Symbol('x'), () => {}, loop, { n: 1n }, new Date(Number.NaN), [Symbol('x')]];
    const given = bad.flatMap((value) => [
      database.query('select $1::text as x', [value]).then(
        () => 'taken',
        () => 'refused',
      ),
      database.query('select $1::text as x', ['fine']).then(([row]) => row?.x),
    ]);
    expect(await Promise.all(given)).toEqual(bad.flatMap(() => ['refused', 'fine']));
  });

  it('names what the server refused, without the values', async () => {
    const twice = async (): Promise<unknown> => {
      await database.query('insert into things (id, name) values ($1, $2)', [50, '+919812345678']);
      return database.db.insert(things).values({ id: 51, name: '+919812345678' });
    };
    const error = await twice().catch((reason: unknown) => reason);
    expect(sqlState(error)).toBe('23505');
    expect(constraintOf(error)).toBe('things_name_key');
    const printed = `${(error as Error).stack} ${JSON.stringify({ ...(error as Error) })}`;
    expect(printed).not.toContain('98123');
  });

  it('keeps all of a transaction or nothing', async () => {
    const kept = await database.inTransaction(async (tx) => {
      await tx.query('insert into marks values ($1)', [1]);
      await tx.db.execute(sql`insert into marks values (2)`);
      return 'kept';
    });
    expect(kept).toBe('kept');
    const broken = database.inTransaction(async (tx) => {
      await tx.query('insert into marks values ($1)', [3]);
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect(await database.query('select id from marks order by id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('does not pretend to have kept a transaction in which a statement failed', async () => {
    const swallowed = database.inTransaction(async (tx) => {
      await tx.query('insert into marks values (10)');
      await tx.query('insert into marks values (1)').catch(() => {});
    });
    await expect(swallowed).rejects.toThrow();
    expect(await database.query('select id from marks where id = 10')).toEqual([]);
  });

  it('lets nobody use a transaction that is over', async () => {
    const tx = await database.inTransaction(async (given) => given);
    await expect(tx.query('insert into marks values (11)')).rejects.toThrow();
    await expect(tx.script('insert into marks values (12)')).rejects.toThrow();
    expect(await database.query('select id from marks where id > 10')).toEqual([]);
  });

  it('hears a notification', async () => {
    const heard: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const listener = (payload: string): void => {
        heard.push(payload);
        if (heard.length === 2) resolve();
      };
      database
        .listen('price_books', listener)
        .then(() => database.query('select pg_notify($1, $2)', ['price_books', 'version 2']))
        .then(() => database.query('select pg_notify($1, $2)', ['price_books', 'version 3']))
        .catch(reject);
    });
    expect(heard).toEqual(['version 2', 'version 3']);
  });

  it('counts in UTC', async () => {
    await database.ping();
    for (const _ of [1, 2, 3]) expect(await database.query('show timezone')).toEqual([{ TimeZone: 'UTC' }]);
  });
});
