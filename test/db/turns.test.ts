import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client/index.ts';
import { type TurnsWrite, turnStore } from '#db/turns/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { testSealer } from '../support/test-sealer.ts';

const nothing: TurnsWrite = { positions: [], seen: [], queued: [], rows: {}, done: [] };

describe.each(databaseKinds)('the writes of a batch on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const store = () => turnStore(database.query, testSealer);
  const reply = (n: number) => ({ lane: `test:${n}`, kind: 'reply', payload: { n } });
  const rows = async () => (await database.query('select id from outbox order by id')).map(({ id }) => id);

  it('keep any text as it was written, and give the ids of what is queued in its order', async () => {
    const said = 'a "quoted" \\ back, \u0000, \u001e, \ud800, {curly}, नमस्ते 👋, NULL';
    const positions = [{ key: 'test:any', version: 0, state: { said } }];
    const queued = [reply(1), { ...reply(2), due: 4_000_000_000_123 }, reply(3)];
    const ids = await store().write({ ...nothing, positions, seen: ['d:1'], queued });
    const kept = await database.query(
      'select id, lane, payload::json as payload, due from outbox order by id',
    );
    expect(kept.map(({ id, lane, payload }) => ({ id, lane, payload }))).toEqual(
      ids.map((id, n) => ({ id, lane: `test:${n + 1}`, payload: { n: n + 1 } })),
    );
    expect(kept[1]?.due).toBe(4_000_000_000_123);
    const { states, seen } = await store().read([
      { conversation: 'test:any', id: 'd:1' },
      { conversation: 'test:none', id: 'd:2' },
    ]);
    expect(states.get('test:any')).toEqual({ state: { said }, version: 1 });
    expect([...states.keys(), ...seen]).toEqual(['test:any', 'd:1']);
    await database.query('delete from outbox');
  });

  it('delete what is done in the same transaction, or not at all', async () => {
    const ids = await store().write({ ...nothing, queued: [reply(1), reply(2), reply(3)] });
    const stale = [{ key: 'test:any', version: 7, state: {} }];
    await expect(store().write({ ...nothing, positions: stale, done: ids })).rejects.toThrow();
    expect(await rows()).toEqual(ids);
    await store().write({ ...nothing, seen: ['d:3'], done: ids.slice(0, 2) });
    expect(await rows()).toEqual(ids.slice(2));
  });

  it('are planned with indexes, however empty the tables were', async () => {
    await database.script('delete from outbox; analyze outbox');
    const plan = await database.query('explain delete from outbox where id = any(array[1, 2]::bigint[])');
    expect(JSON.stringify(plan)).toMatch(/Index/);
    expect(JSON.stringify(plan)).not.toMatch(/Seq Scan/);
  });

  it('refuse a key that would be two, and write nothing', async () => {
    const positions = [{ key: 'test:a\x1etest:b', version: 0, state: {} }];
    await expect(store().write({ ...nothing, positions, seen: ['d:4'] })).rejects.toThrow(RangeError);
    expect((await store().read([{ conversation: 'test:a', id: 'd:4' }])).seen.size).toBe(0);
  });
});
