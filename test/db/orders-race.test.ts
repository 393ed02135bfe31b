import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#core/buyback/index.ts';
import { actForCustomer, actOnOrder, findOrder, type OrderStore } from '../../db/orders/index.ts';
import { andheri, events } from '../core/buyback/an-order.ts';
import { noon } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore, sell } from './an-order-store.ts';

const operators = Array.from({ length: 8 }, (_, n): Actor => {
  return { role: 'operator', account: `slack:T1:U${n}`, name: `Operator ${n}` };
});

/** PGlite is one session, so its rounds prove the code and not the locks. */
const rounds = { postgres: 1_000, pglite: 25 };

describe.each(databaseKinds)('operators who press Claim at the same moment, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());

  it.each([2, 8])(
    'O3, S0-63: %i of them get one winner, every time',
    async (many) => {
      const { number } = await sell(store);
      const racing = operators.slice(0, many);
      for (let round = 0; round < rounds[kind]; round++) {
        const at = noon + round;
        const results = await Promise.all(
          racing.map((by) => actOnOrder(store, { number, event: events.claim, by, at })),
        );
        const winners = results.flatMap(({ ok }, n) => (ok ? [racing[n]] : []));
        expect(winners).toHaveLength(1);
        const [winner] = winners;
        for (const result of results)
          if (!result.ok)
            expect(result.reason).toMatchObject({
              key: 'operators.taken',
              params: { name: winner?.name, at: { at } },
            });
        if (winner) await actOnOrder(store, { number, event: events.release, by: winner, at });
      }
      await expectWhole(store, number, 2 + 2 * rounds[kind]);
      const [claims] = await store.database.query(
        `select count(*)::int as all, count(*) filter (where released_at is null)::int as open
        from claims where number = $1`,
        [number],
      );
      expect(claims).toEqual({ all: rounds[kind], open: 0 });
    },
    120_000,
  );

  it('O2: claims, releases, calls and address changes at once leave no gap and lose none', async () => {
    const { number, conversation } = await sell(store);
    let accepted = 0;
    for (let round = 0; round < rounds[kind] / 10; round++) {
      const moves = [
        events.claim,
        events.release,
        events['log-call'],
        events.revoke,
        events['send-to-customer'],
      ];
      const by = (n: number): Actor => operators[n % 3] as Actor;
      const address = { type: 'change-address', place: andheri, served: true } as const;
      const results = await Promise.all([
        ...moves.map((event, n) => actOnOrder(store, { number, event, by: by(n + round), at: noon })),
        actForCustomer(store, { conversation, number, event: address, at: noon }),
      ]);
      accepted += results.filter(({ ok }) => ok).length;
    }
    await expectWhole(store, number, 2 + accepted);
  });
});

/** O2: version and history agree, each move starts where the one before it ended. */
async function expectWhole(store: OrderStore, number: string, moves: number): Promise<void> {
  const order = await findOrder(store, number, { type: 'customer' });
  expect(order?.version).toBe(moves);
  const history = await store.database.query<{ sequence: number; from: string | null; to: string }>(
    'select sequence, "from", "to" from order_events where number = $1 order by sequence',
    [number],
  );
  expect(history.map(({ sequence }) => sequence)).toEqual(history.map((_, n) => n + 1));
  expect(history.slice(1).map(({ from }) => from)).toEqual(history.slice(0, -1).map(({ to }) => to));
  expect(history.at(-1)?.to).toBe(order?.status);
  expect(history).toHaveLength(moves);
}
