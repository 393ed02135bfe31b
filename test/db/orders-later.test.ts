import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrderEvent } from '#core/buyback/index.ts';
import {
  actForCustomer,
  actOnOrder,
  board,
  countByStatus,
  findOrder,
  type OrderStore,
  ordersOf,
  timeline,
} from '../../db/orders/index.ts';
import { openItems } from '../../db/work/index.ts';
import { andheri, events } from '../core/buyback/an-order.ts';
import { asha, noon, ravi } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore, freshNumber, sell, takeEffects, told } from './an-order-store.ts';

describe.each(databaseKinds)('an order that goes on, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());
  beforeEach(async () => void (await takeEffects(store)));

  const act = (number: string, event: OrderEvent, by = asha, at = noon) =>
    actOnOrder(store, { number, event, by, at });

  describe('the pickup address', () => {
    it('S0-78: is changed by the customer while a partner has the order; the partner is told in its thread', async () => {
      const { number, conversation } = await sell(store);
      await act(number, events.claim);
      await takeEffects(store);
      const event = {
        type: 'change-address',
        place: { ...andheri, latitude: 19.1, longitude: 72.8 },
        served: true,
      } as const;
      expect(await actForCustomer(store, { conversation, number, event, at: noon })).toMatchObject({
        ok: true,
      });
      const effects = await takeEffects(store);
      expect(told(effects, conversation)).toEqual(['buyback.address-changed']);
      expect(effects.find(({ payload }) => payload.note)?.payload).toMatchObject({
        number,
        note: { key: 'operators.event-line', params: { who: { key: 'operators.who-customer' } } },
      });
      expect(await findOrder(store, number, { type: 'customer' })).toMatchObject({
        status: 'assigned',
        area: { pincode: '400058' },
        person: { name: 'Meera Joshi', place: { address: '4 SV Road', latitude: 19.1 } },
      });
    });

    it('S0-78: stays when the new pincode is not served or the order is over, and the customer hears why', async () => {
      const { number, conversation } = await sell(store);
      const wish = { conversation, number, at: noon } as const;
      await actForCustomer(store, {
        ...wish,
        event: { type: 'change-address', place: andheri, served: false },
      });
      await act(number, events.cancel);
      await actForCustomer(store, {
        ...wish,
        event: { type: 'change-address', place: andheri, served: true },
      });
      expect(told(await takeEffects(store), conversation)).toEqual([
        'support.address-not-served',
        'support.order-cancelled',
        'support.address-not-changed',
      ]);
    });

    it("S5: does not tell one customer that another one's order exists", async () => {
      const { number } = await sell(store);
      const event = { type: 'change-address', place: andheri, served: true } as const;
      const conversation = 'telegram:7001:stranger';
      const theirs = await actForCustomer(store, { conversation, number, event, at: noon });
      const nobodys = await actForCustomer(store, {
        conversation,
        number: 'HT-0000-0000-0000',
        event,
        at: noon,
      });
      expect(theirs).toEqual(nobodys);
      expect(told(await takeEffects(store), conversation)).toEqual([
        'buyback.no-such-order',
        'buyback.no-such-order',
      ]);
    });
  });

  describe('a pincode where nobody comes', () => {
    it('S0-45, S0-64: becomes a task for CX and the customer is told', async () => {
      const { number, conversation } = await sell(store);
      await act(number, events['mark-unserviceable']);
      expect(told(await takeEffects(store), conversation)).toEqual(['support.checking-pickup']);
      expect((await findOrder(store, number, { type: 'operators' }))?.items).toMatchObject([
        { kind: 'unserviceable-lead', team: 'cx', subject: { device: 'iPhone 11 64 GB', pincode: '400050' } },
      ]);
    });

    it('S0-87: goes on once the pincode is corrected, open for everybody again', async () => {
      const { number, conversation } = await sell(store);
      await act(number, events['mark-unserviceable']);
      await takeEffects(store);
      expect(await act(number, events['fix-pincode'])).toMatchObject({
        ok: true,
        order: { status: 'unassigned' },
      });
      expect(told(await takeEffects(store), conversation)).toEqual(['support.pickup-possible']);
      const view = await findOrder(store, number, { type: 'operators' });
      expect(view).toMatchObject({ status: 'unassigned', area: { pincode: '400058' }, items: [] });
      const whole = await findOrder(store, number, { type: 'customer' });
      expect(whole?.person?.place).toMatchObject({
        address: 'Flat 12B, Sai Kripa, Hill Road',
        pincode: '400058',
      });
      const moves = await timeline(store, number);
      expect(moves.map(({ event }) => event)).toEqual([
        'created',
        'open-matching',
        'mark-unserviceable',
        'fix-pincode',
        'open-matching',
      ]);
      expect(moves[3]).toMatchObject({ account: asha.account, data: { pincode: '400058' }, at: noon });
    });

    it('S0-86: is closed politely, with its task', async () => {
      const { number, conversation } = await sell(store);
      await act(number, events['mark-unserviceable']);
      await takeEffects(store);
      await act(number, events['close-lead']);
      expect(told(await takeEffects(store), conversation)).toEqual(['support.lead-closed-no-pickup']);
      expect(await findOrder(store, number, { type: 'operators' })).toMatchObject({
        status: 'lead-closed',
        items: [],
      });
    });
  });

  describe('looking', () => {
    const viewer = (account: string) => ({ type: 'operator', account, at: noon, sees: 'all' }) as const;
    it('S0-51: lists unassigned orders, mine, those that wait for CX, and any status, oldest first', async () => {
      const view = async (name: Parameters<typeof board>[1]['view'], account = asha.account) =>
        (await board(store, { view: name, viewer: viewer(account), limit: 500 })).map(({ number }) => number);
      const first = await sell(store, { at: noon - 2 });
      const second = await sell(store, { at: noon - 1 });
      const far = await sell(store);
      const dear = await sell(store, { highValue: true });
      await act(second.number, events.claim);
      await act(far.number, events['mark-unserviceable']);
      const unassigned = await view('unassigned');
      expect(unassigned).toContain(first.number);
      expect(unassigned).not.toContain(second.number);
      expect(unassigned.indexOf(first.number)).toBeLessThan(unassigned.indexOf(dear.number));
      expect(await view('mine')).toContain(second.number);
      expect(await view('mine', ravi.account)).not.toContain(second.number);
      expect(await view('waiting')).toEqual(expect.arrayContaining([far.number, dear.number]));
      expect(await view('unserviceable')).toContain(far.number);
      const counts = await countByStatus(store);
      expect(counts.get('unassigned')).toBe(unassigned.length);
      expect((await openItems(store, 500)).some(({ number }) => number === dear.number)).toBe(true);
    });

    it('S0-52: shows on the board who the customer is only where the viewer has the order', async () => {
      const { number } = await sell(store);
      const find = (account: string) => findOrder(store, number, viewer(account));
      expect((await find(asha.account))?.person).toBeUndefined();
      await act(number, events.claim);
      expect((await find(asha.account))?.person?.phone).toBe('+919876543210');
      expect((await find(ravi.account))?.person?.phone).toBe('+91 98xxxxxx10');
    });

    it('shows customers their own orders, the newest first', async () => {
      const conversation = `telegram:7001:${freshNumber()}`;
      const old = await sell(store, { conversation, at: noon - 1 });
      const newer = await sell(store, { conversation });
      expect((await ordersOf(store, conversation)).map(({ number }) => number)).toEqual([
        newer.number,
        old.number,
      ]);
    });

    it('S0-55: tells what happened, by whom and when, without personal data', async () => {
      const { number } = await sell(store);
      await act(number, events.claim);
      await act(number, { type: 'log-call', outcome: 'no-answer' }, asha, noon + 60_000);
      await act(number, { type: 'send-to-customer', text: 'Meera, are you home?' });
      await act(number, events['show-contact']);
      await act(number, events.cancel, ravi);
      const moves = await timeline(store, number);
      expect(moves.slice(2)).toMatchObject([
        { event: 'claim', name: 'Asha' },
        { event: 'log-call', name: 'Asha', data: { outcome: 'no-answer' }, at: noon + 60_000 },
        { event: 'send-to-customer', data: {} },
        { event: 'show-contact', account: asha.account },
        { event: 'cancel', name: 'Ravi', data: { reason: 'customer-asked' } },
      ]);
      expect(JSON.stringify(moves)).not.toContain('Meera');
    });
  });
});
