import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client/index.ts';
import { type TurnsWrite, turnStore } from '#db/turns/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { testSealer } from '../support/test-sealer.ts';

const nothing: TurnsWrite = {
  positions: [],
  seen: [],
  queued: [],
  rows: {},
  done: { rows: [], batches: [] },
};

describe.each(databaseKinds)('the writes of a batch on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const store = () => turnStore(database.query, testSealer);
  const reply = (n: number) => ({ lane: `test:${n}`, kind: 'reply', payload: { n } });
  const kept = () =>
    database.query(`select id, lane, payload::json as payload, due from outbox
      union all select u.id, u.lane, u.payload::json, null from outbox_batches, unnest(ids, lanes, payloads)
        as u (id, lane, payload) order by id`);
  const rows = async () => (await kept()).map(({ id }) => id);

  it('keep any text as it was written, and give the ids of what is queued in its order', async () => {
    const said = 'a "quoted" \\ back, \u0000, \u001e, \ud800, {curly}, नमस्ते 👋, NULL';
    const positions = [{ key: 'test:any', version: 0, state: { said } }];
    const queued = [
      { ...reply(1), payload: { n: 1, said } },
      { ...reply(2), due: 4_000_000_000_123 },
      reply(3),
    ];
    const { ids, together } = await store().write({ ...nothing, positions, seen: ['d:1'], queued });
    const found = new Map((await kept()).map(({ id, ...row }) => [id, row]));
    expect(ids.map((id) => found.get(id))).toEqual([
      { lane: 'test:1', payload: { n: 1, said }, due: null },
      { lane: 'test:2', payload: { n: 2 }, due: 4_000_000_000_123 },
      { lane: 'test:3', payload: { n: 3 }, due: null },
    ]);
    expect(together).toEqual([[ids[0], ids[2]]]);
    expect(await database.query('select id, ids from outbox_batches')).toEqual([
      { id: ids[0], ids: together[0] },
    ]);
    const { states, seen } = await store().read([
      { conversation: 'test:any', id: 'd:1' },
      { conversation: 'test:none', id: 'd:2' },
    ]);
    expect(states.get('test:any')).toEqual({ state: { said }, version: 1 });
    expect([...states.keys(), ...seen]).toEqual(['test:any', 'd:1']);
    await database.script('delete from outbox; delete from outbox_batches');
  });

  it('E2: keep all of a chat in one place when it has more than replies, so that ids tell its order', async () => {
    const job = { lane: 'test:1', kind: 'guide', payload: { n: 0 } };
    const timer = { lane: 'test:2', kind: 'timer', payload: {}, due: 1 };
    const elsewhere = { ...reply(3), elsewhere: true as const };
    const queued = [reply(1), job, reply(1), reply(2), timer, reply(2), elsewhere, reply(3)];
    const { ids, together } = await store().write({ ...nothing, queued });
    expect(together).toEqual([
      [ids[3], ids[5]],
      [ids[0], ids[1], ids[2]],
    ]);
    expect(new Set(ids).size).toBe(8);
    expect(
      await database.query('select lanes, kinds, payloads from outbox_batches where id = $1', [ids[0]]),
    ).toEqual([
      {
        lanes: ['test:1', 'test:1', 'test:1'],
        kinds: ['reply', 'guide', 'reply'],
        payloads: ['{"n":1}', '{"n":0}', '{"n":1}'],
      },
    ]);
    expect(await database.query('select id, lane from outbox order by id')).toEqual([
      { id: ids[4], lane: 'test:2' },
      { id: ids[6], lane: 'test:3' },
      { id: ids[7], lane: 'test:3' },
    ]);
    await database.script('delete from outbox; delete from outbox_batches');
  });

  it('delete what is done in the same transaction, or not at all', async () => {
    const card = { lane: 'card:1', kind: 'card', payload: {}, due: 1 };
    const { ids } = await store().write({ ...nothing, queued: [card, card, card] });
    const { together } = await store().write({ ...nothing, queued: [reply(1), reply(2)] });
    const batches = together.map((lot) => Math.min(...lot));
    const done = { rows: ids.slice(0, 2), batches };
    const stale = [{ key: 'test:any', version: 7, state: {} }];
    await expect(store().write({ ...nothing, positions: stale, done })).rejects.toThrow();
    expect(await rows()).toEqual([...ids, ...together.flat()]);
    await store().write({ ...nothing, seen: ['d:3'], done });
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
