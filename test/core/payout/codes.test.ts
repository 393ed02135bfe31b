import { describe, expect, it } from 'vitest';
import {
  type CodeStanding,
  codeWords,
  type IssuedCode,
  refuseIssue,
  refuseTry,
  verdictLine,
  wrong,
} from '#core/payout/index.ts';
import { days, minutes, rupees } from '#core/shared/index.ts';
import { createCopy, plain } from '#prompts/index.ts';
import { noon } from '../buyback/people.ts';

const number = 'HT-7K3F-9M2Q-XY4A';
const binding = { number, amount: rupees(18_500), destination: 'x', vendor: 'v1' };
const code: IssuedCode = { binding, expiresAt: noon + minutes(5), tries: 0 };
const clean: CodeStanding = { issued: [noon], wrongOfOrder: 0, wrongOfVendor: [], suspended: false };
const attempt = (changes: Partial<IssuedCode>, standing: Partial<CodeStanding> = {}, at = noon) =>
  refuseTry({ ...code, ...changes }, { now: binding, at, standing: { ...clean, ...standing } });
const times = (many: number, at = noon - 1) => Array.from({ length: many }, () => at);

describe('a payout code', () => {
  it('S0-70 S1: is compared while it is fresh, and not a millisecond longer than five minutes', () => {
    expect(attempt({}, {}, noon + minutes(5) - 1)).toBeUndefined();
    expect(attempt({}, {}, noon + minutes(5))).toEqual({ type: 'expired' });
  });

  it.each([
    [{ usedAt: noon }, { type: 'used' }],
    [{ voidedAt: noon }, { type: 'void' }],
    [{ tries: 5 }, { type: 'too-many', of: 'code' }],
    [{ binding: { ...binding, amount: rupees(1) } }, { type: 'not-this-amount' }],
    [{ binding: { ...binding, destination: 'y' } }, { type: 'not-this-destination' }],
    [{ binding: { ...binding, vendor: 'v2' } }, { type: 'not-this-vendor' }],
  ])('S0-70 S1: is not compared when it is %j', (changes, refusal) => {
    expect(attempt(changes)).toEqual(refusal);
  });

  it('S1: is refused even when right once the order or the vendor had ten wrong ones', () => {
    expect(attempt({}, { wrongOfOrder: 10 })).toEqual({ type: 'too-many', of: 'order' });
    expect(attempt({}, { wrongOfVendor: times(10) })).toEqual({
      type: 'too-many',
      of: 'vendor',
      until: noon - 1 + days(1),
    });
    expect(attempt({}, { wrongOfVendor: times(10, noon - days(1)) })).toBeUndefined();
  });

  it('S1: suspends a vendor with twenty wrong ones in thirty days until CX has looked', () => {
    const wrongOfVendor = [...times(10, noon - days(29)), ...times(9, noon - days(2))];
    expect(wrong(code, { ...clean, wrongOfVendor }, noon)).toEqual({
      type: 'wrong',
      left: 0,
      suspends: true,
    });
    expect(attempt({}, { wrongOfVendor: [...wrongOfVendor, noon - days(2)] })).toEqual({ type: 'suspended' });
    expect(attempt({}, { suspended: true })).toEqual({ type: 'suspended' });
  });

  it('S1: is sent three times a day for an order', () => {
    const issued = [noon - 3, noon - 2, noon - 1];
    expect(refuseIssue({ ...clean, issued }, noon)).toEqual({
      type: 'too-many',
      of: 'codes',
      until: noon - 3 + days(1),
    });
    expect(refuseIssue({ ...clean, issued }, noon - 3 + days(1))).toBeUndefined();
  });

  it.each(['en', 'hi'])(
    'S0-70: says amount, order and masked destination before it is told to anybody (%s)',
    (locale) => {
      const copy = createCopy();
      const said = codeWords({ code: '004711', number, amount: rupees(18_500), masked: '98xxxxxx10@ybl' });
      const text = plain(copy.write(locale, said));
      for (const part of ['004711', number, '18,500', '98xxxxxx10@ybl', '5']) expect(text).toContain(part);
      expect(text).not.toMatch(/[{}]/);
    },
  );

  it('S1: has words for every verdict, and none for a right one', () => {
    const copy = createCopy();
    const verdicts = [
      ...(['suspended', 'no-code', 'used', 'expired', 'void'] as const).map((type) => ({ type })),
      ...(['not-this-amount', 'not-this-destination', 'not-this-vendor'] as const).map((type) => ({ type })),
      ...(['order', 'code'] as const).map((of) => ({ type: 'too-many', of }) as const),
      ...(['codes', 'vendor'] as const).map((of) => ({ type: 'too-many', of, until: noon }) as const),
      { type: 'wrong', left: 2, suspends: false } as const,
      { type: 'wrong', left: 0, suspends: false } as const,
    ];
    const texts = verdicts
      .flatMap((verdict) => verdictLine(verdict) ?? [])
      .map((line) => copy.write('en', line));
    expect(new Set(texts).size).toBe(verdicts.length);
    for (const text of texts) expect(text).not.toMatch(/^payout\.|[{}]/);
    expect(verdictLine({ type: 'right' })).toBeUndefined();
  });
});
