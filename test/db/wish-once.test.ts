import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actForCustomer, actOnOrder, type OrderStore, timeline } from '../../db/orders/index.ts';
import { andheri, events } from '../core/buyback/an-order.ts';
import { asha, noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore, sell, takeEffects, told } from './an-order-store.ts';

describe.each(databaseKinds)('a wish whose row is done again, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());

  type Event = Parameters<typeof actForCustomer>[1]['event'];
  const wishes: readonly (readonly [string, Event, string])[] = [
    ['a second number', { type: 'choose-number', phone: '+919812345678' }, 'support.codes-to-second'],
    ['another time', events['change-slot'] as Event, 'support.slot-changed'],
    ['another address', { type: 'change-address', place: andheri, served: true }, 'buyback.address-changed'],
    ['no more sale', { type: 'cancel', reason: 'changed-mind' }, 'support.order-cancelled'],
  ];
  it.each(wishes)('F2 S0-78: %s is noted once and told once', async (_what, event, says) => {
    const { number, conversation } = await sell(store);
    await takeEffects(store);
    for (const at of [noon, noon + 20_000]) {
      const acted = await actForCustomer(store, {
        conversation,
        number,
        event,
        at,
        once: `outbox:${number}`,
      });
      expect(acted).toMatchObject({ ok: true });
    }
    const made = await timeline(store, number);
    expect(made.filter((each) => each.event === event.type)).toHaveLength(1);
    expect(told(await takeEffects(store), conversation)).toEqual([says]);
  });

  it('F2: what was refused may be wished for again by the same row', async () => {
    const { number, conversation } = await sell(store);
    const wish = {
      conversation,
      number,
      event: { type: 'accept', price: 1 } as const,
      at: noon,
      once: `outbox:${number}:2`,
    };
    expect(await actForCustomer(store, wish)).toMatchObject({ ok: false });
    const cancels = { ...wish, event: { type: 'cancel', reason: 'changed-mind' } } as const;
    expect(await actForCustomer(store, cancels)).toMatchObject({ ok: true });
    expect(await actOnOrder(store, { number, event: events.claim, by: asha, at: noon })).toMatchObject({
      ok: false,
    });
  });
});
