import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewOrder } from '#core/buyback/index.ts';
import { days, rupees } from '#core/shared/index.ts';
import { publishAreas } from '#db/books/index.ts';
import { forgetLostLead, type LostLead, lostLeads, recordLostLead, wishNotice } from '#db/leads/index.ts';
import { checkDuplicates, mergeDuplicates } from '#db/work/index.ts';
import type { Database } from '../../db/client/index.ts';
import { actForCustomer, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { andheri } from '../core/buyback/an-order.ts';
import { asha, noon } from '../core/buyback/people.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { vendor } from './a-vendor-desk.ts';
import { haveFunds, haveVendors, houseLine } from './a-vendor-list.ts';
import { anOrderStore, sell } from './an-order-store.ts';

describe.each(databaseKinds)('sales that nobody could pick up, on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  beforeEach(() => database.script('truncate lost_leads, service_areas, outbox'));
  afterAll(() => database.close());

  const lost = (id: string, changes: Partial<LostLead> = {}) =>
    recordLostLead(database, {
      id,
      conversation: `telegram:7001:${id}`,
      pincode: '585101',
      district: 'Kalaburagi',
      category: 'phone',
      estimate: rupees(10_000),
      at: noon,
      ...changes,
    });
  const wishes = (id: string, conversation = `telegram:7001:${id}`) =>
    wishNotice(database, { id, conversation });
  const told = () =>
    database.query<{ lane: string; payload: { says: readonly { key: string; params: unknown }[] } }>(
      `select lane, payload::json as payload from outbox where kind = 'news' order by lane`,
    );

  it('B11 S0-64: are counted once each, by pincode and category, the most money first', async () => {
    await lost('a');
    await lost('b', { estimate: rupees(2_500.5) });
    await lost('b', { estimate: rupees(2_500.5) });
    await lost('c', { category: 'laptop', estimate: rupees(40_000) });
    await lost('d', { pincode: '585102' });
    await lost('e', { at: noon - days(8) });
    await lost('f');
    await forgetLostLead(database, 'f');
    await wishes('a');
    expect(await lostLeads(database, { since: noon - days(7) })).toEqual([
      {
        pincode: '585101',
        district: 'Kalaburagi',
        category: 'laptop',
        leads: 1,
        value: 4_000_000,
        wishes: 0,
      },
      { pincode: '585101', district: 'Kalaburagi', category: 'phone', leads: 2, value: 1_250_050, wishes: 1 },
      { pincode: '585102', district: 'Kalaburagi', category: 'phone', leads: 1, value: 1_000_000, wishes: 0 },
    ]);
  });

  it('B11: tell those who wished for it, once, as soon as pickup is offered there', async () => {
    await Promise.all([lost('a'), lost('b'), lost('c', { pincode: '585102' })]);
    await lost('a2', { conversation: 'telegram:7001:a', category: 'laptop' });
    expect(await wishes('a')).toBe(true);
    expect(await wishes('a2', 'telegram:7001:a')).toBe(true);
    expect(await wishes('c')).toBe(true);
    expect(await wishes('b', 'telegram:7001:somebody-else')).toBe(false);
    await publishAreas(database, [{ area: '585102-585103', city: 'Kalaburagi' }]);
    expect((await told()).map(({ lane }) => lane)).toEqual(['telegram:7001:c']);
    await publishAreas(database, [{ area: '5851', city: 'Kalaburagi' }]);
    const news = await told();
    expect(news.map(({ lane }) => lane)).toEqual(['telegram:7001:a', 'telegram:7001:c']);
    expect(news[0]?.payload.says).toMatchObject([
      { key: 'support.pickup-possible-now', params: { pincode: '585101' } },
    ]);
    expect((await lostLeads(database, { since: 0 })).map((gap) => gap.wishes)).toEqual([0, 0, 0]);
  });
});

describe.each(databaseKinds)('orders of places that nobody comes to, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
    await haveVendors(store.database, vendor(1), houseLine('no'));
    await haveFunds(store.database, 'v1');
  });
  afterAll(() => store.database.close());

  const bandra = { ...andheri, pincode: '400050' };
  const lost = async () =>
    (await lostLeads(store.database, { since: 0 })).map((gap) => [gap.pincode, gap.leads]);
  const moves = async ({ number, conversation }: NewOrder, place = andheri) => {
    const event = { type: 'change-address', place, served: true } as const;
    const moved = await actForCustomer(store, { number, conversation, event, at: noon });
    expect(moved).toMatchObject({ ok: true });
    return (await findOrder(store, number, { type: 'operators' }))?.status;
  };

  it('B11 S0-78: are counted where their customer is in the end, and not at all once somebody comes', async () => {
    const order = await sell(store);
    expect(await moves(order)).toBe('unserviceable');
    expect(await lost()).toEqual([['400058', 1]]);
    expect(await moves(order, { ...andheri, pincode: '400099' })).toBe('unserviceable');
    expect(await lost()).toEqual([['400099', 1]]);
    expect(await moves(order, bandra)).toBe('unassigned');
    expect(await lost()).toEqual([]);
  });

  it('B11 S0-88: are counted once when the same sale was made twice', async () => {
    const customer = { name: 'Meera Joshi', phone: '+919876000001' };
    const first = await sell(store, { customer, place: andheri });
    const { number } = await sell(store, { customer, place: andheri, conversation: first.conversation });
    expect(await lost()).toEqual([['400058', 2]]);
    await checkDuplicates(store, { number, window: days(1), at: noon });
    const merged = await mergeDuplicates(store, { id: `duplicate:${number}`, by: asha, at: noon });
    expect(merged).toMatchObject({ ok: true });
    expect(await lost()).toEqual([['400058', 1]]);
  });
});
