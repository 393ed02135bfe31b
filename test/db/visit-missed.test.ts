import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { theSystem } from '#core/buyback/index.ts';
import { days, hours, minutes } from '#core/shared/index.ts';
import { actForCustomer, actOnOrder, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { asha, noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore, clockOf, sell, takeEffects, told } from './an-order-store.ts';

describe.each(databaseKinds)('a visit that nobody sets out for, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());

  type Event = Parameters<typeof actOnOrder>[1]['event'];
  const act = (number: string, event: Event, at: number) =>
    actOnOrder(store, { number, event, by: asha, at });
  const clock = (number: string) => clockOf(store, number);
  const rings = async (number: string) => {
    const { due, version } = await clock(number);
    const event = { type: 'time-out' } as const;
    return actOnOrder(store, { number, event, by: theSystem, at: due, version });
  };
  const slotEnds = noon + hours(3);

  it('S0-66 B13: is over two hours after its slot: the order is asked about anew, and the customer is told', async () => {
    const { number, conversation } = await sell(store);
    await act(number, events.claim, noon);
    await act(number, events.schedule, noon + minutes(5));
    expect((await clock(number)).due).toBe(slotEnds + hours(2));
    await takeEffects(store).then(async (queued) => {
      expect(told(queued, conversation)).toEqual(['support.order-claimed', 'support.pickup-scheduled']);
    });
    await act(number, { type: 'log-call', outcome: 'spoke' }, slotEnds);
    expect(await rings(number)).toMatchObject({ ok: true, order: { status: 'unassigned' } });
    expect(told(await takeEffects(store), conversation)).toEqual(['support.visit-missed']);
    const order = await findOrder(store, number, { type: 'operators' });
    expect(order?.holder).toBeUndefined();
    expect(order?.items).toEqual([]);
  });

  it('S0-66: who has set out in time keeps it', async () => {
    const { number } = await sell(store);
    await act(number, events.claim, noon);
    await act(number, events.schedule, noon + minutes(5));
    const { due, version } = await clock(number);
    await act(number, events.depart, due - minutes(1));
    const late = { number, event: { type: 'time-out' }, by: theSystem, at: due, version } as const;
    expect(await actOnOrder(store, late)).toMatchObject({ ok: false });
    expect((await findOrder(store, number, { type: 'operators' }))?.status).toBe('en-route');
  });

  it('S0-66 B13: calls put it off for ten hours of daytime, and no longer', async () => {
    const { number } = await sell(store);
    await act(number, events.claim, noon);
    await act(number, events.schedule, noon + minutes(5));
    for (const hour of [4, 5, 6, 7, 8, 8.9]) {
      const called = await act(number, { type: 'log-call', outcome: 'no-answer' }, noon + hours(hour));
      expect(called).toMatchObject({ ok: true });
    }
    await act(number, { type: 'log-call', outcome: 'no-answer' }, noon + hours(23.9));
    // Six hours until nine in the evening, and four in the morning.
    expect((await clock(number)).due).toBe(noon + hours(24));
  });

  const later = (day: number) =>
    ({
      type: 'schedule',
      slot: { from: noon + days(day), to: noon + days(day) + hours(1) },
      open: true,
    }) as const;
  const arrives = async (number: string, event: Event = events.depart) => {
    await act(number, events.claim, noon);
    await act(number, later(5), noon + minutes(5));
    await takeEffects(store);
    return act(number, event, noon + minutes(10));
  };

  it('S0-66 B13: who presses “on the way” days before and does not come loses it as for a missed visit, whoever they call', async () => {
    const { number, conversation } = await sell(store);
    expect(await arrives(number)).toMatchObject({ ok: true });
    expect((await clock(number)).due).toBe(noon + minutes(10) + hours(3));
    await act(number, { type: 'log-call', outcome: 'spoke' }, noon + hours(3));
    expect((await clock(number)).due).toBe(noon + minutes(10) + hours(3));
    expect(await rings(number)).toMatchObject({
      ok: true,
      order: { status: 'unassigned', handover: { attempts: 1 } },
    });
    const heard = ['support.partner-departed', 'support.trip-missed'];
    expect(told(await takeEffects(store), conversation)).toEqual(heard);
    expect((await findOrder(store, number, { type: 'operators' }))?.holder).toBeUndefined();
  });

  it('S0-66: who sets out shortly before the slot has all of its beginning, and three hours', async () => {
    const { number } = await sell(store);
    await act(number, events.claim, noon);
    await act(number, events.schedule, noon + minutes(5));
    await act(number, events.depart, noon + minutes(30));
    expect((await clock(number)).due).toBe(noon + hours(2) + hours(3));
  });

  it('S0-65 B13: a partner moves a visit twice, then only its customer can; CX has one task, and the visit runs out', async () => {
    const { number, conversation } = await sell(store);
    await act(number, events.claim, noon);
    for (const day of [1, 2, 3])
      expect(await act(number, later(day), noon + minutes(day))).toMatchObject({ ok: true });
    expect(await act(number, later(3), noon + minutes(4))).toMatchObject({ ok: true });
    const { due } = await clock(number);
    for (const minute of [5, 6])
      expect(await act(number, later(4), noon + minutes(minute))).toMatchObject({
        reason: { key: 'operators.moved-enough', params: { count: 2 } },
      });
    const order = await findOrder(store, number, { type: 'operators' });
    expect(order?.items.map(({ kind: what }) => what)).toEqual(['failed-pickup']);
    expect([order?.status, order?.slot.from]).toEqual(['scheduled', noon + days(3)]);
    expect((await clock(number)).due).toBe(due);
    const wish = { number, conversation, event: events['change-slot'] as never, at: noon + hours(1) };
    expect(await actForCustomer(store, wish)).toMatchObject({ ok: true });
    for (const day of [4, 5, 6])
      expect(await act(number, later(day), noon + hours(1))).toMatchObject({ ok: true });
    expect(await act(number, later(5), noon + hours(1))).toMatchObject({ ok: false });
    expect(await rings(number)).toMatchObject({ ok: true, order: { status: 'unassigned' } });
  });

  it('S0-66: nobody is on the way for the customer who names another time until the partner is there', async () => {
    const { number, conversation } = await sell(store);
    await arrives(number);
    const wish = { number, conversation, event: events['change-slot'] as never, at: noon + hours(1) };
    expect(await actForCustomer(store, wish)).toMatchObject({ ok: true, order: { status: 'assigned' } });
    expect(told(await takeEffects(store), conversation)).toContain('support.slot-asked');
    const doorCode = { number, event: events.arrive, by: asha, at: noon + hours(1) };
    expect(await actOnOrder(store, doorCode)).toMatchObject({ ok: false });
  });

  it('S0-66: the third visit that came to nothing is a task for CX', async () => {
    const { number } = await sell(store);
    const items = async () =>
      (await findOrder(store, number, { type: 'operators' }))?.items.map(({ kind: what }) => what);
    for (const tasks of [[], [], ['failed-pickup']]) {
      await act(number, events.claim, noon);
      await act(number, events.schedule, noon + minutes(5));
      expect(await rings(number)).toMatchObject({ ok: true });
      expect(await items()).toEqual(tasks);
    }
  });
});
