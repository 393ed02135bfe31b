import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../db/client/index.ts';
import { issueCode, type PayoutStore, verifyCode } from '../../db/payouts/index.ts';
import { noon } from '../core/buyback/people.ts';
import { databaseKinds, testDatabase, testDatabaseUrl } from '../support/database.ts';
import { asha, payoutStoreOn, price } from './a-payout-store.ts';
import { sell } from './an-order-store.ts';

/** Two processes' worth of sessions on one database; PGlite has one session, which proves the code and not the locks. */
const rounds = { postgres: 50, pglite: 3 };

describe.each(databaseKinds)('two processes that do the same at once, on %s', (kind) => {
  let databases: readonly [Database, Database];
  let stores: readonly PayoutStore[];
  let compares = 0;
  beforeAll(async () => {
    databases = await twoPools(kind);
    stores = databases.map((database) => {
      const { store } = payoutStoreOn(database);
      const { codes } = store;
      const hash: typeof codes.hash = (...given) => {
        compares += 1;
        return codes.hash(...given);
      };
      return { ...store, codes: { ...codes, hash } };
    });
  });
  afterAll(async () => {
    for (const database of new Set(databases)) await database.close();
  });

  it('S1: a code tried 100 times in parallel is compared five times, and every compare is counted', async () => {
    const [store] = stores;
    if (!store) throw new Error('no store');
    for (let round = 0; round < rounds[kind]; round++) {
      const { number } = await sell(store);
      const release = { number, amount: price, destination: asha, vendor: `v${round}`, at: noon };
      const issued = await store.database.inTransaction((tx) => issueCode(tx, store, release));
      if (!issued.ok) throw new Error(issued.refusal.type);
      const wrong = issued.code === '000000' ? '000001' : '000000';
      compares = 0;
      const verdicts = await Promise.all(
        Array.from({ length: 100 }, (_, n) => {
          const own = stores[n % 2] ?? store;
          return own.database.inTransaction((tx) => verifyCode(tx, own, wrong, release));
        }),
      );
      expect(compares).toBe(5);
      const left = verdicts.flatMap((each) =>
        !each.ok && each.verdict.type === 'wrong' ? each.verdict.left : [],
      );
      expect(left.sort()).toEqual([0, 1, 2, 3, 4]);
      const [row] = await store.database.query(
        `select c.tries, (select count(*)::int from payout_code_tries t where t.code = c.id) as kept
         from payout_codes c where c.id = $1`,
        [issued.id],
      );
      expect(row).toEqual({ tries: 5, kept: 5 });
    }
  }, 120_000);

  it('S1: the right code typed many times at once releases once', async () => {
    const [store] = stores;
    if (!store) throw new Error('no store');
    const { number } = await sell(store);
    const release = { number, amount: price, destination: asha, vendor: 'twice', at: noon };
    const issued = await store.database.inTransaction((tx) => issueCode(tx, store, release));
    if (!issued.ok) throw new Error(issued.refusal.type);
    const verdicts = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const own = stores[n % 2] ?? store;
        return own.database.inTransaction((tx) => verifyCode(tx, own, issued.code, release));
      }),
    );
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

async function twoPools(kind: Database['kind']): Promise<readonly [Database, Database]> {
  if (kind === 'pglite') {
    const one = await testDatabase('pglite');
    return [one, one];
  }
  const url = await testDatabaseUrl();
  return [await openDatabase({ url }), await openDatabase({ url })];
}
