import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueOf } from '#core/ledger/index.ts';
import { rupees } from '#core/shared/index.ts';
import type { Database, Executor } from '../../db/client/index.ts';
import {
  adjustHold,
  captureHold,
  creditLead,
  entriesOf,
  holdForClaim,
  payoutProcessed,
  payoutReversed,
  releaseHold,
  trialBalance,
  walletOf,
} from '../../db/ledger/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { aVendor, balanceOf, cx, estimate, fee, fees, fresh, lacks } from './a-ledger.ts';

describe.each(databaseKinds)('the wallet of a vendor, on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const run = <T>(work: (tx: Executor) => Promise<T>): Promise<T> => database.inTransaction(work);
  const claim = (order: string, vendor: string) =>
    run((tx) => holdForClaim(tx, { order, vendor, estimate, policy: fees, ...cx }));
  const start = async (amount: number) => {
    const vendor = await aVendor(database, amount);
    const order = fresh('HT-');
    return { vendor, order, wallet: () => walletOf(database, vendor) };
  };

  it('S0-59 M4: a claim puts the estimate and the lead fee aside', async () => {
    const { vendor, order, wallet } = await start(rupees(20_000));
    expect(await claim(order, vendor)).toMatchObject({ ok: true, value: { posted: true } });
    expect(await wallet()).toEqual({ available: rupees(20_000) - estimate - fee, held: estimate + fee });
  });

  it('S0-59 M4: a wallet that lacks a single paisa claims nothing, and is told what it takes', async () => {
    const { vendor, order, wallet } = await start(estimate + fee - 1);
    expect(await claim(order, vendor)).toEqual(
      lacks(`vendor-available:${vendor}`, estimate + fee - 1, estimate + fee),
    );
    expect(await wallet()).toEqual({ available: estimate + fee - 1, held: 0 });
    expect(await entriesOf(database, { order })).toEqual([]);
  });

  it('S0-59: a vendor without any wallet claims nothing', async () => {
    expect(await claim(fresh('HT-'), 'V-nobody')).toEqual(
      lacks('vendor-available:V-nobody', 0, estimate + fee),
    );
  });

  it('M4: an order is held once, by whoever was first', async () => {
    const { vendor, order, wallet } = await start(rupees(50_000));
    const other = await aVendor(database, rupees(50_000));
    await claim(order, vendor);
    expect(await claim(order, vendor)).toMatchObject({ ok: true, value: { posted: false } });
    expect(await claim(order, other)).toEqual({ ok: false, reason: { type: 'held-already', vendor } });
    expect((await wallet()).held).toBe(estimate + fee);
    expect(await walletOf(database, other)).toEqual({ available: rupees(50_000), held: 0 });
  });

  it('S0-69 M4: the hold follows the price of the inspection, down and up, as far as the wallet goes', async () => {
    const { vendor, order, wallet } = await start(estimate + fee);
    await claim(order, vendor);
    const adjust = (price: number) => run((tx) => adjustHold(tx, { order, price, ...cx }));
    expect(await adjust(rupees(8_000))).toMatchObject({ ok: true, value: { posted: true } });
    expect(await wallet()).toEqual({ available: rupees(2_000), held: rupees(8_000) + fee });
    expect(await adjust(rupees(8_000))).toMatchObject({ ok: true, value: { posted: false } });
    expect(await adjust(rupees(10_001))).toEqual(
      lacks(`vendor-available:${vendor}`, rupees(2_000), rupees(2_001)),
    );
    expect(await adjust(rupees(9_500))).toMatchObject({ ok: true, value: { posted: true } });
    expect(await wallet()).toEqual({ available: rupees(500), held: rupees(9_500) + fee });
  });

  it('S0-70 M4: when the customer is paid, price and fee leave the wallet and the rest is free again', async () => {
    const { vendor, order, wallet } = await start(rupees(20_000));
    await claim(order, vendor);
    const capture = (price: number) => run((tx) => captureHold(tx, { order, price, ...cx }));
    expect(await capture(estimate + 1)).toEqual({
      ok: false,
      reason: { type: 'beyond-hold', held: estimate, price: estimate + 1 },
    });
    expect(await capture(rupees(9_000))).toMatchObject({ ok: true, value: { posted: true } });
    expect(await capture(rupees(9_000))).toMatchObject({ ok: true, value: { posted: false } });
    expect(await wallet()).toEqual({ available: rupees(11_000) - fee, held: 0 });
    expect(await balanceOf(database, dueOf(order))).toBe(rupees(9_000));
    expect(await run((tx) => releaseHold(tx, { order, charge: false, reason: 'late', ...cx }))).toEqual({
      ok: false,
      reason: { type: 'no-hold' },
    });
  });

  it('S0-61: letting go is free, or takes the fee where the rules say so; then the order is held anew', async () => {
    const { vendor, order, wallet } = await start(rupees(20_000));
    const letGo = (charge: boolean) =>
      run((tx) => releaseHold(tx, { order, charge, reason: 'timeout', ...cx }));
    await claim(order, vendor);
    await letGo(false);
    expect(await wallet()).toEqual({ available: rupees(20_000), held: 0 });
    await claim(order, vendor);
    expect(await letGo(true)).toMatchObject({ ok: true, value: { posted: true } });
    expect(await letGo(true)).toMatchObject({ ok: true, value: { posted: false } });
    expect(await wallet()).toEqual({ available: rupees(20_000) - fee, held: 0 });
    expect((await entriesOf(database, { order })).map((entry) => entry.kind)).toEqual([
      'hold',
      'release',
      'hold',
      'charge-lead',
    ]);
  });

  it('S0-61: a fee that was charged for a bad lead comes back once; an open hold is let go', async () => {
    const { vendor, order, wallet } = await start(rupees(30_000));
    const credit = () => run((tx) => creditLead(tx, { order, vendor, reason: 'fake lead', ...cx }));
    expect(await credit()).toEqual({ ok: false, reason: { type: 'no-hold' } });
    await claim(order, vendor);
    await run((tx) => captureHold(tx, { order, price: estimate, ...cx }));
    expect(await credit()).toMatchObject({ ok: true, value: { posted: true } });
    expect(await credit()).toMatchObject({ ok: true, value: { posted: false } });
    expect(await wallet()).toEqual({ available: rupees(30_000) - estimate, held: 0 });

    const next = fresh('HT-');
    await claim(next, vendor);
    const free = () => run((tx) => creditLead(tx, { order: next, vendor, reason: 'fake lead', ...cx }));
    expect(await free()).toMatchObject({ ok: true, value: { hold: { state: 'released' } } });
    expect(await free()).toEqual({ ok: false, reason: { type: 'nothing-charged' } });
  });

  it('S0-70: a payout clears what is due, comes back when it bounces, and goes out again', async () => {
    const { vendor, order } = await start(rupees(20_000));
    await claim(order, vendor);
    await run((tx) => captureHold(tx, { order, price: estimate, ...cx }));
    const payout = (reference: string, amount = estimate) => ({ order, amount, reference, ...cx });
    const processed = (reference: string, amount?: number) =>
      run((tx) => payoutProcessed(tx, payout(reference, amount)));
    const [one, two] = [fresh('pout_'), fresh('pout_')] as const;
    const reverse = () => run((tx) => payoutReversed(tx, payout(one)));
    expect(await reverse()).toEqual({ ok: false, reason: { type: 'not-processed' } });
    expect(await processed(one, estimate - 1)).toEqual({
      ok: false,
      reason: { type: 'not-due', due: estimate, amount: estimate - 1 },
    });
    expect(await processed(one)).toMatchObject({ ok: true, value: { posted: true } });
    expect(await processed(one)).toMatchObject({ ok: true, value: { posted: false } });
    expect(await processed(two)).toMatchObject({ ok: false, reason: { type: 'not-due', due: 0 } });
    expect(await reverse()).toMatchObject({ ok: true, value: { posted: true } });
    expect(await balanceOf(database, dueOf(order))).toBe(estimate);
    expect(await processed(two)).toMatchObject({ ok: true, value: { posted: true } });
    expect(await balanceOf(database, dueOf(order))).toBe(0);
  });

  it('M3 B14: after all of this the books balance', async () => {
    expect(await trialBalance(database)).toMatchObject({ balanced: true, off: [] });
  });
});
