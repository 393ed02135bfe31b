import { describe, expect, it } from 'vitest';
import { difference, makeBook, readRows, refusal } from '#core/catalogue/index.ts';
import { aRow } from './a-row.ts';

const bookOf = (...records: Record<string, string>[]) =>
  makeBook({ version: 1, publishedAt: 0, sample: false, rows: readRows(records, 2, 2026).rows });

const priced = (base_price_inr: string, market_percent = '100') =>
  bookOf(aRow({ base_price_inr, market_percent }));

describe('the difference between two price books', () => {
  it('S0-81: names what a daily list adds and what it no longer has', () => {
    const before = bookOf(aRow(), aRow({ storage_gb: '128' }));
    const after = bookOf(aRow({ storage_gb: '128' }), aRow({ storage_gb: '256' }));
    const { added, changed, gone, biggestMove } = difference(before, after);
    expect(added.map((variant) => variant.id)).toEqual(['phone-apple-iphone-11-256']);
    expect(gone.map((variant) => variant.id)).toEqual(['phone-apple-iphone-11-64']);
    expect(changed).toEqual([]);
    expect(biggestMove).toBe(0);
  });

  it('is everything for the first book', () => {
    const first = bookOf(aRow(), aRow({ storage_gb: '128' }));
    expect(difference(undefined, first)).toEqual({
      added: first.variants,
      changed: [],
      gone: [],
      biggestMove: 0,
      known: 0,
    });
  });

  it('S0-31: tells how far each price moved, up and down', () => {
    const other = { storage_gb: '128' };
    const { changed, biggestMove } = difference(
      bookOf(aRow({ base_price_inr: '10000' }), aRow({ ...other, base_price_inr: '20000' })),
      bookOf(aRow({ base_price_inr: '11000' }), aRow({ ...other, base_price_inr: '15000' })),
    );
    expect(changed.map((change) => change.basisPoints)).toEqual([1_000, -2_500]);
    expect(changed[0]?.before.base).toBe(1_000_000);
    expect(changed[0]?.after.base).toBe(1_100_000);
    expect(biggestMove).toBe(2_500);
  });

  it('weighs the base price together with the market', () => {
    expect(difference(priced('10000', '100'), priced('10000', '90')).biggestMove).toBe(1_000);
    expect(difference(priced('10000', '100'), priced('20000', '50'))).toMatchObject({
      changed: [{ basisPoints: 0 }],
      biggestMove: 0,
    });
  });

  it('can start from a price of nothing', () => {
    expect(
      Number.isSafeInteger(difference(priced('0.01', '0.01'), priced('10,00,000', '200')).biggestMove),
    ).toBe(true);
  });
});

describe('the limit on price moves', () => {
  it('lets a list through that moves no price by more than it', () => {
    expect(refusal(difference(priced('10000'), priced('11500')), 1_500)).toBeUndefined();
    expect(refusal(difference(priced('10000'), priced('8500')), 1_500)).toBeUndefined();
    expect(refusal(difference(undefined, priced('8500')), 1_500)).toBeUndefined();
  });

  it('stops a price that moves by a hair more', () => {
    expect(refusal(difference(priced('10000'), priced('11500.01')), 1_500)).toBeDefined();
    expect(refusal(difference(priced('10000'), priced('8499.99')), 1_500)).toBeDefined();
  });

  it('tells the operator which price moves most, and lists all that do', () => {
    const at = (small: string, large: string) =>
      bookOf(aRow({ base_price_inr: small }), aRow({ storage_gb: '128', base_price_inr: large }));
    const stopped = refusal(difference(at('10000', '20000'), at('12000', '10000')), 1_500);
    expect(stopped?.reason).toBe(
      '2 prices move by more than 15%, most of all phone-apple-iphone-11-128, which goes down by 50%.',
    );
    expect(stopped?.moves.map((move) => move.basisPoints)).toEqual([-5_000, 2_000]);
  });

  it('says it in the singular for one', () => {
    expect(refusal(difference(priced('10000'), priced('20000')), 1_250)?.reason).toBe(
      '1 price moves by more than 12.5%, most of all phone-apple-iphone-11-64, which goes up by 100%.',
    );
  });
});

describe('a list that lost much of the book', () => {
  const sizes = Array.from({ length: 40 }, (_, n) => aRow({ storage_gb: String(n + 1) }));

  it('S0-81: is refused, as it may be cut off', () => {
    expect(refusal(difference(bookOf(...sizes), bookOf(...sizes.slice(0, 20))), 1_500)?.reason).toMatch(
      /20 of 40 variants would be gone/,
    );
  });

  it('goes through when only a few are gone', () => {
    expect(refusal(difference(bookOf(...sizes), bookOf(...sizes.slice(2))), 1_500)).toBeUndefined();
  });
});
