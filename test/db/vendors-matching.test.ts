import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Line } from '#core/conversation/index.ts';
import { hours, minutes } from '#core/shared/index.ts';
import {
  declineOffer,
  endClaim,
  explainFor,
  loadVendors,
  vendorOf,
  withdrawOthers,
} from '#db/vendors/index.ts';
import { actForCustomer, actOnOrder, endWave, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { andheri, events } from '../core/buyback/an-order.ts';
import { noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { account, aVendorDesk, clearVendors, person, vendor } from './a-vendor-desk.ts';
import { haveFunds, haveVendors, houseLine } from './a-vendor-list.ts';
import { anOrderStore, sell, takeEffects, told } from './an-order-store.ts';

const keysOf = (lines: readonly Line[]) => lines.map(({ key }) => key);

describe.each(databaseKinds)('vendors and their offers on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  beforeEach(() => clearVendors(store));
  afterAll(() => store.database.close());
  const { sold, matched, claimed, asked, timesOut } = aVendorDesk(() => store);

  describe('in a shop that names no vendor', () => {
    it("B9 S0-50 S0-63: every order is its own people's at once, without waves, wallets or an end", async () => {
      const order = await sold();
      const none = async () => {
        throw new Error('the house has no wallet');
      };
      expect(await matched(order, { walletOf: none })).toEqual({
        type: 'offered',
        wave: 1,
        to: [{ vendor: 'house', rank: 1, score: expect.any(Number) }],
        queued: [{ lane: `card:${order.number}`, kind: 'card', payload: { number: order.number } }],
      });
      expect(await vendorOf(store.database, 'slack:T1:ANYBODY')).toEqual({
        id: 'house',
        name: 'Our team',
        house: true,
      });
      expect(await claimed(order, 'house', { walletOf: none })).toEqual({ ok: true, value: { wave: 1 } });
    });

    it('S0-63: what they give back is open for all of them again', async () => {
      const order = await sold();
      await matched(order);
      await claimed(order, 'house');
      await endClaim(store.database, { number: order.number, vendor: 'house', at: noon, as: 'timed-out' });
      expect(await asked(order)).toEqual(['house']);
      expect((await claimed(order, 'house')).ok).toBe(true);
    });

    it('S0-63: they may have an order that nobody was asked for', async () => {
      const order = await sold();
      expect((await claimed(order, 'house')).ok).toBe(true);
      expect(await claimed(order, 'house')).toEqual({ ok: false, reason: { key: 'matching.offer-over' } });
    });

    it('S0-64: nobody is left once even they take no orders', async () => {
      await store.database.query('update vendors set active = false where house');
      const order = await sold();
      expect(await matched(order)).toEqual({ type: 'none-left' });
      expect(keysOf(await explainFor(store.database, order.number, 'house'))).toEqual([
        'matching.skipped',
        'matching.skip-active',
      ]);
    });
  });

  it('B9 S0-44 S0-62 S0-64: asks the nearest three, then the others, then our people, and then nobody is left', async () => {
    await haveVendors(store.database, ...[1, 2, 3, 4, 5].map((n) => vendor(n)));
    const order = await sold();
    const first = await matched(order);
    expect(first).toMatchObject({ wave: 1, until: noon + minutes(10) });
    expect(first.type === 'offered' && first.to.map((each) => each.vendor)).toEqual(['v1', 'v2', 'v3']);
    expect(first.type === 'offered' && first.queued[1]).toEqual({
      lane: `wave:${order.number}:1`,
      kind: 'end-wave',
      payload: { number: order.number, wave: 1 },
      due: noon + minutes(10),
    });
    expect(await asked(order)).toEqual([]);
    expect(await timesOut(order, 1)).toEqual(['v1', 'v2', 'v3']);
    expect(await timesOut(order, 1)).toEqual([]);
    expect(await asked(order)).toEqual(['v4', 'v5']);
    await timesOut(order, 2);
    expect(await asked(order)).toEqual(['house']);
    await store.database.query('update vendors set active = false where house');
    await withdrawOthers(store.database, { number: order.number, at: noon });
    expect(await asked(order)).toEqual('none-left');
  });

  it('S0-64: becomes a task for CX by itself once nobody is left to ask, and the customer is told', async () => {
    const opened = async (number: string, conversation: string) => {
      expect(await findOrder(store, number, { type: 'operators' })).toMatchObject({
        status: 'unserviceable',
        items: [{ kind: 'unserviceable-lead', team: 'cx', status: 'open' }],
      });
      expect(told(await takeEffects(store), conversation)).toEqual(['support.checking-pickup']);
    };
    await store.database.query('update vendors set active = false where house');
    const nobody = await sell(store);
    await opened(nobody.number, nobody.conversation);
    await haveVendors(store.database, vendor(1));
    await haveFunds(store.database, 'v1');
    await store.database.query('update vendors set active = false where house');
    const { number, conversation } = await sell(store);
    expect((await findOrder(store, number, { type: 'operators' }))?.status).toBe('unassigned');
    await endWave(store, { number, wave: 1, at: noon + minutes(10) });
    await opened(number, conversation);
  });

  it('S0-78: an order that moves before it is claimed is offered where it is now, and no longer where it was', async () => {
    await haveVendors(store.database, vendor(1), vendor(2, { areas: andheri.pincode }));
    await haveFunds(store.database, 'v1', 'v2');
    const { number, conversation } = await sell(store);
    const offers = () =>
      store.database.query('select vendor, state from offers where number = $1 order by vendor', [number]);
    expect(await offers()).toEqual([{ vendor: 'v1', state: 'offered' }]);
    const event = { type: 'change-address', place: andheri, served: true } as const;
    expect((await actForCustomer(store, { conversation, number, event, at: noon })).ok).toBe(true);
    expect(await offers()).toEqual([
      { vendor: 'v1', state: 'withdrawn' },
      { vendor: 'v2', state: 'offered' },
    ]);
  });

  it('B9: the end of a wave that was declined by all ends nothing that came after it', async () => {
    await haveVendors(store.database, ...[1, 2, 3, 4].map((n) => vendor(n)));
    const order = await sold();
    await matched(order);
    const declines = (n: number) =>
      declineOffer(store.database, { number: order.number, vendor: `v${n}`, at: noon });
    expect(await declines(1)).toEqual({ declined: true, open: 2 });
    expect(await declines(1)).toEqual({ declined: false, open: 2 });
    await declines(2);
    expect(await declines(3)).toEqual({ declined: true, open: 0 });
    expect(await asked(order)).toEqual(['v4']);
    expect(await timesOut(order, 1)).toEqual([]);
    expect((await claimed(order, 'v4')).ok).toBe(true);
    expect(await claimed(order, 'v1')).toEqual({ ok: false, reason: { key: 'matching.offer-over' } });
  });

  it('S0-63: an order that is given back goes to those who lost it, not to who gave it back', async () => {
    await haveVendors(store.database, vendor(1), vendor(2), houseLine('no'));
    const order = await sold();
    await matched(order);
    expect((await claimed(order, 'v2')).ok).toBe(true);
    expect(await asked(order)).toEqual([]);
    await endClaim(store.database, { number: order.number, vendor: 'v2', at: noon, as: 'declined' });
    expect(await asked(order)).toEqual(['v1']);
    await timesOut(order, 2);
    expect(await asked(order)).toEqual('none-left');
  });

  it('B9 S0-59: answers "why not me" for everybody: who was asked, whose turn did not come, and who is out', async () => {
    await haveVendors(
      store.database,
      ...[1, 2, 3, 4].map((n) => vendor(n)),
      vendor(5, { categories: 'laptop' }),
      vendor(6, { areas: '56' }),
      vendor(7),
    );
    const order = await sold();
    expect(keysOf(await explainFor(store.database, order.number, 'v1'))).toEqual(['matching.not-matched']);
    await matched(order, { walletOf: async (id) => (id === 'v7' ? 19_999 : 20_000) });
    await claimed(order, 'v2');
    const why = (id: string) => explainFor(store.database, order.number, id);
    expect(await why('v1')).toEqual([
      { key: 'matching.offer-withdrawn' },
      {
        key: 'matching.offer-place',
        params: {
          wave: 1,
          rank: 1,
          among: 5,
          score: 84,
          when: { at: noon, zone: 'Asia/Kolkata', show: 'date-time' },
        },
      },
      { key: 'matching.term-sla', params: { points: 70, weight: 50 } },
      { key: 'matching.term-distance', params: { points: 96, weight: 30 } },
      { key: 'matching.distance', params: { km: 1 } },
      { key: 'matching.term-load', params: { points: 100, weight: 20 } },
      { key: 'matching.load', params: { load: 0 } },
    ]);
    expect(keysOf(await why('v2'))[0]).toBe('matching.offer-claimed');
    expect((await why('v4'))[0]).toMatchObject({ key: 'matching.waiting', params: { rank: 4, among: 5 } });
    expect(keysOf(await why('v5'))).toEqual(['matching.skipped', 'matching.skip-category']);
    expect(keysOf(await why('v6'))).toEqual(['matching.skipped', 'matching.skip-area']);
    expect((await why('v7'))[1]).toEqual({
      key: 'matching.skip-credits',
      params: { available: { paise: 19_999 }, hold: { paise: 20_000 } },
    });
    expect(keysOf(await why('v99'))).toEqual(['matching.new-since']);
  });

  it('S0-58: keeps nothing with an order about vendors of other parts of the country, however they say where', async () => {
    await haveVendors(
      store.database,
      vendor(1, { base: '', areas: '400050' }),
      vendor(2, { base: '', areas: '4000' }),
      vendor(3, { base: '', areas: '110001-110096|400040-400060' }),
      vendor(4, { areas: '', radius_km: '20' }),
      vendor(5, { base: '', areas: '56' }),
      vendor(6, { base: '', areas: '110001-110096' }),
      vendor(7, { base: '28.6315, 77.2167', areas: '', radius_km: '20' }),
    );
    const order = await sold();
    await matched(order, { walletOf: async () => 0 });
    const [kept] = await store.database.query('select skipped from matchings where number = $1', [
      order.number,
    ]);
    const skipped = kept?.skipped as readonly { readonly vendor: string }[];
    expect(skipped.map((each) => each.vendor)).toEqual(['v1', 'v2', 'v3', 'v4']);
    for (const far of ['v5', 'v6', 'v7'])
      expect(keysOf(await explainFor(store.database, order.number, far))).toEqual([
        'matching.skipped',
        'matching.skip-area',
      ]);
  });

  it('S0-61: whoever calls late and gives orders back comes after whoever does not', async () => {
    await haveVendors(store.database, ...[1, 2].map((n) => vendor(n)));
    await haveFunds(store.database, 'v1', 'v2');
    const before = noon - hours(72);
    for (let n = 0; n < 4; n++)
      for (const [who, later, end] of [
        [1, hours(2), events.release],
        [2, minutes(5), undefined],
      ] as const) {
        const { number } = await sell(store);
        const act = (event: (typeof events)['claim'], at: number, by = person(who)) =>
          actOnOrder(store, { number, event, by, at });
        await act(events.claim, before);
        await act(events['log-call'], before + later);
        if (end) await act(end, before + hours(3));
        // Somebody of ours cancels it: that says nothing of the vendor.
        await act(events.cancel, before + hours(4), person(9));
      }
    expect(await asked(await sold())).toEqual(['v2', 'v1']);
  });

  it('S0-61: whoever comes late and pays less than was quoted comes after whoever does not', async () => {
    await haveVendors(store.database, ...[1, 2].map((n) => vendor(n)));
    await haveFunds(store.database, 'v1', 'v2');
    for (const [who, late, lowered] of [
      [1, hours(9), 'yes'],
      [2, hours(2), 'no'],
    ] as const) {
      const { number } = await sell(store);
      await actOnOrder(store, { number, event: events.claim, by: person(who), at: noon });
      await store.database.query(
        `insert into order_events (number, sequence, event, "from", "to", actor, visibility, data, at)
        select $1, 10 + n, event, 'assigned', 'assigned', $2, 'staff', jsonb_build_object('lowered', $3::text), $4
        from unnest('{arrive,submit-inspection}'::text[]) with ordinality as x (event, n)`,
        [number, account(who), lowered, noon + late],
      );
    }
    const order = await sold();
    expect(await asked(order)).toEqual(['v2', 'v1']);
    const lines = await explainFor(store.database, order.number, 'v1');
    expect(lines).toContainEqual({
      key: 'matching.sla-on-time',
      params: { good: 0, of: 1, minutes: 30 },
    });
    expect(lines).toContainEqual({
      key: 'matching.sla-as-quoted',
      params: { good: 0, of: 1, minutes: 30 },
    });
  });

  it('S0-63: who was taken off a list acts for nobody, and is not one of our people by that', async () => {
    await haveVendors(store.database, vendor(1, { members: `${account(1)}|${account(2)}` }), vendor(3));
    expect(await vendorOf(store.database, account(2))).toMatchObject({ id: 'v1', house: false });
    await haveVendors(store.database, vendor(1));
    expect(await vendorOf(store.database, account(1))).toMatchObject({ id: 'v1' });
    for (const n of [2, 3]) expect(await vendorOf(store.database, account(n))).toBeUndefined();
    await haveVendors(store.database, vendor(1), houseLine('yes', { members: account(2) }));
    expect(await vendorOf(store.database, account(2))).toMatchObject({ house: true });
    expect((await loadVendors(store.database)).find(({ id }) => id === 'v3')).toMatchObject({
      active: false,
    });
  });
});
