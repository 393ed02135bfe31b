import { describe, expect, it } from 'vitest';
import type { Line } from '#core/conversation/index.ts';
import {
  type Refusal,
  refusalLine,
  type Total,
  trialBalance,
  trialBalanceLines,
} from '#core/ledger/index.ts';
import { rupees } from '#core/shared/index.ts';
import { createCopy, plain } from '#prompts/index.ts';

const copy = createCopy();
const day = { at: Date.UTC(2026, 10, 22, 6, 30), zone: 'Asia/Kolkata' };
const write = (lines: readonly Line[], locale = 'en') => lines.map((line) => plain(copy.write(locale, line)));
const total = (kind: Total['kind'], lines: number, balance = lines): Total => ({ kind, lines, balance });

describe('the trial balance of a day', () => {
  it('B14 M3: shows each kind of account on its side, and that both sides are equal', () => {
    const trial = trialBalance([
      total('bank', -rupees(20_000)),
      total('vendor-available', rupees(9_800)),
      total('vendor-held', rupees(10_200)),
      total('lead-fees', 0),
    ]);
    expect(write(trialBalanceLines(trial, day))).toEqual([
      'Trial balance, Sun, 22 Nov',
      "Vendors' wallets: ₹9,800 credit",
      'Held for claimed orders: ₹10,200 credit',
      'Bank: ₹20,000 debit',
      'Balanced: ₹20,000 debit, ₹20,000 credit.',
    ]);
  });

  it('B14 M3: says so when the sides differ, when balances are not their entries, and what waits in suspense', () => {
    const trial = trialBalance([total('bank', -500, -400), total('suspense', 400)]);
    expect(trial).toMatchObject({ balanced: false, off: ['bank'], suspense: 400 });
    expect(write(trialBalanceLines(trial, day)).slice(3)).toEqual([
      'Not balanced: ₹5 debit, ₹4 credit. Please tell the people who look after the books now.',
      'Bank: the balances are not the sum of their entries. Please tell the people who look after the books now.',
      '₹4 wait in suspense: money that matches nothing we know. Please find out what it is.',
    ]);
  });

  it('B14: says that nothing has happened yet', () => {
    expect(write(trialBalanceLines(trialBalance([]), day))).toEqual([
      'Trial balance, Sun, 22 Nov',
      'No money has moved yet.',
      'Balanced: ₹0 debit, ₹0 credit.',
    ]);
  });

  it('B14: is written in Hindi too', () => {
    const lines = write(
      trialBalanceLines(trialBalance([total('bank', -500), total('suspense', 500)]), day),
      'hi',
    );
    expect(lines).toContain('बैंक: ₹5 नामे (डेबिट)');
    expect(lines).toContain('हिसाब बराबर है: ₹5 नामे, ₹5 जमा।');
  });
});

describe('why money does not move', () => {
  const refusals: readonly Refusal[] = [
    { type: 'insufficient', account: 'vendor-available:V7', available: rupees(100), needed: rupees(350) },
    { type: 'held-already', vendor: 'V7' },
    { type: 'no-hold' },
    { type: 'beyond-hold', held: rupees(100), price: rupees(101) },
    { type: 'nothing-charged' },
    { type: 'not-due', due: 0, amount: rupees(5) },
    { type: 'not-processed' },
    { type: 'reference-used' },
    { type: 'own-approval' },
    { type: 'not-in-suspense' },
  ];

  it('S0-59: a vendor reads what the wallet has, what it takes, and what is missing', () => {
    const [first] = refusals;
    expect(first && write([refusalLine(first)])).toEqual([
      'The wallet has ₹100, and this takes ₹350: ₹250 are missing. Top it up and try again.',
    ]);
  });

  it.each(refusals)('S0-59: $type is a whole sentence in every language, and names nobody', (refusal) => {
    for (const locale of copy.locales) {
      const [text = ''] = write([refusalLine(refusal)], locale);
      expect(text).toMatch(/[.।]$/);
      expect(text).not.toMatch(/\{\{|V7|undefined/);
    }
  });
});
