import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountKinds, availableOf, dueOf, type Entry, isFloored, topUpEntry } from '#core/ledger/index.ts';
import { rupees } from '#core/shared/index.ts';
import { constraintOf, type Database, type Executor, sqlState } from '../../db/client/index.ts';
import {
  clearSuspense,
  correctAccount,
  EntryConflict,
  entriesOf,
  holdForClaim,
  postEntry,
  recordTopUp,
  toSuspense,
  trialBalance,
  walletOf,
  walletsOf,
} from '../../db/ledger/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { aVendor, balanceOf, cx, estimate, fees, fresh, lacks } from './a-ledger.ts';

describe.each(databaseKinds)('the ledger, on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const run = <T>(work: (tx: Executor) => Promise<T>): Promise<T> => database.inTransaction(work);
  const post = (entry: Entry) => run((tx) => postEntry(tx, entry));
  const topUp = (vendor: string, amount: number, reference: string) =>
    run((tx) => recordTopUp(tx, { vendor, amount, reference, ...cx }));

  it('M1: an entry that does not sum to 0, or has one line, is not booked', async () => {
    const entry = topUpEntry({ vendor: fresh('V'), amount: 500, reference: fresh('UTR') }, cx);
    const [first, second] = entry.lines;
    if (!first || !second) throw new Error('a top-up has two lines');
    const uneven = { ...entry, lines: [first, { ...second, amount: -499 }] };
    await expect(post(uneven)).rejects.toThrow('does not sum to 0');
    await expect(post({ ...entry, lines: [first] })).rejects.toThrow('fewer than two lines');
    expect(await balanceOf(database, first.account)).toBe(0);
  });

  it('M1: the same entry twice moves money once; its id with other facts is refused loudly', async () => {
    const entry = topUpEntry({ vendor: fresh('V'), amount: 500, reference: fresh('UTR') }, cx);
    const account = entry.lines[0]?.account ?? 'bank';
    expect(await post(entry)).toEqual({ ok: true, value: { posted: true } });
    const again = { ...entry, maker: 'slack:T1:U2', at: cx.at + 1, lines: entry.lines.toReversed() };
    expect(await post(again)).toEqual({ ok: true, value: { posted: false } });
    const other = { ...entry, lines: entry.lines.map((line) => ({ ...line, amount: line.amount * 2 })) };
    await expect(post(other)).rejects.toThrow(EntryConflict);
    expect(await balanceOf(database, account)).toBe(500);
  });

  it('S0-59: one transfer of the bank is booked once, for one vendor, however it is typed', async () => {
    const [vendor, other] = [fresh('V'), fresh('V')];
    expect(await topUp(vendor, 700, ' utr 9 ')).toMatchObject({ ok: true, value: { posted: true } });
    expect(await topUp(vendor, 700, 'UTR 9')).toMatchObject({ ok: true, value: { posted: false } });
    const used = { ok: false, reason: { type: 'reference-used' } };
    expect(await topUp(other, 700, 'UTR 9')).toEqual(used);
    expect(await topUp(vendor, 701, 'UTR 9')).toEqual(used);
    expect(await run((tx) => toSuspense(tx, { amount: 700, reference: 'UTR 9', ...cx }))).toEqual(used);
    expect(await walletOf(database, vendor)).toEqual({ available: 700, held: 0 });
  });

  it('B14: money that matches nothing waits in suspense and leaves it once, to where it belongs', async () => {
    const vendor = fresh('V');
    const reference = fresh('UTR');
    const clear = (account = availableOf(vendor)) =>
      run((tx) => clearSuspense(tx, { reference, to: account, reason: 'it was theirs', ...cx }));
    expect(await clear()).toEqual({ ok: false, reason: { type: 'not-in-suspense' } });
    await run((tx) => toSuspense(tx, { amount: 900, reference, ...cx }));
    expect((await trialBalance(database)).suspense).toBe(900);
    expect(await clear()).toMatchObject({ ok: true, value: { posted: true } });
    expect(await clear()).toMatchObject({ ok: true, value: { posted: false } });
    await expect(clear(availableOf('V-else'))).rejects.toThrow(EntryConflict);
    expect(await walletOf(database, vendor)).toEqual({ available: 900, held: 0 });
    expect((await trialBalance(database)).suspense).toBe(0);
  });

  it('B14: money that left by itself can wait in suspense too, and is cleared only from what is due', async () => {
    const reference = fresh('UTR');
    const order = fresh('HT-');
    await run((tx) => toSuspense(tx, { amount: -300, reference, ...cx }));
    const clear = { reference, to: dueOf(order), order, reason: 'paid by hand', ...cx };
    expect(await run((tx) => clearSuspense(tx, clear))).toEqual(lacks(dueOf(order), 0, 300));
    const back = { reference, to: 'adjustments', reason: 'a fee of the bank', ...cx } as const;
    expect(await run((tx) => clearSuspense(tx, back))).toMatchObject({ ok: true });
  });

  it('M10: a correction needs somebody else to approve it, and a reason', async () => {
    const vendor = await aVendor(database, 1_000);
    const wish = { key: fresh('k'), account: availableOf(vendor), amount: -400, reason: 'paid twice' };
    const correct = (approver: string, reason = wish.reason) =>
      run((tx) => correctAccount(tx, { ...wish, reason, approver, ...cx }));
    expect(await correct(cx.by)).toEqual({ ok: false, reason: { type: 'own-approval' } });
    expect(await correct('slack:T1:U2', ' ')).toEqual({ ok: false, reason: { type: 'no-reason' } });
    expect(await correct(cx.by.toUpperCase())).toEqual({ ok: false, reason: { type: 'own-approval' } });
    expect(await correct('slack:T1:U2')).toMatchObject({ ok: true, value: { posted: true } });
    expect(await walletOf(database, vendor)).toEqual({ available: 600, held: 0 });
    const [newest] = await entriesOf(database, { vendor });
    expect(newest).toMatchObject({ maker: cx.by, approver: 'slack:T1:U2', reason: 'paid twice' });
  });

  it('S0-59: the wallets of many vendors are read at once', async () => {
    const [rich, poor] = [await aVendor(database, 5_000), await aVendor(database, 0)];
    const wallets = await walletsOf(database, [rich, poor, 'V-nobody']);
    expect([...wallets]).toEqual([[rich, { available: 5_000, held: 0 }]]);
  });

  it('M4: what fails later in the transaction takes the entry with it', async () => {
    const vendor = await aVendor(database, rupees(20_000));
    const order = fresh('HT-');
    const failing = run(async (tx) => {
      await holdForClaim(tx, { order, vendor, estimate, policy: fees, ...cx });
      throw new Error('the claim failed');
    });
    await expect(failing).rejects.toThrow('the claim failed');
    expect(await walletOf(database, vendor)).toEqual({ available: rupees(20_000), held: 0 });
    expect(await entriesOf(database, { order })).toEqual([]);
  });

  it('M2: nobody changes or removes what was booked', async () => {
    await aVendor(database, 100);
    for (const statement of [
      'update ledger_lines set amount = amount + 1',
      'delete from ledger_lines',
      'truncate ledger_lines',
      "update ledger_entries set reason = 'x'",
      'delete from ledger_entries',
      'truncate ledger_entries cascade',
      'delete from ledger_holds',
      'truncate ledger_holds',
      'truncate order_events',
    ]) {
      if (statement === 'delete from ledger_holds') await aHold(database);
      const refused = await database.script(statement).then(() => 'done', sqlState);
      expect([statement, refused]).toEqual([statement, '23001']);
    }
  });

  it('M3: nobody gives an account another balance than its lines', async () => {
    await aVendor(database, 100);
    for (const statement of [
      'update ledger_balances set balance = balance + 1',
      'delete from ledger_balances',
      'truncate ledger_balances cascade',
      "insert into ledger_balances (account, balance) values ('vendor-available:V-rich', 5)",
    ]) {
      const refused = await database.script(statement).then(() => 'done', sqlState);
      expect([statement, refused]).toEqual([statement, '23001']);
    }
  });

  it('M1: by hand an entry cannot be uneven, of one line, without lines, or get more of them later', async () => {
    const vendor = await aVendor(database, 100);
    await database.script("insert into ledger_balances (account) values ('bank') on conflict do nothing");
    const entry = (id: string, lines: number) =>
      `insert into ledger_entries (id, kind, maker, lines, at) values ('${id}', 'x', 'me', ${lines}, now());`;
    const line = (id: string, account: string, amount: number) =>
      `insert into ledger_lines values ('${id}', '${account}', ${amount});`;
    const mine = availableOf(vendor);
    const known = `top-up:UTR-${vendor}`;
    await run((tx) =>
      tx.script(
        "insert into ledger_balances (account) values ('suspense'), ('lead-fees') on conflict do nothing",
      ),
    );
    for (const script of [
      entry('uneven', 2) + line('uneven', 'bank', -5) + line('uneven', mine, 4),
      entry('single', 1) + line('single', 'bank', -5),
      entry('none', 0),
      entry('more', 3) + line('more', 'bank', -5) + line('more', mine, 5),
      line(known, 'suspense', 5) + line(known, 'lead-fees', -5),
    ]) {
      const refused = await run((tx) => tx.script(script)).then(() => 'done', constraintOf);
      expect([script, refused]).toEqual([script, 'ledger_entry_balanced']);
    }
  });

  it('M4: by hand nothing goes below its floor, and no hold differs from what is held', async () => {
    const order = await aHold(database);
    const account = availableOf(fresh('V'));
    const below = `insert into ledger_balances (account) values ('${account}'), ('bank') on conflict do nothing;
      insert into ledger_entries (id, kind, maker, lines, at) values ('${account}', 'x', 'me', 2, now());
      insert into ledger_lines values ('${account}', '${account}', -1), ('${account}', 'bank', 1);`;
    expect(await run((tx) => tx.script(below)).then(() => 'done', constraintOf)).toBe(
      'ledger_balances_floor',
    );
    const lighter = `update ledger_holds set price = price - 1 where number = '${order}'`;
    expect(await run((tx) => tx.script(lighter)).then(() => 'done', constraintOf)).toBe('ledger_holds_match');
    const second = `insert into ledger_holds (id, number, nth, vendor, price, fee, state, opened_at)
      select id || 'x', number, nth + 1, vendor, price, fee, state, opened_at from ledger_holds where number = '${order}'`;
    expect(await run((tx) => tx.script(second)).then(() => 'done', constraintOf)).toBe(
      'ledger_holds_one_open',
    );
  });

  it('M4: the database has the floors that the table of accounts names', async () => {
    for (const [account, { of }] of Object.entries(accountKinds)) {
      const name = of === 'shop' ? account : `${account}:floors`;
      const script = `insert into ledger_balances (account) values ('${name}'), ('bank'), ('suspense') on conflict do nothing;
        insert into ledger_entries (id, kind, maker, lines, at) values ('floor ${name}', 'x', 'me', 2, now());
        insert into ledger_lines values ('floor ${name}', '${name}', -1000000000),
          ('floor ${name}', '${name === 'bank' ? 'suspense' : 'bank'}', 1000000000);`;
      const refused = await run((tx) => tx.script(script)).then(() => undefined, constraintOf);
      expect([name, refused]).toEqual([name, isFloored(name) ? 'ledger_balances_floor' : undefined]);
    }
  });

  async function aHold(where: Database): Promise<string> {
    const vendor = await aVendor(where, rupees(20_000));
    const order = fresh('HT-');
    await run((tx) => holdForClaim(tx, { order, vendor, estimate, policy: fees, ...cx }));
    return order;
  }
});
