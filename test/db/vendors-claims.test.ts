import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setSuspended } from '#db/vendors/index.ts';
import { actOnOrder, type OrderStore } from '../../db/orders/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { account, aVendorDesk, clearVendors, person, type Terms, vendor } from './a-vendor-desk.ts';
import { haveFunds, haveVendors, houseLine } from './a-vendor-list.ts';
import { anOrderStore, sell } from './an-order-store.ts';

describe.each(databaseKinds)('who claims an order, on %s,', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  beforeEach(() => clearVendors(store));
  afterAll(() => store.database.close());
  const { sold, matched, claimed, asked } = aVendorDesk(() => store);
  const holdsAlready = async (n: number) => {
    await haveFunds(store.database, `v${n}`);
    const { number } = await sell(store);
    await actOnOrder(store, { number, event: events.claim, by: person(n), at: noon });
  };

  it.each<[string, string, () => Promise<unknown>, Terms?]>([
    ['was suspended', 'skip-suspended', () => setSuspended(store.database, { vendor: 'v1', at: noon })],
    [
      'does not serve there any more',
      'skip-area',
      () => haveVendors(store.database, vendor(1, { areas: '56' })),
    ],
    [
      'does not buy that any more',
      'skip-category',
      () => haveVendors(store.database, vendor(1, { categories: 'laptop' })),
    ],
    ['is in no list any more', 'skip-active', () => haveVendors(store.database, vendor(2))],
    ['has gone on holiday', 'skip-away', () => haveVendors(store.database, vendor(1, { holidays: 'away' }))],
    ['has spent the credit', 'skip-credits', async () => {}, { walletOf: async () => 19_999 }],
    ['has all hands full', 'skip-capacity', () => holdsAlready(1)],
  ])('O4 S0-58 S0-59 S0-60: and %s since the offer is refused', async (_, key, happens, terms) => {
    await haveVendors(store.database, vendor(1, { capacity: '1' }));
    const order = await sold();
    expect(await asked(order)).toEqual(['v1']);
    await happens();
    expect(await claimed(order, 'v1', terms)).toMatchObject({
      ok: false,
      reason: {
        key: 'matching.may-not-claim',
        params: { because: expect.arrayContaining([expect.objectContaining({ key: `matching.${key}` })]) },
      },
    });
    const [offer] = await store.database.query('select state from offers');
    expect(offer).toEqual({ state: 'offered' });
  });

  it('O4: and was not asked is refused, our own people too while others have the offer', async () => {
    await haveVendors(store.database, ...[1, 2, 3, 4].map((n) => vendor(n)));
    const order = await sold();
    await matched(order);
    for (const id of ['v4', 'house', 'nobody'])
      expect(await claimed(order, id)).toEqual({ ok: false, reason: { key: 'matching.no-offer' } });
  });

  it('O3: is alone, however many press at once', async () => {
    await haveVendors(store.database, ...[1, 2, 3].map((n) => vendor(n)));
    for (let round = 0; round < 20; round++) {
      const order = await sold();
      await matched(order);
      const results = await Promise.all(['v1', 'v2', 'v3', 'v1', 'v2'].map((id) => claimed(order, id)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const rows = await store.database.query<{ state: string }>(
        'select state from offers where number = $1 order by state',
        [order.number],
      );
      expect(rows.map(({ state }) => state)).toEqual(['claimed', 'withdrawn', 'withdrawn']);
    }
  });

  it('O4: never gets more than it has hands for, however many orders it claims at once', async () => {
    await haveVendors(store.database, vendor(1, { capacity: '2' }), houseLine('no'));
    const orders = await Promise.all([1, 2, 3, 4, 5].map(() => sold()));
    for (const order of orders) await matched(order);
    // The claim of the order itself is a row of `claims`, in the same transaction.
    const row = (number: string) => [number, account(1), 'Vendor 1', noon];
    const results = await Promise.all(orders.map((order) => claimed(order, 'v1', {}, row)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
  });

  it('O4: while a list takes the vendor out waits for it, and is refused', async () => {
    await haveVendors(store.database, vendor(1));
    const order = await sold();
    await matched(order);
    let claim: ReturnType<typeof claimed> | undefined;
    await store.database.inTransaction(async (tx) => {
      await tx.query(`update vendors set active = false where id = 'v1'`);
      claim = claimed(order, 'v1');
      // On PGlite the claim itself waits for this transaction to end.
      if (kind === 'pglite') return;
      const waiting = async () =>
        (await tx.query('select 1 from pg_locks where not granted and pid <> pg_backend_pid()')).length;
      await expect.poll(waiting, { interval: 20 }).toBeGreaterThan(0);
    });
    expect(await claim).toMatchObject({
      ok: false,
      reason: { params: { because: [{ key: 'matching.skip-active' }] } },
    });
  });
});
