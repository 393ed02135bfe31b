import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hours, rupees } from '#core/shared/index.ts';
import type { Database } from '#db/client/index.ts';
import { startPayout } from '#db/payouts/index.ts';
import { asha, copyOrder, rao } from '../db/a-payout-store.ts';
import { sell } from '../db/an-order-store.ts';
import type { Plan } from '../standins/razorpayx/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openPayouts } from '../support/open-payouts.ts';

/** Ahead of the database's clock: questions wait until the test has them come. */
const begin = Date.UTC(2100, 0, 1);

const many = { postgres: 10_000, pglite: 200 };

/** Of twenty payouts of a day nine meet a fault each, the others none. */
const troubles: readonly Plan[] = [
  'reply-lost',
  'error-after',
  'error-before',
  'refused',
  'fails',
  'reversed-later',
  'event-first',
  'silent',
  'wrong-amount',
];
const serial = (key: string): number => Number(/^HT-C-(\d+)/.exec(key)?.[1]);
/** A second attempt goes well. */
const plan = (key: string): Plan =>
  key.endsWith('-1') ? (troubles[serial(key) % 20] ?? 'processed') : 'processed';
const amountOf = (order: string): number => rupees(5_000) + serial(order) * 7;

describe.each(databaseKinds)('a provider that loses, repeats, reorders and lies, on %s', (kind) => {
  let database: Database;
  let shop: Awaited<ReturnType<typeof openPayouts>>;
  beforeAll(async () => {
    database = await testDatabase(kind);
    shop = await openPayouts(database, { plan, at: begin });
  });
  afterAll(async () => {
    await shop.close();
    await database.close();
  });

  /** A hundred in a transaction: what is measured here is not how fast they begin. */
  const startAll = async (orders: readonly string[]): Promise<void> => {
    for (let from = 0; from < orders.length; from += 600)
      await Promise.all(
        [0, 100, 200, 300, 400, 500].map((at) =>
          database.inTransaction(async (tx) => {
            for (const order of orders.slice(from + at, from + Math.min(at + 100, 600))) {
              const started = await startPayout(tx, shop.store, {
                order,
                amount: amountOf(order),
                destination: serial(order) % 3 === 0 ? rao : asha,
                proof: { remarks: 'a test of many' },
                by: 'slack:T1:U1',
                at: begin,
                provider: 'razorpayx',
              });
              expect(started.ok).toBe(true);
            }
          }),
        ),
      );
  };

  /** Every third event twice, none in its order. */
  const deliverAll = async (share: number): Promise<void> => {
    const { waiting } = shop.double;
    const drawn = waiting.splice(0, Math.ceil(waiting.length * share));
    const events = [...drawn, ...drawn.filter((_, n) => n % 3 === 0)];
    const order = events.map((event, n) => [(n * 7_919) % 1_009, event] as const);
    const shuffled = order.sort(([a], [b]) => a - b).map(([, event]) => event);
    for (let from = 0; from < shuffled.length; from += 24) {
      const statuses = await Promise.all(shuffled.slice(from, from + 24).map(shop.deliver));
      expect(statuses.every((status) => status === 200)).toBe(true);
    }
  };

  const payAll = async (orders: readonly string[]): Promise<void> => {
    await startAll(orders);
    while ((await shop.round()) > 0) await deliverAll(0.6);
    await deliverAll(1);
    for (let question = 0; question < 4; question++) {
      shop.clock.at += hours(1);
      await shop.hurry();
      await shop.settle();
      await deliverAll(1);
    }
  };

  type Row = {
    readonly id: string;
    readonly number: string;
    readonly amount: number;
    readonly state: string;
    readonly provider_id: string | null;
  };
  const rows = () => database.query<Row>('select id, number, amount, state, provider_id from payouts');

  it('M5-M9, F25: its ledger and our rows agree to the paisa, with one key an operation', async () => {
    const { number } = await sell(shop.store);
    await database.query('delete from outbox');
    const orders = await copyOrder(database, number, many[kind]);
    await payAll(orders);
    const again = (await rows()).filter(({ state }) => state === 'failed').map((row) => row.number);
    expect(again).toHaveLength((many[kind] / 20) * 2);
    await payAll(again);
    expectOneTruth(await rows(), orders);
    await expectTold();
    expect(shop.defects).toEqual([]);
  }, 300_000);

  function expectOneTruth(all: readonly Row[], orders: readonly string[]): void {
    const { bank, calls } = shop.double;
    const left = new Map<string, number>();
    for (const { key, amount } of bank.ledger) left.set(key, (left.get(key) ?? 0) - amount);
    for (const { id, amount, state, provider_id: theirs } of all) {
      const made = bank.payouts.get(id);
      expect([id, state, theirs]).toEqual([id, made?.status ?? 'failed', made?.id ?? null]);
      expect([id, left.get(id) ?? 0]).toEqual([id, state === 'processed' ? amount : 0]);
    }
    const ours = all
      .filter(({ state }) => state === 'processed')
      .reduce((sum, { amount }) => sum + amount, 0);
    expect([...left.values()].reduce((sum, amount) => sum + amount, 0)).toBe(ours);
    const reversed = all.filter(({ state }) => state === 'reversed').map((row) => row.number);
    const owed = orders.filter((order) => !reversed.includes(order));
    expect(ours).toBe(owed.reduce((sum, order) => sum + amountOf(order), 0));
    expectOneKey(all, calls);
  }

  /** Each intent one key, each key one body, and no key that is not written down. */
  function expectOneKey(all: readonly Row[], calls: readonly { key: string; body: string }[]): void {
    const bodies = new Map<string, Set<string>>();
    for (const { key, body } of calls) bodies.set(key, (bodies.get(key) ?? new Set()).add(body));
    expect([...bodies.keys()].sort()).toEqual(all.map(({ id }) => id).sort());
    expect([...bodies.values()].every(({ size }) => size === 1)).toBe(true);
    const { payouts } = shop.double.bank;
    expect(new Set([...payouts.values()].map(({ id }) => id)).size).toBe(payouts.size);
  }

  /** Every outcome is told once; what was not believed is told to a person. */
  async function expectTold(): Promise<void> {
    const share = many[kind] / 20;
    const outcomes = shop.told.flatMap((each) =>
      'outcome' in each ? `${each.payout.id} ${each.outcome}` : [],
    );
    expect(new Set(outcomes).size).toBe(outcomes.length);
    const [paid] = await database.query(
      "select count(*)::int as paid from payouts where state = 'processed'",
    );
    const processed = shop.told.filter((each) => 'outcome' in each && each.outcome === 'processed').length;
    const back = shop.told.filter((each) => 'outcome' in each && each.outcome === 'reversed').length;
    expect(processed - back).toBe(paid?.paid);
    const alarms = shop.told.flatMap((each) => ('because' in each ? each.because : []));
    expect(alarms).toEqual(Array.from({ length: share }, () => 'wrong-amount'));
  }
});
