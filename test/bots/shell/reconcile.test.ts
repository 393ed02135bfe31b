import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemCard } from '#bots/operators/item-card.ts';
import { simulatedPayouts } from '#bots/providers/payout/simulated.ts';
import { reconcile, reconcileNightly } from '#bots/shell/reconcile.ts';
import { hours, rupees } from '#core/shared/index.ts';
import type { Database } from '#db/client/index.ts';
import { settle } from '#db/market/index.ts';
import { type PayoutStore, startPayout } from '#db/payouts/index.ts';
import { openItems } from '#db/work/index.ts';
import { createCopy, plain } from '#prompts/index.ts';
import { asha, copyOrder } from '../../db/a-payout-store.ts';
import { sell } from '../../db/an-order-store.ts';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { openPayouts } from '../../support/open-payouts.ts';

/** The instant that the double gives to whatever it makes. */
const begin = 1_795_300_000_000;
const copy = createCopy();
const price = rupees(5_000);

describe.each(databaseKinds)('payouts, their provider and the books, compared each night, on %s', (kind) => {
  let database: Database;
  let shop: Awaited<ReturnType<typeof openPayouts>>;
  let store: PayoutStore;
  let orders: string[];
  beforeAll(async () => {
    database = await testDatabase(kind);
    shop = await openPayouts(database, { plan: () => 'silent', at: begin });
    // The books follow a payout as they do in the shop.
    store = {
      ...shop.store,
      hooks: {
        settled: (tx, { order, outcome, payout }) =>
          settle(tx, { number: order as never, outcome, payout, at: shop.clock.at }),
        alarmed: async () => {},
      },
    };
    orders = [...(await copyOrder(database, (await sell(shop.store)).number, 12))];
  });
  afterAll(async () => {
    await shop.close();
    await database.close();
  });

  const providers = () => [shop.provider, simulatedPayouts];
  /** Paid by the provider, and heard of by us. */
  const paid = async (keeper = store): Promise<{ key: string; order: string }> => {
    const order = orders.pop() ?? '';
    const proof = { remarks: 'a test of the night' };
    const wanted = { order, amount: price, destination: asha, proof, by: 'slack:T1:U1', at: shop.clock.at };
    const started = await database.inTransaction((tx) =>
      startPayout(tx, store, { ...wanted, provider: 'razorpayx' }),
    );
    if (!started.ok) throw new Error(started.reason.key);
    const key = started.value.id;
    await shop.provider.create({ key, number: order, amount: price, destination: asha });
    await compared(keeper);
    return { key, order };
  };
  const compared = async (keeper = store) => {
    await reconcile({ store: keeper, providers: providers(), now: () => shop.clock.at });
    return (await openItems(store, 100)).filter((item) => item.kind === 'payout-difference');
  };
  const stateOf = async (key: string) =>
    (await database.query<{ state: string }>('select state from payouts where id = $1', [key]))[0]?.state;
  const entity = (key: string) => {
    const found = shop.double.bank.find(key);
    if (!found) throw new Error(`the bank has no ${key}`);
    return found;
  };
  const told = async (what: string) => {
    shop.clock.at += hours(2);
    const [task, ...others] = (await compared()).filter(({ subject }) => subject.what === what);
    expect(others).toEqual([]);
    if (!task) throw new Error(`nobody was told of ${what}`);
    return itemCard(task, shop.clock.at)
      .lines.map((line) => plain(copy.write('en', line)))
      .join('\n');
  };

  it('M9: says nothing when all agrees, and takes news whose webhook never came', async () => {
    const { key } = await paid();
    expect(await stateOf(key)).toBe('processed');
    shop.clock.at += hours(2);
    expect(await compared()).toEqual([]);
  });

  it('M9: a payment that came back without a word is due again, in the books as well', async () => {
    const { key, order } = await paid();
    entity(key).status = 'reversed';
    expect(await compared()).toEqual([]);
    expect(await stateOf(key)).toBe('reversed');
    const [due] = await database.query('select balance from ledger_balances where account = $1', [
      `payouts-due:${order}`,
    ]);
    expect(due).toEqual({ balance: price });
  });

  it('M9: a payment that the provider has lost is a task, once', async () => {
    const { key } = await paid();
    shop.double.bank.lose(key);
    expect(await told('not-theirs')).toContain(
      `We have payout ${key} as paid, and the provider knows nothing`,
    );
    expect((await compared()).filter(({ subject }) => subject.payout === key)).toHaveLength(1);
  });

  it('M9: so is one that was made twice, in another amount, or is not ours', async () => {
    const [twice, other, strange] = [await paid(), await paid(), await paid()];
    shop.double.bank.repeat(twice.key);
    expect(await told('twice')).toContain(`payout ${twice.key} more than once`);
    Object.assign(entity(other.key), { amount: price - 100 });
    expect(await told('amount')).toMatch(/With us: ₹5,000\nThere: ₹4,999/);
    Object.assign(entity(strange.key), { reference_id: 'salary-7' });
    expect(await told('not-ours')).toContain(`${entity(strange.key).id}, which we never asked for`);
  });

  it('M9: and one that failed there after we had heard that it was paid', async () => {
    const { key } = await paid();
    entity(key).status = 'failed';
    expect(await told('state')).toContain(`something else of payout ${key}`);
  });

  it('M9: and one that the books do not have', async () => {
    const { key } = await paid(shop.store);
    expect(await told('books')).toContain(`The books do not have payout ${key}`);
  });

  it('M9: a list that is too long is said once a night, and what was read of it is compared', async () => {
    const endless = {
      ...shop.provider,
      list: async (since: number) => ({
        payouts: (await shop.provider.list?.(since))?.payouts ?? [],
        isWhole: false,
      }),
    };
    for (let n = 0; n < 2; n++) await reconcile({ store, providers: [endless], now: () => shop.clock.at });
    const tasks = (await openItems(store, 100)).filter(({ subject }) => subject.what === 'cut-off');
    expect(tasks).toHaveLength(1);
    const card = tasks[0] && itemCard(tasks[0], shop.clock.at);
    const lines = card?.lines.map((line) => plain(copy.write('en', line))).join('\n');
    expect(lines).toMatch(/The list of razorpayx 20\d\d-\d\d-\d\d is longer/);
  });

  it('M9: is done once a night, and again when the provider did not answer', async () => {
    let asked = 0;
    let down = true;
    const provider = {
      ...simulatedPayouts,
      name: 'counted',
      list: async () => {
        asked++;
        if (down) throw new Error('no answer');
        return { payouts: [], isWhole: true };
      },
    };
    const at = (time: string) => Date.parse(`2026-12-01T${time}:00+05:30`);
    const night = (time: string) => reconcileNightly({ store, providers: [provider], now: () => at(time) });
    await night('02:50');
    expect(asked).toBe(0);
    await expect(night('03:00')).rejects.toThrow('no answer');
    down = false;
    for (const time of ['03:10', '03:20', '23:50']) await night(time);
    expect(asked).toBe(2);
  });
});
