import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrderEvent } from '#core/buyback/index.ts';
import { hours, rupees } from '#core/shared/index.ts';
import { actOnOrder, findOrder, type OrderStore, timeline } from '../../db/orders/index.ts';
import { findItem } from '../../db/work/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { asha, noon, ravi } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore, freshNumber, sell, takeEffects, told } from './an-order-store.ts';

describe.each(databaseKinds)('orders on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());
  beforeEach(async () => void (await takeEffects(store)));

  const act = (number: string, event: OrderEvent, by = asha, at = noon) =>
    actOnOrder(store, { number, event, by, at });

  describe('a new order', () => {
    it('S0-47, S0-54: is kept with the price, answers and address that were confirmed', async () => {
      const { number } = await sell(store);
      expect(await findOrder(store, number, { type: 'customer' })).toMatchObject({
        number,
        status: 'unassigned',
        version: 2,
        device: 'iPhone 11 64 GB',
        estimate: rupees(18_500),
        quote: { book: 3, breakdown: { estimate: rupees(18_500) } },
        worded: [{ asked: 'Does it turn on?', answered: ['Yes, it turns on'] }],
        person: {
          name: 'Meera Joshi',
          phone: '+919876543210',
          place: { address: 'Flat 12B, Sai Kripa, Hill Road' },
        },
        slot: { from: noon + hours(1), to: noon + hours(3) },
        createdAt: noon,
      });
    });

    it('S0-55: has its moves with time and actor from the first one on', async () => {
      const { number, conversation } = await sell(store);
      expect(await timeline(store, number)).toEqual([
        { event: 'created', account: conversation, name: '', data: {}, at: noon },
        { event: 'open-matching', account: 'system', name: '', data: {}, at: noon },
      ]);
    });

    it('S0-49..52, S0-56, S0-82: queues its matching, SMS and analytics with it, and the card once it is open', async () => {
      const { number } = await sell(store);
      expect(await takeEffects(store)).toMatchObject([
        { lane: `card:${number}`, kind: 'open-matching', payload: { number } },
        { lane: `sms:${number}`, kind: 'sms', payload: { number, template: 'order-created' } },
        {
          kind: 'analytics',
          payload: { name: 'order_created', number, estimate: rupees(18_500), source: { entry: 'direct' } },
        },
        { lane: `card:${number}`, kind: 'card', payload: { number } },
      ]);
    });

    it('S0-57, S0-83: opens a task to call when it is of high value', async () => {
      const { number } = await sell(store, { highValue: true });
      expect(await findItem(store, `high-value-call:${number}`)).toMatchObject({
        kind: 'high-value-call',
        team: 'sales',
        status: 'open',
        number,
      });
    });

    it('keeps name, number and address where nobody reads them without the key', async () => {
      const place = {
        address: 'Villa 9, Pali Hill',
        pincode: '400050',
        district: 'Mumbai',
        state: 'Maharashtra',
      };
      const customer = { name: 'Zubeida Khan', phone: '+919812345678', whatsapp: '+919823456789' };
      const { number } = await sell(store, {
        customer,
        place: { ...place, landmark: 'opposite the banyan' },
      });
      await act(number, events.claim);
      await act(number, {
        ...events['change-address'],
        place: { ...place, address: 'Villa 11, Pali Hill' },
      } as OrderEvent);
      await act(number, events.cancel);
      const tables = ['orders', 'order_events', 'claims', 'work_items', 'staff'];
      const dump = await Promise.all(
        tables.map((table) => store.database.query(`select t::text from ${table} t`)),
      );
      for (const secret of ['Zubeida', '9812345678', '9823456789', 'Pali Hill', 'banyan'])
        expect(JSON.stringify(dump)).not.toContain(secret);
      const analytics = (await takeEffects(store)).filter(({ kind: each }) => each === 'analytics');
      expect(JSON.stringify(analytics)).not.toMatch(/Zubeida|9812345678|Pali Hill/);
    });
  });

  describe('claiming', () => {
    it('S0-63: gives the order to one operator and tells the customer who will call', async () => {
      const { number, conversation } = await sell(store);
      await takeEffects(store);
      expect(await act(number, events.claim)).toMatchObject({ ok: true, order: { status: 'assigned' } });
      const effects = await takeEffects(store);
      expect(told(effects, conversation)).toEqual(['support.order-claimed']);
      expect(effects.find(({ kind: each }) => each === 'news')).toMatchObject({
        payload: { conversation, says: [{ params: { name: 'Asha', number } }] },
      });
      expect(effects.filter(({ lane }) => lane === `card:${number}`)).toHaveLength(1);
    });

    it('S0-63: tells the second one who was first, and changes nothing', async () => {
      const { number } = await sell(store);
      await act(number, events.claim);
      await takeEffects(store);
      expect(await act(number, events.claim, ravi, noon + 5)).toEqual({
        ok: false,
        reason: {
          key: 'operators.taken',
          params: { name: 'Asha', at: { at: noon, zone: 'Asia/Kolkata', show: 'date-time' } },
        },
      });
      expect(await takeEffects(store)).toEqual([]);
    });

    it('O3: is refused by the index when the row alone would allow it', async () => {
      const { number } = await sell(store);
      await store.database.query(
        'insert into claims (number, actor, actor_name, at) values ($1, $2, $3, $4)',
        [number, ravi.account, 'Ravi', new Date(noon)],
      );
      expect(await act(number, events.claim)).toMatchObject({
        ok: false,
        reason: { key: 'operators.taken', params: { name: 'Ravi' } },
      });
      expect(await findOrder(store, number, { type: 'operators' })).toMatchObject({
        status: 'unassigned',
        version: 2,
      });
    });

    it('can be claimed by the next one after a release, with the history of both', async () => {
      const { number, conversation } = await sell(store);
      await act(number, events.claim);
      expect(await act(number, events.release, ravi)).toMatchObject({
        reason: { key: 'operators.not-yours' },
      });
      await act(number, events.release);
      expect(await act(number, events.claim, ravi)).toMatchObject({
        ok: true,
        order: { holder: { name: 'Ravi' } },
      });
      const claims = await store.database.query(
        'select actor, released_at is null as open from claims where number = $1 order by id',
        [number],
      );
      expect(claims).toEqual([
        { actor: asha.account, open: false },
        { actor: ravi.account, open: true },
      ]);
      const effects = await takeEffects(store);
      expect(told(effects, conversation)).toEqual([
        'support.order-claimed',
        'support.order-with-us-again',
        'support.order-claimed',
      ]);
      expect(effects.filter(({ payload }) => payload.note)).toHaveLength(1);
    });
  });

  describe('who may act', () => {
    it('takes on a new operator as CX with the first thing they do', async () => {
      const kiran = { role: 'operator', account: `slack:T1:${freshNumber()}`, name: 'Kiran' } as const;
      const { number } = await sell(store);
      await act(number, events.claim, kiran);
      const found = () =>
        store.database.query('select name, roles, active from staff where account = $1', [kiran.account]);
      expect(await found()).toEqual([{ name: 'Kiran', roles: ['cx'], active: true }]);
      await act(number, events['log-call'], { ...kiran, name: 'Kiran Rao' });
      expect(await found()).toMatchObject([{ name: 'Kiran Rao' }]);
    });

    it('refuses somebody who was let go, from that moment on', async () => {
      const left = { role: 'operator', account: `slack:T1:${freshNumber()}`, name: 'Left' } as const;
      const { number } = await sell(store);
      await act(number, events.claim, left);
      await store.database.query('update staff set active = false where account = $1', [left.account]);
      expect(await act(number, events['log-call'], left)).toEqual({
        ok: false,
        reason: { key: 'operators.not-staff' },
      });
    });

    it('knows no order with that number', async () => {
      expect(await act('HT-0000-0000-0000', events.claim)).toEqual({
        ok: false,
        reason: { key: 'operators.no-such-order' },
      });
    });
  });
});
