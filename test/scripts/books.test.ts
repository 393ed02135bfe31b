import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseFolder } from '../../bots/secrets.ts';
import { openDatabase } from '../../db/client/index.ts';
import { byHand } from '../../scripts/books/by-hand.ts';
import { showInvariants } from '../../scripts/books/check-invariants.ts';
import { showTrialBalance } from '../../scripts/books/trial-balance.ts';
import { wallet } from '../../scripts/books/wallet.ts';
import { testTemplate } from '../support/database.ts';
import { recordedScreen } from './recorded-screen.ts';

type Script = typeof wallet;

const agreed = ['--reason', 'paid in cash', '--by', 'Asha', '--approver', 'Meera'];
/** What is not said otherwise is as it should be. */
const withAll = (args: readonly string[]): readonly string[] => {
  const pairs = ['--key', 'T-17', ...agreed];
  const missing = pairs.filter((each, n) => !args.includes(n % 2 === 0 ? each : String(pairs[n - 1])));
  return [...args, ...missing];
};

describe('the commands of the books', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'haat-books-'));
    const database = await open();
    await database.query(
      "insert into vendors (id, name, categories) select id, id, '{phone}' from unnest($1::text[]) as v(id)",
      [['V7', 'V8', 'V9']],
    );
    await database.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  const open = async () => openDatabase({ dataDir: databaseFolder(dataDir), template: await testTemplate() });
  const run = async (script: Script, ...args: string[]) => {
    const { screen, text } = recordedScreen();
    return { code: await script(args, { DATA_DIR: dataDir }, screen), text: text() };
  };
  const topUp = (...args: string[]) => run(wallet, 'top-up', ...args);

  it('S0-59: an admin records a transfer of a vendor, once, and sees the wallet', async () => {
    const shown = 'Wallet of V7\navailable ₹1,25,000.50\nheld      ₹0';
    expect(await topUp('V7', '1,25,000.50', '--reference', 'utr 77')).toEqual({
      code: 0,
      text: `info: ₹1,25,000.50 of V7 are booked.\n${shown}`,
    });
    expect(await topUp('V7', '125000.50', '--reference', 'UTR 77', '--by', 'Asha')).toEqual({
      code: 0,
      text: `info: ₹1,25,000.50 of V7 were booked before: nothing has changed.\n${shown}`,
    });
    expect(await topUp('V8', '5', '--reference', 'UTR 77')).toMatchObject({
      code: 1,
      text: expect.stringContaining('This reference is booked already'),
    });
    const { code, text } = await run(wallet, 'show', 'V7');
    expect(code).toBe(0);
    expect(text).toMatch(
      /^Wallet of V7\navailable ₹1,25,000.50\nheld {6}₹0\nWhat moved last\n[\d-]{10} top-up UTR 77 \+₹1,25,000.50$/,
    );
  });

  it.each([
    [['V7', 'lots', '--reference', 'UTR1'], 'Write rupees, for example 5000 or 1,25,000.50.'],
    [['V7', '5000'], "required option '--reference <text>' not specified"],
    [['V 7', '5000', '--reference', 'UTR1'], 'without spaces'],
    [['V7', '5000', '--reference', 'x'], '4 to 80 characters'],
    [['V7', '--reference', 'UTR1'], "missing required argument 'rupees'"],
  ])('S0-59: what is not understood is explained with an example: %j', async (args, says) => {
    const { code, text } = await topUp(...args);
    expect(code).toBe(1);
    expect(text).toContain(says);
    expect(text).toContain('For example: npm run wallet -- top-up asha-mobiles 5000 --reference ');
  });

  it('S0-59: a vendor that is in no list has no wallet', async () => {
    const says = 'error: There is no vendor V77 in the list.';
    expect(await topUp('V77', '500', '--reference', 'UTR 770')).toMatchObject({
      code: 1,
      text: expect.stringContaining(says),
    });
    expect(await run(wallet, 'show', 'V77')).toMatchObject({ code: 1, text: expect.stringContaining(says) });
  });

  it('B14: money that matches nothing waits in suspense, with a task for CX, once', async () => {
    const unmatched = ['unmatched', '1,200', '--reference', 'utr 500'];
    expect((await run(byHand, ...unmatched)).text).toBe(
      'info: ₹1,200 wait in suspense, and CX has a task about it.',
    );
    expect((await run(byHand, ...unmatched)).text).toContain('It was booked before');
    expect((await run(byHand, 'unmatched', '7', '--reference', 'UTR 501', '--out')).code).toBe(0);
    const database = await open();
    const tasks = await database.query(
      "select id, kind, subject from work_items where kind = 'suspense' order by id",
    );
    const cards = await database.query("select lane from outbox where kind = 'item-card' order by lane");
    await database.close();
    expect(tasks).toEqual([
      { id: 'suspense:UTR 500', kind: 'suspense', subject: { reference: 'UTR 500', amount: 120_000 } },
      { id: 'suspense:UTR 501', kind: 'suspense', subject: { reference: 'UTR 501', amount: -700 } },
    ]);
    expect(cards).toHaveLength(2);
  });

  it('M10: an account is put right by two people, once, and never one of nobody', async () => {
    const correct = (account: string, ...more: string[]) =>
      run(byHand, 'correct', account, '50', '--key', 'T-17', '--reason', 'paid in cash', ...more);
    const two = ['--by', 'Asha', '--approver', 'Meera'];
    expect(await correct('vendor-available:V8', ...two)).toEqual({
      code: 0,
      text: 'info: vendor-available:V8 is corrected by ₹50.',
    });
    expect((await correct('vendor-available:V8', ...two)).text).toContain('It was booked before');
    expect((await correct('vendor-available:V8', '--by', 'Asha', '--approver', 'Asha')).text).toContain(
      'Somebody else has to approve',
    );
    expect((await correct('vendor-available:V77', ...two)).text).toContain('no such vendor');
    expect((await correct('nonsense', ...two)).text).toContain('There is no account nonsense');
    expect((await run(wallet, 'show', 'V8')).text).toContain('available ₹50');
  });

  it('M10: a wallet is not put right by the people whose it is', async () => {
    const database = await open();
    await database.script(`insert into staff (account, name, roles) values ('slack:T1:U9', 'Nisha Shah', '{admin}');
      insert into vendor_members (account, vendor) values ('slack:T1:U9', 'V9')`);
    await database.close();
    const correct = (vendor: string, by: string) =>
      run(
        byHand,
        ...[
          'correct',
          `vendor-available:${vendor}`,
          '50',
          '--key',
          `T-${vendor}`,
          '--reason',
          'paid in cash',
        ],
        ...['--by', by, '--approver', 'Meera'],
      );
    for (const name of ['nisha shah', 'slack:T1:U9'])
      expect((await correct('V9', name)).text).toContain('Nisha Shah belongs to V9');
    expect((await correct('V7', 'Nisha Shah')).code).toBe(0);
  });

  it.each([
    [['vendor-available:V8', '50', '--approver', 'asha'], 'Somebody else has to approve'],
    [['vendor-available:V8', '50', '--approver', ' ASHA\u200b'], 'Somebody else has to approve'],
    [['vendor-available:V8', '60'], 'Another correction was booked under this name'],
    [['vendor-available:V9', '50', '--take', '--key', 'T-18'], 'missing'],
    [['vendor-held:V8', '50', '--key', 'T-19'], 'That account follows from others'],
    [['adjustments', '50', '--key', 'T-20'], 'That account follows from others'],
    [['payouts-due:HT-7K3F-9M2Q-XY4A', '50', '--key', 'T-21'], 'There is no such order'],
    [['payouts-due:nonsense', '50', '--key', 'T-22'], 'There is no such order'],
    [['payouts-due:', '50', '--key', 'T-23'], 'For example: npm run books -- correct'],
    [['vendor-available:V8', '50', '--key', 'T-24', '--reason', ' \u200b '], 'Write why'],
    [['vendor-available:V8', 'NaN', '--key', 'T-25'], 'For example: npm run books -- correct'],
    [['vendor-available:V8', '99999999999999', '--key', 'T-26'], 'more than a transfer can be'],
  ])('M10: a correction that cannot be is refused in one line and books nothing: %j', async (args, says) => {
    await run(byHand, 'correct', 'vendor-available:V8', '50', '--key', 'T-17', ...agreed);
    const before = await run(showTrialBalance);
    const { code, text } = await run(byHand, 'correct', ...withAll(args));
    expect(code).toBe(1);
    expect(text).toContain(says);
    expect(text).not.toMatch(/\n\s+at |RangeError|Error:/);
    expect(text.split('\n').length).toBeLessThanOrEqual(2);
    expect(await run(showTrialBalance)).toEqual(before);
  });

  it('B14: the trial balance is shown, with an exit code for who watches over it', async () => {
    await topUp('V9', '500', '--reference', 'UTR 99');
    const { code, text } = await run(showTrialBalance);
    expect(code).toBe(0);
    expect(text).toMatch(/Vendors' wallets: ₹[\d,.]+ credit\n(?:.+\n)*Bank: ₹[\d,.]+ debit\nBalanced: /);
  });

  it('M1 to M4, O2, O3, O11: every invariant is named, and the whole has an exit code', async () => {
    const whole = await run(showInvariants);
    expect(whole.code).toBe(0);
    for (const name of ['M1', 'M2', 'M3', 'M4', 'O2', 'O3', 'O11'])
      expect(whole.text).toContain(`info: ok      ${name}`);
  });

  it('M3: broken books are told with what is wrong, and with exit code 1', async () => {
    await damage("update ledger_balances set balance = balance + 100 where account = 'bank'");
    const trial = await run(showTrialBalance);
    expect(trial).toMatchObject({ code: 1, text: expect.stringContaining('Bank: the balances are not') });
    const checked = await run(showInvariants);
    expect(checked.code).toBe(1);
    expect(checked.text).toContain('error: BROKEN  M3: every balance is the sum of its lines');
    expect(checked.text).toContain('\n        all accounts\n        bank');
    expect(checked.text).toContain('end: Broken: M3.');
  });

  it('says who has the folder, when Haat runs on it', async () => {
    const running = await open();
    const { code, text } = await run(wallet, 'show', 'V7');
    await running.close();
    expect(code).toBe(1);
    expect(text).toMatch(/^error: Haat is running on .+Stop it, and run this again\.$/);
  });

  async function damage(statement: string): Promise<void> {
    const database = await open();
    await database.script(`set session_replication_role = replica; ${statement}`);
    await database.close();
  }
});
