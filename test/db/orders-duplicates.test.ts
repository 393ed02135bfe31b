import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { days, hours, rupees } from '#core/shared/index.ts';
import { actOnOrder, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { checkDuplicates, closeItem, findItem, mergeDuplicates } from '../../db/work/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { asha, noon, ravi } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore, sell, takeEffects, told } from './an-order-store.ts';

describe.each(databaseKinds)('duplicates on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());
  beforeEach(async () => void (await takeEffects(store)));

  const at = noon;

  describe('about duplicates', () => {
    let people = 1_000;
    /** One person's orders for one phone, an hour apart, with these estimates in rupees. */
    const twice = async (...estimates: readonly number[]) => {
      const phone = `+91980000${people++}`;
      const orders = [];
      for (const [n, estimate] of estimates.entries()) {
        const sold = await sell(store, { customer: { name: 'Meera', phone }, at: at + hours(n) });
        await store.database.query('update orders set estimate = $2 where number = $1', [
          sold.number,
          rupees(estimate),
        ]);
        orders.push(sold);
      }
      return orders;
    };
    const check = (number: string) => checkDuplicates(store, { number, window: days(1), at });
    const itemsOf = async (number: string) =>
      (await findOrder(store, number, { type: 'operators' }))?.items ?? [];

    it('S0-82, O8: flags both orders with one task that says which is the highest', async () => {
      const [a, b] = await twice(11_000, 12_000);
      if (!a || !b) throw new Error('two orders');
      await takeEffects(store);
      await Promise.all([check(a.number), check(b.number), check(b.number)]);
      const items = await itemsOf(a.number);
      expect(items).toMatchObject([{ kind: 'duplicate', number: b.number, subject: { keep: b.number } }]);
      expect(items[0]?.subject.numbers).toEqual([a.number, b.number].sort());
      expect(await itemsOf(b.number)).toEqual(items);
      const cards = (await takeEffects(store)).filter(({ kind: each }) => each === 'card');
      expect(new Set(cards.map(({ payload }) => payload.number))).toEqual(new Set([a.number, b.number]));
    });

    it('S0-82: leaves another model, another person and another day alone', async () => {
      const [a] = await twice(13_000);
      const other = { customer: { name: 'Meera', phone: '+919811111111' } };
      await sell(store, { ...other, at });
      const b = await sell(store, { ...other, model: 'phone-apple-iphone-12', at });
      const c = await sell(store, { ...other, at: at + days(2) });
      for (const order of [a, b, c]) await check(order?.number ?? '');
      for (const order of [a, b, c]) expect(await itemsOf(order?.number ?? '')).toEqual([]);
    });

    it('S0-88: keeps the highest and cancels the others politely, in one go', async () => {
      const [a, b, c] = await twice(14_000, 16_000, 15_000);
      if (!a || !b || !c) throw new Error('three orders');
      for (const { number } of [a, b, c]) await check(number);
      await actOnOrder(store, { number: a.number, event: events.claim, by: ravi, at });
      await takeEffects(store);
      const [item] = await itemsOf(a.number);
      expect(item?.subject.numbers).toHaveLength(3);
      expect(await mergeDuplicates(store, { id: item?.id ?? '', by: asha, at })).toEqual({
        ok: true,
        kept: b.number,
      });
      const effects = await takeEffects(store);
      expect(told(effects, a.conversation)).toEqual(['support.order-merged']);
      expect(told(effects, b.conversation)).toEqual([]);
      expect(told(effects, c.conversation)).toEqual(['support.order-merged']);
      expect(await findOrder(store, a.number, { type: 'operators' })).toMatchObject({
        status: 'cancelled',
        items: [],
      });
      expect(await findOrder(store, b.number, { type: 'operators' })).toMatchObject({
        status: 'unassigned',
        items: [],
      });
      expect(await findItem(store, item?.id ?? '')).toMatchObject({ status: 'closed', outcome: 'merged' });
      const held = await store.database.query(
        'select 1 from claims where number = $1 and released_at is null',
        [a.number],
      );
      expect(held).toEqual([]);
    });

    it('S0-88: a merge that two press at once happens once', async () => {
      const [a, b] = await twice(17_000, 18_000);
      if (!a || !b) throw new Error('two orders');
      await check(b.number);
      const [item] = await itemsOf(a.number);
      const id = item?.id ?? '';
      const both = await Promise.all([asha, ravi].map((by) => mergeDuplicates(store, { id, by, at })));
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(told(await takeEffects(store), a.conversation)).toEqual(['support.order-merged']);
    });

    it('asks no more once one of two is cancelled, and names the next highest of three', async () => {
      const [a, b, c] = await twice(19_000, 21_000, 20_000);
      if (!a || !b || !c) throw new Error('three orders');
      await check(c.number);
      await actOnOrder(store, { number: b.number, event: events.cancel, by: asha, at });
      expect(await itemsOf(a.number)).toMatchObject([{ number: c.number, subject: { keep: c.number } }]);
      await actOnOrder(store, { number: a.number, event: events.cancel, by: asha, at });
      expect(await itemsOf(c.number)).toEqual([]);
    });

    it('does not ask again what CX has decided', async () => {
      const [a, b] = await twice(22_000, 23_000);
      if (!a || !b) throw new Error('two orders');
      await check(b.number);
      const [item] = await itemsOf(b.number);
      await closeItem(store, { id: item?.id ?? '', outcome: 'different', by: asha, at });
      await check(b.number);
      expect(await itemsOf(a.number)).toEqual([]);
      expect(await findOrder(store, a.number, { type: 'operators' })).toMatchObject({ status: 'unassigned' });
    });
  });
});
