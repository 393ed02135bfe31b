import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { theSystem } from '#core/buyback/index.ts';
import { hours, minutes } from '#core/shared/index.ts';
import { actOnOrder, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { asha, noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore, sell, takeEffects, told } from './an-order-store.ts';

describe.each(databaseKinds)('a visit that nobody sets out for, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());

  type Event = Parameters<typeof actOnOrder>[1]['event'];
  const act = (number: string, event: Event, at: number) =>
    actOnOrder(store, { number, event, by: asha, at });
  /** When the shop acts by itself, and for which version of the order. */
  const clock = async (number: string) => {
    const [row] = await store.database.query<{ due: Date; version: number }>(
      `select due, (payload->>'version')::int as version from outbox
       where kind = 'clock' and payload->>'number' = $1 order by id desc limit 1`,
      [number],
    );
    if (!row) throw new Error('no clock runs');
    return { due: Number(row.due), version: row.version };
  };
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
