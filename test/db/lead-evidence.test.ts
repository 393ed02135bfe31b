import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, OrderEvent } from '#core/buyback/index.ts';
import { adjudicate } from '#core/matching/index.ts';
import { hours } from '#core/shared/index.ts';
import { leadEvidence } from '#db/vendors/index.ts';
import { actForCustomer, actOnOrder, type OrderStore } from '../../db/orders/index.ts';
import { andheri, events } from '../core/buyback/an-order.ts';
import { asha, noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { clearVendors, person, vendor } from './a-vendor-desk.ts';
import { haveFunds, haveVendors } from './a-vendor-list.ts';
import { anOrderStore, sell } from './an-order-store.ts';

describe.each(databaseKinds)('a lead that a vendor wants its credit back for, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  beforeEach(async () => {
    await clearVendors(store);
    await haveVendors(store.database, vendor(1), vendor(2));
    await haveFunds(store.database, 'v1', 'v2');
  });
  afterAll(() => store.database.close());

  const claimed = async () => {
    const order = await sell(store);
    const act = async (event: (typeof events)['claim'], after = 0, by: Actor = person(1)) => {
      const acted = await actOnOrder(store, { number: order.number, event, by, at: noon + after });
      expect(acted.ok).toBe(true);
    };
    await act(events.claim);
    return { order, act };
  };
  const judged = async (number: string, by = 'v1') => {
    const evidence = await leadEvidence(store.database, { number, vendor: by, askedAt: noon + hours(24) });
    if (!evidence) return undefined;
    const { verdict, because } = adjudicate(evidence);
    return [verdict, ...because.map(({ key }) => key.replace('matching.credit-', ''))];
  };
  const calls = (outcome: 'no-answer' | 'spoke') => ({ type: 'log-call', outcome }) as const;

  it('B10: is credited when it was merged into another order', async () => {
    const { order, act } = await claimed();
    expect(await judged(order.number)).toEqual(['ask-cx', 'no-ground']);
    await act(events['merge-duplicate'], hours(1), asha);
    expect(await judged(order.number)).toEqual(['credit', 'duplicate']);
    expect(await judged(order.number, 'v2')).toBeUndefined();
  });

  const cancels = async (
    { order }: Awaited<ReturnType<typeof claimed>>,
    reason: Extract<OrderEvent, { type: 'cancel' }>['reason'],
  ) => {
    const { number, conversation } = order;
    const event = { type: 'cancel', reason } as const;
    await actForCustomer(store, { number, conversation, event, at: noon + hours(2) });
    return judged(number);
  };

  it('B10: is credited when the customer cancelled before anybody had them, not after', async () => {
    const [early, seen, late] = [await claimed(), await claimed(), await claimed()];
    await seen.act(events['show-contact'], hours(1));
    await late.act(calls('spoke'), hours(1));
    expect(await cancels(early, 'changed-mind')).toEqual(['credit', 'cancelled']);
    expect(await cancels(seen, 'changed-mind')).toEqual(['ask-cx', 'cancelled-had']);
    expect(await cancels(late, 'changed-mind')).toEqual(['ask-cx', 'cancelled-after-call', 'reached']);
  });

  it('S0-59 B10: is for CX to hear of when the customer sold elsewhere, whom the vendor had written to', async () => {
    const [unseen, written] = [await claimed(), await claimed()];
    await written.act({ type: 'send-to-customer', text: 'Ring me, I pay cash' }, hours(1));
    for (const each of [unseen, written])
      expect(await cancels(each, 'sold-elsewhere')).toEqual(['ask-cx', 'sold-elsewhere']);
  });

  it('S0-59 B10: is not credited for calls that only its own people say nobody answered', async () => {
    const { order, act } = await claimed();
    for (const after of [1, 2]) await act(calls('no-answer'), hours(after));
    expect(await judged(order.number)).toEqual(['ask-cx', 'too-few-calls']);
    await act(calls('no-answer'), hours(3));
    expect(await judged(order.number)).toEqual(['ask-cx', 'calls-own']);
  });

  it('S0-59 B10: is not credited for calls that nobody answered when a visit had been agreed on', async () => {
    const { order, act } = await claimed();
    await act(events.schedule);
    for (const after of [1, 2, 3]) await act(calls('no-answer'), hours(after));
    expect(await judged(order.number)).toEqual(['ask-cx', 'visited']);
  });

  it('B10: is credited for a pincode that somebody of ours corrected, not for one that the vendor changed', async () => {
    const [own, ours] = [await claimed(), await claimed()];
    const correct = { type: 'change-address', place: andheri, served: true } as const;
    await own.act(correct, hours(1));
    await ours.act(correct, hours(1), asha);
    expect(await judged(own.order.number)).toEqual(['ask-cx', 'no-ground']);
    expect(await judged(ours.order.number)).toEqual(['credit', 'pincode']);
  });

  it('S0-59 B10: is not credited for a pincode of its own area, nor when it had spoken to the customer', async () => {
    const [near, had] = [await claimed(), await claimed()];
    const to = (pincode: string) =>
      ({ type: 'change-address', place: { ...andheri, pincode }, served: true }) as const;
    await had.act(calls('spoke'));
    await had.act(to('400058'), hours(1), asha);
    expect(await judged(had.order.number)).toEqual(['ask-cx', 'pincode-had', 'reached']);
    await haveVendors(store.database, vendor(1, { areas: '4000' }), vendor(2));
    await near.act(to('400051'), hours(1), asha);
    expect(await judged(near.order.number)).toEqual(['ask-cx', 'pincode-in-area']);
  });

  it('B10: is not credited for another gate of the same place', async () => {
    const same = await claimed();
    const place = { ...same.order.place, address: `Gate 2, ${same.order.place.address}` };
    await same.act({ type: 'change-address', place, served: true }, hours(1), asha);
    expect(await judged(same.order.number)).toEqual(['ask-cx', 'no-ground']);
  });
});
