import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client/index.ts';
import { keepForPages, readForPages } from '#db/playground/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { testSealer } from '../support/test-sealer.ts';

describe.each(databaseKinds)('what the pages of the playground showed, on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  it('S8: is read by nobody who has the database and no key, nor under another name', async () => {
    const store = { database, sealer: testSealer };
    await keepForPages(store, 'chat:asha', { bubbles: ['I am Asha Rao, 98765 43210'] });
    expect(await readForPages(store)).toEqual(
      new Map([['chat:asha', { bubbles: ['I am Asha Rao, 98765 43210'] }]]),
    );
    const rows = await database.query('select * from playground_memory');
    expect(JSON.stringify(rows)).not.toMatch(/Asha Rao|98765/);
    await database.query("update playground_memory set name = 'chat:ravi' where name = 'chat:asha'");
    expect(await readForPages(store)).toEqual(new Map());
  });

  it('is bounded: what did not change for the longest time goes first, and never since when it is kept', async () => {
    const store = { database, sealer: testSealer };
    await database.query('delete from playground_memory');
    await keepForPages(store, 'since', 1);
    for (let n = 0; n <= 200; n++) await keepForPages(store, `chat:c${n}`, n);
    await keepForPages(store, 'chat:c1', 'again');
    const names = [...(await readForPages(store)).keys()];
    expect(names).toHaveLength(201);
    expect(names).toContain('since');
    expect(names).not.toContain('chat:c0');
    expect(names.at(-1)).toBe('chat:c1');
  });
});
