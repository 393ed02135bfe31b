import { beforeAll, describe, expect, it } from 'vitest';
import { theSystem } from '#core/buyback/index.ts';
import { hours, minutes } from '#core/shared/index.ts';
import { actOnOrder, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { asha, noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore, clockOf, sell } from './an-order-store.ts';

describe.each(databaseKinds)('a claim that runs out, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  type Event = Parameters<typeof actOnOrder>[1]['event'];
  const act = (number: string, event: Event, at: number) =>
    actOnOrder(store, { number, event, by: asha, at });
  const clock = (number: string) => clockOf(store, number);

  it('B13: a look keeps nothing: the claim runs out when it would have, and the order is not less late', async () => {
    const { number } = await sell(store);
    await act(number, events.claim, noon);
    const { due } = await clock(number);
    expect(due).toBe(noon + hours(2));
    for (const later of [30, 60, 119])
      expect(await act(number, events['show-contact'], noon + minutes(later))).toMatchObject({ ok: true });
    const now = await clock(number);
    expect(now.due).toBe(due);
    const seen = await findOrder(store, number, { type: 'operators' });
    expect(seen?.updatedAt).toBe(noon);
    const { version } = now;
    const event = { type: 'time-out' } as const;
    expect(await actOnOrder(store, { number, event, by: theSystem, at: now.due, version })).toMatchObject({
      ok: true,
      order: { status: 'unassigned' },
    });
  });

  it('B13: anything that is done keeps it', async () => {
    const { number } = await sell(store);
    await act(number, events.claim, noon);
    await act(number, { type: 'log-call', outcome: 'no-answer' }, noon + hours(1));
    expect((await clock(number)).due).toBe(noon + hours(3));
  });

  it('B13 S0-65: calls and messages keep it for as long as a claim may last, and no longer', async () => {
    const { number, conversation } = await sell(store);
    const noAnswer = { type: 'log-call', outcome: 'no-answer' } as const;
    await act(number, events.claim, noon);
    for (const hour of [1, 2, 3, 4, 5, 6, 7, 8, 8.9]) {
      const event = hour % 2 === 0 ? noAnswer : events['send-to-customer'];
      expect(await act(number, event, noon + hours(hour))).toMatchObject({ ok: true });
    }
    // Ten hours of daytime: until nine in the evening, and one in the morning.
    const limit = noon + hours(21);
    expect((await clock(number)).due).toBe(limit);
    expect(await act(number, noAnswer, limit)).toMatchObject({ reason: { key: 'operators.claim-over' } });
    // The customer wants another time: whoever has it may agree on that.
    const by = { role: 'customer', account: conversation, name: '' } as const;
    const again = { number, event: events['change-slot'], by, at: limit };
    expect(await actOnOrder(store, again)).toMatchObject({ ok: true });
    expect((await clock(number)).due).toBe(limit + hours(2));
  });

  it('B13 S0-65: a visit that its holder says has failed, again and again, keeps it no longer either', async () => {
    const { number } = await sell(store);
    await act(number, events.claim, noon);
    for (const hour of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(await act(number, events.schedule, noon + hours(hour))).toMatchObject({ ok: true });
      const later = noon + hours(hour + 1);
      expect(await act(number, events['attempt-failed'], later)).toMatchObject({ ok: true });
    }
    await act(number, events.schedule, noon + hours(20.5));
    await act(number, events['attempt-failed'], noon + hours(20.5));
    const limit = noon + hours(21);
    expect((await clock(number)).due).toBe(limit);
    expect(await act(number, events.schedule, limit)).toMatchObject({
      reason: { key: 'operators.claim-over' },
    });
  });

  it('B13 S0-52: who looks after it has run out sees nothing, also when nobody has taken the order back yet', async () => {
    const { number } = await sell(store);
    await act(number, events.claim, noon);
    const over = noon + hours(2);
    expect(await act(number, events['show-contact'], over)).toMatchObject({
      ok: false,
      reason: { key: 'operators.claim-over' },
    });
    const look = (at: number) =>
      findOrder(store, number, { type: 'operator', account: asha.account, at, sees: 'own' });
    expect((await look(over - 1))?.person?.phone).toBe('+919876543210');
    expect((await look(over))?.person).toBeUndefined();
  });
});
