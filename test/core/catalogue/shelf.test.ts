import { describe, expect, it } from 'vitest';
import { deviceName, makeBook, makeShelf, readRows, variantName } from '#core/catalogue/index.ts';
import { leastOfThree } from '../../support/speed.ts';
import { aLaptopRow, aRow } from './a-row.ts';

function shelfOf(...records: Record<string, string>[]) {
  const { rows, faults } = readRows(records, 2, 2026);
  expect(faults).toEqual([]);
  return makeShelf(makeBook({ version: 1, publishedAt: 0, sample: false, rows }));
}

const samsung = { brand: 'Samsung', brand_popularity: '2', ram_gb: '8', storage_gb: '128' };

describe('the shelf', () => {
  it('S0-18: shows only the brands of the chosen category, the one that sells most first', () => {
    const shelf = shelfOf(
      aRow({ ...samsung, popularity: '1' }),
      aRow(),
      aLaptopRow({ brand_popularity: '4' }),
    );
    expect(shelf.brands('phone')).toEqual([
      { id: 'apple', name: 'Apple', category: 'phone', rank: 1 },
      { id: 'samsung', name: 'Samsung', category: 'phone', rank: 2 },
    ]);
    expect(shelf.brands('laptop').map((brand) => brand.id)).toEqual(['hp']);
    expect(shelf.brands('tablet')).toEqual([]);
  });

  it('S0-21: shows only the models of the brand in the category, popular and then new first', () => {
    const shelf = shelfOf(
      aRow({ ...samsung, model: 'Galaxy S22', year: '2022', popularity: '2' }),
      aRow({ ...samsung, model: 'Galaxy S23', year: '2023', popularity: '2' }),
      aRow({ ...samsung, model: 'Galaxy M31', year: '2020', popularity: '1' }),
      aRow({ ...samsung, category: 'tablet', model: 'Galaxy Tab A8' }),
      aRow(),
    );
    const names = shelf.models('phone', 'samsung').map((model) => model.name);
    expect(names).toEqual(['Galaxy M31', 'Galaxy S23', 'Galaxy S22']);
    expect(shelf.models('laptop', 'samsung')).toEqual([]);
    expect(shelf.models('phone', 'nobody')).toEqual([]);
  });

  it('S0-22: shows only the configurations that were sold, smallest first', () => {
    const shelf = shelfOf(
      aLaptopRow({ processor: 'i7 11th gen', ram_gb: '16' }),
      aLaptopRow({ processor: 'i5 11th gen', ram_gb: '16' }),
      aLaptopRow({ processor: 'i5 11th gen', storage_gb: '1024' }),
      aLaptopRow({ processor: 'i5 11th gen', storage_gb: '512' }),
      aLaptopRow({ processor: 'i5 9th gen' }),
    );
    expect(shelf.variants('laptop-hp-pavilion-15').map(variantName)).toEqual([
      'i5 9th gen · 8 GB / 512 GB',
      'i5 11th gen · 8 GB / 512 GB',
      'i5 11th gen · 8 GB / 1 TB',
      'i5 11th gen · 16 GB / 512 GB',
      'i7 11th gen · 16 GB / 512 GB',
    ]);
    expect(shelf.variants('laptop-hp-nothing')).toEqual([]);
  });

  it('finds a model and a variant by id, and nothing by an id it does not have', () => {
    const shelf = shelfOf(aRow());
    expect(shelf.model('phone-apple-iphone-11')?.name).toBe('iPhone 11');
    expect(shelf.variant('phone-apple-iphone-11-64')?.storage).toBe(64);
    for (const id of ['phone-apple-iphone-12', '', '__proto__', 'constructor']) {
      expect(shelf.model(id)).toBeUndefined();
      expect(shelf.variant(id)).toBeUndefined();
    }
  });

  it('cannot be changed by who reads it', () => {
    const shelf = shelfOf(aRow(), aRow({ storage_gb: '128' }));
    for (const list of [
      shelf.brands('phone'),
      shelf.models('phone', 'apple'),
      shelf.variants('phone-apple-iphone-11'),
    ]) {
      expect(Object.isFrozen(list)).toBe(true);
    }
  });

  it('looks up as fast in 20,000 variants as in a few', () => {
    const records = Array.from({ length: 20_000 }, (_, index) =>
      aRow({ model: `Model ${Math.floor(index / 20)}`, storage_gb: String((index % 20) + 1) }),
    );
    const shelf = shelfOf(...records);
    const milliseconds = leastOfThree(() => {
      for (let index = 0; index < 100_000; index += 1) shelf.variants(`phone-apple-model-${index % 1_000}`);
    });
    expect(milliseconds).toBeLessThan(500);
  });
});

describe('the name of a device', () => {
  const nameOf = (changes: Record<string, string>) => {
    const shelf = shelfOf(changes.processor ? aLaptopRow(changes) : aRow(changes));
    const variant = shelf.book.variants[0];
    const model = shelf.book.models[0];
    return variant && model && [deviceName(model, variant), variantName(variant)];
  };

  it.each([
    [{}, 'Apple iPhone 11 64 GB', '64 GB'],
    [{ storage_gb: '1024' }, 'Apple iPhone 11 1 TB', '1 TB'],
    [
      { brand: 'OnePlus', model: 'OnePlus 9R', ram_gb: '8', storage_gb: '128' },
      'OnePlus 9R 8 GB / 128 GB',
      '8 GB / 128 GB',
    ],
    [{ brand: 'vivo', model: 'Vivo V27', ram_gb: '8' }, 'Vivo V27 8 GB / 64 GB', '8 GB / 64 GB'],
    [{ brand: 'Google', model: 'Googleplex', ram_gb: '8' }, 'Google Googleplex 8 GB / 64 GB', '8 GB / 64 GB'],
    [{ processor: 'i5' }, 'HP Pavilion 15 i5 · 8 GB / 512 GB', 'i5 · 8 GB / 512 GB'],
    [
      { category: 'macbook', brand: 'Apple', model: 'MacBook Air M1', processor: 'M1', storage_gb: '256' },
      'Apple MacBook Air M1 8 GB / 256 GB',
      'M1 · 8 GB / 256 GB',
    ],
    [
      { category: 'macbook', brand: 'Apple', model: 'MacBook Pro 14-inch (2023, M3)', processor: 'M3' },
      'Apple MacBook Pro 14-inch (2023, M3) 8 GB / 512 GB',
      'M3 · 8 GB / 512 GB',
    ],
    [
      { category: 'macbook', brand: 'Apple', model: 'MacBook Pro 14-inch (2023, M3)', processor: 'M3 Pro' },
      'Apple MacBook Pro 14-inch (2023, M3) M3 Pro · 8 GB / 512 GB',
      'M3 Pro · 8 GB / 512 GB',
    ],
  ])('S0-22: says everything once (case %#)', (changes: Record<string, string>, device, variant) => {
    expect(nameOf(changes)).toEqual([device, variant]);
  });
});
