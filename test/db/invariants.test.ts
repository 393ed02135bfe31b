import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rupees } from '#core/shared/index.ts';
import { checkDatabase, checkInvariants } from '../../db/invariants/index.ts';
import { holdForClaim, releaseHold } from '../../db/ledger/index.ts';
import { actOnOrder, type OrderStore, openMatching } from '../../db/orders/index.ts';
import { events } from '../core/buyback/an-order.ts';
import { noon, ravi } from '../core/buyback/people.ts';
import { databaseKinds } from '../support/database.ts';
import { aVendor, cx, estimate, fees } from './a-ledger.ts';
import { anOrderStore, sell, writeOrder } from './an-order-store.ts';

/** What would have to happen to the tables, past everything that refuses it. */
const damage: readonly (readonly [
  name: string,
  script: (names: Names) => string,
  ids: (names: Names) => string[],
])[] = [
  [
    'M1',
    ({ entry }) => `delete from ledger_lines where entry = '${entry}' and account = 'bank'`,
    ({ entry }) => [entry],
  ],
  [
    'M1',
    () => `insert into ledger_entries (id, kind, maker, lines, at) values ('odd', 'x', 'me', 2, now())`,
    () => ['odd'],
  ],
  [
    'M2',
    () => 'alter table ledger_lines disable trigger ledger_lines_append_only',
    () => ['ledger_lines_append_only'],
  ],
  [
    'M3',
    () => "update ledger_balances set balance = balance + 1 where account = 'bank'",
    () => ['all accounts', 'bank'],
  ],
  [
    'M4 floor',
    ({ vendor }) => `alter table ledger_balances drop constraint ledger_balances_floor;
      update ledger_balances set balance = -1 where account = 'vendor-available:${vendor}'`,
    ({ vendor }) => [`vendor-available:${vendor}`],
  ],
  [
    'M4 holds',
    ({ claimed }) => `update ledger_holds set price = price + 1 where number = '${claimed}'`,
    ({ vendor }) => [`vendor-held:${vendor}`],
  ],
  [
    'M4 claims',
    ({ claimed }) => `update claims set released_at = now() where number = '${claimed}'`,
    ({ claimed }) => [`${claimed}:1`],
  ],
  [
    'O2 history',
    ({ claimed }) =>
      `update order_events set "from" = 'created' where number = '${claimed}' and sequence = 3`,
    ({ claimed }) => [claimed],
  ],
  [
    'O2 history',
    ({ claimed }) => `delete from order_events where number = '${claimed}' and sequence = 2`,
    ({ claimed }) => [claimed],
  ],
  [
    'O2 history',
    ({ claimed }) => `update order_events set event = 'cancel' where number = '${claimed}' and sequence = 3`,
    ({ claimed }) => [claimed],
  ],
  [
    'O2 status',
    ({ open }) => `update orders set status = 'cancelled' where number = '${open}'`,
    ({ open }) => [open],
  ],
  ['O2 status', ({ open }) => `update orders set version = 7 where number = '${open}'`, ({ open }) => [open]],
  [
    'O3',
    ({ claimed }) => `drop index claims_one_open;
      insert into claims (number, actor, actor_name, at) values ('${claimed}', 'x', 'x', now())`,
    ({ claimed }) => [claimed],
  ],
  [
    'O3',
    ({ claimed }) => `update claims set released_at = now() where number = '${claimed}'`,
    ({ claimed }) => [claimed],
  ],
  [
    'O3',
    ({ open }) => `insert into claims (number, actor, actor_name, at) values ('${open}', 'x', 'x', now())`,
    ({ open }) => [open],
  ],
  [
    'O11',
    ({ claimed }) => `update claims set released_at = now() where number = '${claimed}'`,
    ({ claimed }) => [claimed],
  ],
  [
    'O11',
    ({ waiting }) => `update work_items set status = 'closed' where number = '${waiting}'`,
    ({ waiting }) => [waiting],
  ],
  [
    'O11',
    ({ claimed }) => `update orders set status = 'paying' where number = '${claimed}'`,
    ({ claimed }) => [claimed],
  ],
];

type Names = Readonly<Record<'vendor' | 'entry' | 'open' | 'claimed' | 'waiting', string>>;

describe.each(databaseKinds)('what is always true, on %s', (kind) => {
  let store: OrderStore;
  let names: Names;
  beforeAll(async () => {
    store = await anOrderStore(kind);
    const vendor = await aVendor(store.database, rupees(50_000));
    const open = (await sell(store)).number;
    const claimed = (await sell(store)).number;
    const waiting = (await sell(store)).number;
    await actOnOrder(store, { number: claimed, event: events.claim, by: ravi, at: noon });
    await actOnOrder(store, { number: waiting, event: events['mark-unserviceable'], by: ravi, at: noon });
    await store.database.inTransaction(async (tx) => {
      await holdForClaim(tx, { order: open, vendor, estimate, policy: fees, ...cx });
      await releaseHold(tx, { order: open, charge: true, reason: 'timeout', ...cx });
      await holdForClaim(tx, { order: claimed, vendor, estimate, policy: fees, ...cx });
    });
    await store.database.script('delete from outbox; delete from outbox_batches');
    names = { vendor, open, claimed, waiting, entry: `top-up:UTR-${vendor}` };
  });
  afterAll(() => store.database.close());

  it('M1 to M4, O2, O3, O11: holds after claims, holds and releases', async () => {
    const checked = await checkDatabase(store.database);
    expect(checked.filter(({ offending }) => offending.length > 0)).toEqual([]);
    expect(checked.length).toBeGreaterThanOrEqual(10);
  });

  it('O11: an order that was just made waits for what it set off, and for nobody once that is lost', async () => {
    const { number } = await writeOrder(store);
    const offending = async () =>
      (await checkInvariants(store.database)).find(({ name }) => name === 'O11')?.offending;
    expect(await offending()).toEqual([]);
    await store.database.script('delete from outbox_batches');
    expect(await offending()).toEqual([number]);
    await openMatching(store, { number, at: noon });
    await store.database.script('delete from outbox');
  });

  it.each(damage)('%s: finds what breaks it, by its id', async (name, script, ids) => {
    const nothing = new Error('nothing of this stays');
    const damaged = store.database.inTransaction(async (tx) => {
      await tx.script('set local session_replication_role = replica');
      await tx.script(script(names));
      const found = (await checkInvariants(tx)).find((each) => each.name === name);
      expect([name, found?.offending]).toEqual([name, ids(names)]);
      throw nothing;
    });
    await expect(damaged).rejects.toThrow(nothing);
  });
});
