import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemCard } from '#bots/operators/item-card.ts';
import { rupees } from '#core/shared/index.ts';
import { recordTopUp } from '#db/ledger/index.ts';
import { openItems, postTrialBalance } from '#db/work/index.ts';
import { createCopy, plain } from '#prompts/index.ts';
import type { OrderStore } from '../../db/orders/index.ts';
import { databaseKinds } from '../support/database.ts';
import { anOrderStore } from './an-order-store.ts';

const early = Date.parse('2026-11-22T08:59:00+05:30');
const nine = Date.parse('2026-11-22T09:00:00+05:30');
const copy = createCopy();

describe.each(databaseKinds)('the books of the day, on %s', (kind) => {
  let store: OrderStore;
  beforeAll(async () => {
    store = await anOrderStore(kind);
  });
  afterAll(() => store.database.close());
  const tasks = async () => (await openItems(store, 10)).filter((item) => item.kind === 'trial-balance');

  it('B14: are shown to CX once a day from nine on, when there is anything in them', async () => {
    await postTrialBalance(store, nine);
    expect(await tasks()).toEqual([]);
    const topUp = { vendor: 'v1', amount: rupees(5_000), reference: 'UTR1', by: 'test:admin', at: early };
    await store.database.inTransaction((tx) => recordTopUp(tx, topUp));
    await postTrialBalance(store, early);
    expect(await tasks()).toEqual([]);
    for (const at of [nine, nine, nine + 60_000]) await postTrialBalance(store, at);
    const [task, ...others] = await tasks();
    expect(others).toEqual([]);
    if (!task) throw new Error('there is no task');
    const words = itemCard(task, nine)
      .lines.map((line) => plain(copy.write('en', line)))
      .join('\n');
    expect(words).toMatch(/Bank: ₹5,000 debit[\s\S]*Balanced: ₹5,000 debit, ₹5,000 credit/);
    await postTrialBalance(store, nine + 86_400_000);
    expect(await tasks()).toHaveLength(2);
  });
});
