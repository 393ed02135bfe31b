import { describe, expect, it } from 'vitest';
import {
  type Account,
  adjustmentEntry,
  checkEntry,
  defaultFees,
  type Entry,
  inLockOrder,
  isAccount,
  isSameEntry,
  leadFee,
  mostPaise,
  neededFor,
  openHold,
  readRupees,
  suspenseEntry,
  topUpEntry,
} from '#core/ledger/index.ts';
import { rupees } from '#core/shared/index.ts';
import { made } from './wallet-commands.ts';

const topUp = topUpEntry({ vendor: 'V7', amount: 500, reference: 'UTR1' }, made);
const withLines = (...lines: readonly [Account, number][]): Entry => ({
  ...topUp,
  lines: lines.map(([account, amount]) => ({ account, amount })),
});

describe('an entry of the ledger', () => {
  it('M1: is whole when both sides are equal', () => expect(checkEntry(topUp)).toBeUndefined());

  it.each([
    ['fewer than two lines', withLines(['bank', 0])],
    ['not a whole number of paise', withLines(['bank', -0.5], ['vendor-available:V7', 0.5])],
    ['not a whole number of paise', withLines(['bank', Number.NaN], ['vendor-available:V7', 1])],
    ['a line of nothing', withLines(['bank', 0], ['vendor-available:V7', 0])],
    [
      'more than an amount can be',
      withLines(['bank', -mostPaise - 1], ['vendor-available:V7', mostPaise + 1]),
    ],
    ['does not sum to 0', withLines(['bank', -500], ['vendor-available:V7', 499])],
    ['an account twice', withLines(['bank', -500], ['bank', 500])],
    ['no such account', withLines(['bank', -500], ['vendor-available:', 500])],
    ['an account that its kind does not move', withLines(['bank', -500], ['lead-fees', 500])],
    ['nobody made it', { ...topUp, maker: ' ' }],
    ['lacks what its kind needs', { ...topUp, reference: '' }],
    ['approved by its maker', { ...topUp, approver: made.by }],
  ] as const)('M1, M10: is refused when it is wrong: %s', (fault, entry) => {
    expect(checkEntry(entry)).toBe(fault);
  });

  it('M10: corrects nothing without a second person', () => {
    const wish = { key: 'k', account: 'bank', amount: 5, reason: 'a fee' } as const;
    expect(checkEntry(adjustmentEntry({ ...wish, approver: '' }, made))).toBe('lacks what its kind needs');
    expect(checkEntry(adjustmentEntry({ ...wish, approver: 'slack:T1:U2' }, made))).toBeUndefined();
  });

  it('is the same one whoever says it again, and another one with any other fact', () => {
    expect(isSameEntry(topUp, { ...topUp, maker: 'U9', at: 1, lines: topUp.lines.toReversed() })).toBe(true);
    expect(isSameEntry(topUp, { ...topUp, reference: 'UTR2' })).toBe(false);
    expect(isSameEntry(topUp, suspenseEntry({ amount: 500, reference: 'UTR1' }, made))).toBe(false);
  });

  it('M4: holds nothing by an amount that is none', () => {
    const claim = { order: 'HT-1', vendor: 'V7', nth: 1 };
    for (const estimate of [-1, 0.5, Number.NaN, mostPaise + 1])
      expect(() => openHold({ ...claim, estimate }, defaultFees, made)).toThrow(RangeError);
  });
});

describe('accounts', () => {
  it('are named with their owner where they have one, and without where they have none', () => {
    for (const name of ['bank', 'suspense', 'vendor-held:slack:T1:U1', 'payouts-due:HT-1'])
      expect([name, isAccount(name)]).toEqual([name, true]);
    for (const name of ['', 'banks', 'bank:1', 'bank:', 'vendor-held', 'vendor-held:', 'toString', ':V1'])
      expect([name, isAccount(name)]).toEqual([name, false]);
  });

  it('M4: are locked in one order by everybody, those of all orders last', () => {
    const wanted: Account[] = [
      'bank',
      'lead-fees',
      'payouts-due:B',
      'payouts-due:A',
      'vendor-held:V',
      'vendor-available:V',
    ];
    const locked = [
      'vendor-available:V',
      'vendor-held:V',
      'payouts-due:A',
      'payouts-due:B',
      'lead-fees',
      'bank',
    ];
    expect(inLockOrder(wanted)).toEqual(locked);
    expect(inLockOrder(wanted.toReversed())).toEqual(locked);
  });
});

describe('the fee of a lead', () => {
  it('S0-59: is a share of the estimate, and not less than the least', () => {
    const policy = { basisPoints: 250, least: rupees(49) };
    expect(leadFee(rupees(10_000), policy)).toBe(rupees(250));
    expect(leadFee(rupees(1_000), policy)).toBe(rupees(49));
    expect(leadFee(1_010_30, { basisPoints: 250, least: 0 })).toBe(2_526);
    expect(neededFor(rupees(10_000), policy)).toBe(rupees(10_250));
  });
});

describe('rupees as people write them', () => {
  it.each([
    ['5000', 500_000],
    ['₹5,000', 500_000],
    ['Rs. 1,25,000.50', 12_500_050],
    [' 0.5 ', 50],
    ['५०००', 500_000],
  ])('%s is an amount', (text, value) => {
    expect(readRupees(text)).toEqual({ ok: true, value });
  });

  it.each(['', '0', '-5', '5.123', '5 000', '1e5', 'five', '5,0', '5000 rupees'])('%j is none', (text) => {
    expect(readRupees(text)).toEqual({ ok: false, reason: 'not-an-amount' });
  });

  it('is told when it is more than a transfer can be', () => {
    expect(readRupees('100000000001')).toEqual({ ok: false, reason: 'too-much' });
    expect(readRupees('9'.repeat(400))).toEqual({ ok: false, reason: 'too-much' });
  });
});
