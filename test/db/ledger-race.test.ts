import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableOf } from '#core/ledger/index.ts';
import { rupees } from '#core/shared/index.ts';
import { type Database, type Executor, openDatabase } from '../../db/client/index.ts';
import {
  captureHold,
  correctAccount,
  holdForClaim,
  payoutProcessed,
  recordTopUp,
  releaseHold,
  trialBalance,
  walletOf,
} from '../../db/ledger/index.ts';
import { databaseKinds, testDatabaseUrl } from '../support/database.ts';
import { aVendor, cx, estimate, fee, fees, fresh } from './a-ledger.ts';

/** Two processes of the shop, each with its own sessions. */
describe.skipIf(!databaseKinds.includes('postgres'))('two at the same moment, on postgres', () => {
  let shops: readonly [Database, Database];
  beforeAll(async () => {
    const url = await testDatabaseUrl();
    shops = [await openDatabase({ url }), await openDatabase({ url })];
  });
  afterAll(() => Promise.all(shops.map((shop) => shop.close())));

  const both = <T>(work: (tx: Executor, nth: number) => Promise<T>) =>
    Promise.all(shops.map((shop, nth) => shop.inTransaction((tx) => work(tx, nth))));
  const claim = (tx: Executor, order: string, vendor: string) =>
    holdForClaim(tx, { order, vendor, estimate, policy: fees, ...cx });

  it('O3 M4: one order is held for one of two vendors, whose wallet alone is touched', async () => {
    const [shop] = shops;
    const vendors = [await aVendor(shop, rupees(20_000)), await aVendor(shop, rupees(20_000))] as const;
    for (let round = 0; round < 200; round++) {
      const order = fresh('HT-');
      const claims = await both((tx, nth) => claim(tx, order, vendors[nth as 0 | 1]));
      const winner = vendors[claims.findIndex(({ ok }) => ok) as 0 | 1];
      expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
      expect(claims.find(({ ok }) => !ok)).toEqual({
        ok: false,
        reason: { type: 'held-already', vendor: winner },
      });
      const held = await Promise.all(vendors.map((vendor) => walletOf(shop, vendor)));
      expect(held.map((wallet) => wallet.held).sort()).toEqual([0, estimate + fee]);
      await shop.inTransaction((tx) => releaseHold(tx, { order, charge: false, reason: 'timeout', ...cx }));
    }
  });

  it('M1 M7: the same transfer, payout and correction told twice at once are booked once', async () => {
    const [shop] = shops;
    for (let round = 0; round < 100; round++) {
      const vendor = fresh('V');
      const order = fresh('HT-');
      const price = estimate;
      const told = [
        await both((tx) => recordTopUp(tx, { vendor, amount: rupees(20_000), reference: vendor, ...cx })),
        await both((tx) => claim(tx, order, vendor)),
        await both((tx) => captureHold(tx, { order, price, ...cx })),
        await both((tx) => payoutProcessed(tx, { order, amount: price, reference: order, ...cx })),
        await both((tx) => correctAccount(tx, aCorrection(vendor))),
      ];
      for (const answers of told) {
        const posted = answers.map((answer) => answer.ok && answer.value.posted).sort();
        expect(posted).toEqual([false, true]);
        expect(answers.every(({ ok }) => ok)).toBe(true);
      }
      expect(await walletOf(shop, vendor)).toEqual({ available: rupees(10_000) - fee - 1, held: 0 });
    }
  });

  it('M4: a payment and a top-up of the same wallet never wait for each other in a circle', async () => {
    const [shop, other] = shops;
    const vendor = await aVendor(shop, rupees(20_000));
    const order = fresh('HT-');
    const price = estimate;
    const topUp = { vendor, amount: rupees(20_000), reference: `${vendor}-2`, ...cx };
    await shop.inTransaction((tx) => claim(tx, order, vendor));
    await shop.inTransaction((tx) => captureHold(tx, { order, price, ...cx }));
    const paid = await shop.inTransaction(async (tx) => {
      // As a transaction does that is about to write to the wallet, and will then go on to the bank.
      await tx.query('select 1 from ledger_balances where account = $1 for no key update', [
        availableOf(vendor),
      ]);
      const toppedUp = other.inTransaction((second) => recordTopUp(second, topUp));
      while (!(await someoneWaits(shop)));
      const booked = await payoutProcessed(tx, { order, amount: price, reference: order, ...cx });
      return { booked, toppedUp };
    });
    expect(paid.booked).toMatchObject({ ok: true, value: { posted: true } });
    expect(await paid.toppedUp).toMatchObject({ ok: true, value: { posted: true } });
    expect(await walletOf(shop, vendor)).toEqual({ available: rupees(30_000) - fee, held: 0 });
    expect(await trialBalance(shop)).toMatchObject({ balanced: true });
  });
});

const aCorrection = (vendor: string) =>
  ({
    key: vendor,
    account: availableOf(vendor),
    amount: -1,
    reason: 'a paisa too much',
    approver: 'slack:T1:U2',
    ...cx,
  }) as const;

async function someoneWaits({ query }: Database): Promise<boolean> {
  const [row] = await query<{ waiting: number }>(
    'select count(*)::int as waiting from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()',
  );
  return (row?.waiting ?? 0) > 0;
}
