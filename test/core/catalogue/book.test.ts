import { describe, expect, it } from 'vitest';
import { makeBook, readRows } from '#core/catalogue/index.ts';
import { leastOfThree } from '../../support/speed.ts';
import { aLaptopRow, aRow } from './a-row.ts';

function bookOf(...records: Record<string, string>[]) {
  const { rows, faults } = readRows(records, 2, 2026);
  expect(faults).toEqual([]);
  return makeBook({ version: 7, publishedAt: 1_790_000_000_000, sample: true, rows });
}

describe('a price book', () => {
  it('S0-31: is versioned, and says when it was published and whether it is a sample', () => {
    expect(bookOf(aRow())).toMatchObject({ version: 7, publishedAt: 1_790_000_000_000, sample: true });
  });

  it('S0-21: has one model for all its variants, under its brand and category', () => {
    const book = bookOf(aRow({ aliases: 'i phone 11' }), aRow({ aliases: 'i phone 11', storage_gb: '128' }));
    expect(book.models).toEqual([
      {
        id: 'phone-apple-iphone-11',
        category: 'phone',
        brand: 'apple',
        brandName: 'Apple',
        name: 'iPhone 11',
        year: 2019,
        rank: 3,
        aliases: ['i phone 11'],
      },
    ]);
    expect(book.variants.map((variant) => variant.id)).toEqual([
      'phone-apple-iphone-11-64',
      'phone-apple-iphone-11-128',
    ]);
  });

  it('S0-22: leaves out of a variant what it does not have', () => {
    expect(bookOf(aRow()).variants).toEqual([
      {
        id: 'phone-apple-iphone-11-64',
        model: 'phone-apple-iphone-11',
        storage: 64,
        base: 1_250_000,
        market: 10_000,
      },
    ]);
  });

  it.each([
    [aLaptopRow(), 'laptop-hp-pavilion-15-i5-11th-gen-8-512'],
    [
      aRow({ brand: 'OnePlus', model: 'OnePlus 9R', ram_gb: '8', storage_gb: '128' }),
      'phone-oneplus-9r-8-128',
    ],
    [aRow({ brand: 'Samsung', model: 'Galaxy S9+', ram_gb: '6' }), 'phone-samsung-galaxy-s9-plus-6-64'],
    [aRow({ brand: 'Nothing', model: 'Nothing Phone (2a)', ram_gb: '8' }), 'phone-nothing-phone-2a-8-64'],
    [aRow({ brand: 'Tést', model: 'Tést' }), 'phone-test-test-64'],
  ])('gives every variant an id that people can read (case %#)', (record, id) => {
    expect(bookOf(record).variants[0]?.id).toBe(id);
  });

  it('gives the same ids whatever the order of the lines', () => {
    const records = [aRow(), aRow({ storage_gb: '128' }), aLaptopRow()];
    const ids = (book: ReturnType<typeof bookOf>) => book.variants.map((variant) => variant.id).sort();
    expect(ids(bookOf(...records.toReversed()))).toEqual(ids(bookOf(...records)));
  });

  it('S0-18: stands with the brand that sells most first', () => {
    const book = bookOf(aRow({ brand: 'Samsung', brand_popularity: '2', popularity: '1' }), aRow());
    expect(book.models.map((model) => model.brand)).toEqual(['apple', 'samsung']);
  });

  it('never holds one variant twice', () => {
    const { rows } = readRows([aRow()], 2, 2026);
    const twice = { version: 1, publishedAt: 0, sample: false, rows: [...rows, ...rows] };
    expect(() => makeBook(twice)).toThrow(RangeError);
  });

  it('builds 20,000 variants in under 150 ms', () => {
    const records = Array.from({ length: 20_000 }, (_, index) =>
      aLaptopRow({ model: `Model ${Math.floor(index / 20)}`, storage_gb: String((index % 20) + 1) }),
    );
    const { rows, faults } = readRows(records, 2, 2026);
    expect(faults).toEqual([]);
    const build = () => makeBook({ version: 1, publishedAt: 0, sample: false, rows });
    expect(build().variants).toHaveLength(20_000);
    expect(leastOfThree(build)).toBeLessThan(150);
  });
});
