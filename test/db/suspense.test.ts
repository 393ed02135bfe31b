import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rupees } from '#core/shared/index.ts';
import { trialBalance, walletOf } from '#db/ledger/index.ts';
import { type ClearingWish, clearByHand, findItem, receiveUnmatched } from '#db/work/index.ts';
import type { OrderStore } from '../../db/orders/index.ts';
import { noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { person, vendor } from './a-vendor-desk.ts';
import { haveVendors } from './a-vendor-list.ts';
import { anOrderStore, sell } from './an-order-store.ts';

const approvalFrom = rupees(25_000);
const admins = [person(91), person(92)] as const;

describe.each(databaseKinds)('money that matches nothing, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
    await haveVendors(store.database, vendor(1), vendor(2));
    await store.database.query(
      `insert into staff (account, name, roles) select account, account, '{admin}'
        from unnest($1::text[]) as a(account)`,
      [admins.map(({ account }) => account)],
    );
  });
  afterAll(() => store.database.close());

  let transfers = 0;
  const came = async (amount: number): Promise<string> => {
    const reference = `utr ${++transfers}`;
    const unmatched = { amount: rupees(amount), reference, by: 'script:Asha', at: noon };
    const booked = await store.database.inTransaction((tx) => receiveUnmatched(tx, unmatched));
    expect(booked).toEqual({ ok: true, value: { posted: true } });
    return `suspense:UTR ${transfers}`;
  };
  const wish = (more: Partial<ClearingWish> = {}): ClearingWish =>
    ({
      type: 'clear-suspense',
      to: 'vendor',
      whose: 'v1',
      reason: 'their transfer',
      ...more,
    }) as ClearingWish;
  const clear = async (item: string, what: ClearingWish = wish(), by = admins[0]) => {
    const cleared = await clearByHand(store, { item, wish: what, by, at: noon, approvalFrom });
    return cleared.ok ? cleared.value : cleared.reason.key;
  };
  const wallet = async () => (await walletOf(store.database, 'v1')).available;

  it('B14: goes to the wallet it belongs to, once, and its task is done', async () => {
    const item = await came(900);
    const before = await wallet();
    expect(await clear(item)).toBe('cleared');
    expect(await wallet()).toBe(before + rupees(900));
    expect(await clear(item)).toBe('ledger.refused-not-in-suspense');
    expect(await findItem(store, item)).toMatchObject({ status: 'closed', outcome: 'cleared' });
    expect((await trialBalance(store.database)).suspense).toBe(0);
  });

  it('M10: takes two people from the limit on, and the second one is in the books', async () => {
    const item = await came(25_000);
    const before = await wallet();
    expect(await clear(item, { type: 'approve-suspense' })).toBe('ledger.refused-not-proposed');
    expect(await clear(item)).toBe('proposed');
    expect(await wallet()).toBe(before);
    expect(await clear(item, { type: 'approve-suspense' })).toBe('ledger.refused-own-approval');
    expect(await clear(item, { type: 'approve-suspense' }, admins[1])).toBe('cleared');
    expect(await wallet()).toBe(before + rupees(25_000));
    const [entry] = await store.database.query(
      "select maker, approver, reason from ledger_entries where kind = 'clear-suspense' order by sequence desc limit 1",
    );
    expect(entry).toEqual({
      maker: admins[0].account,
      approver: admins[1].account,
      reason: 'their transfer',
    });
  });

  it('is moved by admins only, to what there is, and with a reason', async () => {
    const item = await came(100);
    expect(await clear(item, wish(), person(1))).toBe('staff.only-for');
    expect(await clear(item, wish({ whose: 'nobody' }))).toBe('ledger.refused-no-vendor');
    expect(await clear(item, wish({ to: 'order', whose: 'HT-0000-0000-0000' }))).toBe(
      'operators.no-such-order',
    );
    expect(await clear(item, wish({ reason: '  ' }))).toBe('ledger.refused-no-reason');
    expect(await clear('suspense:nothing')).toBe('operators.no-such-item');
    expect(await clear(item, wish({ to: 'shop' }))).toBe('cleared');
  });

  it('B14: goes to an order only while that owes its customer money or has paid it, also when it is approved', async () => {
    const { number } = await sell(store);
    const is = (status: string) =>
      store.database.query('update orders set status = $2 where number = $1', [number, status]);
    const toOrder = wish({ to: 'order', whose: number });
    for (const status of [
      'created',
      'unassigned',
      'offer-made',
      'gates',
      'no-deal',
      'lead-closed',
      'cancelled',
    ]) {
      await is(status);
      expect(await clear(await came(100), toOrder)).toBe('ledger.refused-not-owing');
    }
    for (const status of ['payment-pending', 'paying', 'paid', 'completed']) {
      await is(status);
      expect(await clear(await came(100), toOrder)).toBe('cleared');
    }
    const item = await came(30_000);
    expect(await clear(item, toOrder)).toBe('proposed');
    await is('cancelled');
    expect(await clear(item, { type: 'approve-suspense' }, admins[1])).toBe('ledger.refused-not-owing');
    expect(await findItem(store, item)).toMatchObject({ status: 'open' });
    await is('paid');
    expect(await clear(item, { type: 'approve-suspense' }, admins[1])).toBe('cleared');
  });

  it('two admins who book the same money at once book it once', async () => {
    const item = await came(300);
    const before = await wallet();
    const both = await Promise.all([clear(item), clear(item, wish(), admins[1])]);
    expect(both.sort()).toEqual(['cleared', 'ledger.refused-not-in-suspense']);
    expect(await wallet()).toBe(before + rupees(300));
  });
});
