import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderEvent } from '#core/buyback/index.ts';
import { minutes } from '#core/shared/index.ts';
import { actForCustomer, actOnOrder, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { asha, noon, system } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore, sell } from './an-order-store.ts';

/** PGlite is one session, so its rounds prove the code and not the locks. */
const rounds = { postgres: 1_000, pglite: 25 };

describe.each(databaseKinds)('a price that waits for its customer, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());

  /** An order whose customer has just been shown a price. */
  async function offered() {
    const { number, conversation } = await sell(store);
    const path: readonly OrderEvent[] = [
      events.claim,
      events.schedule,
      events.depart,
      events.arrive,
      events.inspect,
      events['add-photos'],
      events['submit-inspection'],
    ];
    for (const event of path) {
      const acted = await actOnOrder(store, { number, event, by: asha, at: noon });
      expect(acted).toMatchObject({ ok: true });
    }
    const [row] = await store.database.query('select handover, final from orders where number = $1', [
      number,
    ]);
    /** As it was when the price was shown; its history goes on. */
    const again = () =>
      store.database.query(`update orders set status = 'offer-made', handover = $2 where number = $1`, [
        number,
        row?.handover,
      ]);
    return { number, conversation, price: Number(row?.final), again };
  }

  it('S0-69 O2: two taps on Accept, on Keep and the end of its time have one winner, every time', async () => {
    const { number, conversation, price, again } = await offered();
    const accept = { type: 'accept', price } as const;
    const at = noon + minutes(5);
    let accepted = 0;
    for (let round = 0; round < rounds[kind]; round++) {
      const wishes = [accept, accept, { type: 'decline' } as const];
      const results = await Promise.all([
        ...wishes.map((event) => actForCustomer(store, { number, conversation, event, at })),
        actOnOrder(store, { number, event: events.expire, by: system, at }),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      if (results[0]?.ok || results[1]?.ok) accepted++;
      await again();
    }
    const order = await findOrder(store, number, { type: 'customer' });
    expect(order?.version).toBe(9 + 1 + rounds[kind]);
    const [kept] = await store.database.query(
      `select count(*) filter (where event = 'accept')::int as accepted, count(*)::int as moves
      from order_events where number = $1`,
      [number],
    );
    expect(kept).toEqual({ accepted, moves: order?.version });
  }, 180_000);
});
