import { describe, expect, it } from 'vitest';
import { readRows } from '#core/catalogue/index.ts';
import { aLaptopRow, aRow } from './a-row.ts';

const read = (...records: Record<string, string>[]) => readRows(records, 2, 2026);
const faultsOf = (changes: Record<string, string>) => read(aRow(changes)).faults;

describe('a line of a price list', () => {
  it('S0-22: becomes a variant with its memory, storage and processor', () => {
    const { rows, faults } = read(aLaptopRow({ aliases: 'Pavilion 15 eg | HP Pavilion' }));
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        category: 'laptop',
        brand: 'HP',
        brandRank: 1,
        model: 'Pavilion 15',
        year: 2021,
        rank: 3,
        aliases: ['Pavilion 15 eg', 'HP Pavilion'],
        processor: 'i5 11th gen',
        ram: 8,
        storage: 512,
        base: 1_250_000,
        market: 10_000,
      },
    ]);
  });

  it('may leave the memory of an iPhone empty', () => {
    expect(read(aRow()).rows[0]?.ram).toBeUndefined();
  });

  it('is read with stray spaces and a category in capitals', () => {
    const { rows } = read(aRow({ category: ' Phone ', model: ' iPhone 11 ' }));
    expect(rows[0]).toMatchObject({ category: 'phone', model: 'iPhone 11' });
  });

  it.each([
    ['12500', 1_250_000],
    ['12,500', 1_250_000],
    ['1,25,000', 12_500_000],
    ['125,000', 12_500_000],
    ['12500.5', 1_250_050],
    ['12,500.05', 1_250_005],
    ['0.29', 29],
    ['10,00,000', 100_000_000],
  ])('S0-31: a price of %s is exactly %i paise', (base_price_inr, base) => {
    expect(read(aRow({ base_price_inr })).rows[0]?.base).toBe(base);
  });

  it.each([
    ['100', 10_000],
    ['97.5', 9_750],
    ['102.25', 10_225],
    ['200', 20_000],
  ])('S0-31: a market of %s percent is exactly %i basis points', (market_percent, market) => {
    expect(read(aRow({ market_percent })).rows[0]?.market).toBe(market);
  });

  it.each([
    '-5',
    '0',
    '0.00',
    '1e9',
    '12,50',
    '1,2,500',
    '12.505',
    '₹12500',
    '1000001',
    '१२५००',
    'NaN',
    '',
    ' ',
    '0x10',
  ])('is refused with a price of "%s", and the operator is told how to write it', (base_price_inr) => {
    const [fault, ...others] = faultsOf({ base_price_inr });
    expect(others).toEqual([]);
    expect(fault).toEqual({
      line: 2,
      reason:
        `base_price_inr is "${base_price_inr.trim()}": ` +
        'write rupees above 0 and up to 10,00,000, for example 12,500 or 12500.50.',
    });
  });

  it.each([
    { category: 'watch' },
    { category: '' },
    { brand: '' },
    { brand: 'सैमसंग' },
    { brand_popularity: '0' },
    { brand_popularity: 'first' },
    { model: '' },
    { model: 'x'.repeat(61) },
    { year: '2006' },
    { year: '2028' },
    { year: '21' },
    { year: '2021.5' },
    { ram_gb: '0' },
    { ram_gb: '8GB' },
    { ram_gb: '1024' },
    { storage_gb: '' },
    { storage_gb: '-64' },
    { storage_gb: '1000' },
    { storage_gb: '99999' },
    { market_percent: '0' },
    { market_percent: '201' },
    { market_percent: '97.555' },
    { market_percent: '100%' },
    { popularity: '1.5' },
    { processor: 'A13' },
  ])(
    'is refused with $category$brand$brand_popularity$model$year$ram_gb$storage_gb$market_percent$popularity$processor',
    (changes: Record<string, string>) => {
      const [column = '', value = ''] = Object.entries(changes)[0] ?? [];
      const [fault, ...others] = faultsOf(changes);
      expect(others).toEqual([]);
      expect(fault?.line).toBe(2);
      expect(fault?.reason.startsWith(`${column} is "${value.slice(0, 40)}`)).toBe(true);
      expect(fault?.reason).toMatch(column === 'processor' ? /leave it empty\.$/ : /, for example .+\.$/);
    },
  );

  it('may be of next year, which is announced, and not of the year after', () => {
    expect(faultsOf({ year: '2027' })).toEqual([]);
    expect(faultsOf({ year: '2028' })[0]?.reason).toContain('from 2007 to 2027');
  });

  it.each(['=1+1', '+91', '-1', '@A1', "'=1", '＝1+1', '=cmd|x'])(
    'cannot carry a spreadsheet formula (%s) in a name',
    (formula) => {
      for (const column of ['brand', 'model', 'aliases']) {
        expect(faultsOf({ [column]: formula })[0]?.reason).toContain('it must not start with = + - or @');
      }
      expect(read(aLaptopRow({ processor: formula })).faults[0]?.reason).toContain('must not start');
    },
  );

  it.each([
    'iPhone\u000011',
    'iPhone\n11',
    'iPhone\u202e11',
    'iPhone\u200b11',
    'iPhone\ud80011',
    'iPhone\u202811',
  ])('cannot hide characters in a name (case %#)', (model) => {
    const [fault] = faultsOf({ model });
    expect(fault?.reason).toMatch(
      /^model is "iPhone\\u[0-9a-f]{4}11": remove its hidden or control characters/,
    );
  });

  it('S0-22: of a laptop needs a processor and memory', () => {
    const { faults } = read(aLaptopRow({ processor: '', ram_gb: '' }));
    expect(faults.map((fault) => fault.reason)).toEqual([
      'processor is "" for a laptop: write one, for example i5 11th gen.',
      'ram_gb is "" for a laptop: write whole gigabytes, for example 8.',
    ]);
  });

  it('tells everything that is wrong with it at once', () => {
    expect(faultsOf({ year: 'x', base_price_inr: 'y' }).map((fault) => fault.reason.split(' ')[0])).toEqual([
      'year',
      'base_price_inr',
    ]);
  });
});

describe('a whole price list', () => {
  it('is told once which columns its header lacks', () => {
    const { year: _year, aliases: _aliases, ...record } = aRow();
    const { rows, faults } = read(record, record);
    expect(rows).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.line).toBe(1);
    expect(faults[0]?.reason).toMatch(/^The header lacks year, aliases: .*category,brand,/);
  });

  it('is told when a later line has fewer columns', () => {
    const { aliases: _aliases, ...record } = aRow({ storage_gb: '128' });
    expect(read(aRow(), record).faults).toEqual([
      { line: 3, reason: 'aliases is missing on this line: fill in every column.' },
    ]);
  });

  it('may have its columns in any order and more of them', () => {
    const reversed = Object.fromEntries(Object.entries({ ...aRow(), remark: '=1' }).reverse());
    expect(read(reversed).faults).toEqual([]);
  });

  it('must not be empty', () => {
    expect(read().faults).toHaveLength(1);
  });

  it('cannot price one variant twice, and is told the line of the other', () => {
    const { rows, faults } = read(aRow(), aRow({ storage_gb: '128' }), aRow({ base_price_inr: '13000' }));
    expect(rows).toHaveLength(2);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ line: 4 });
    expect(faults[0]?.reason).toContain('same variant as line 2 (phone-apple-iphone-11-64)');
  });

  it.each([
    ['year', '2019', '2020'],
    ['popularity', '3', '4'],
    ['aliases', '', 'i phone 11'],
    ['model', 'iPhone 11', 'IPHONE 11'],
    ['brand', 'Apple', 'APPLE'],
    ['brand_popularity', '1', '2'],
  ])('cannot give two values of %s for the same thing', (column, first, second) => {
    const { faults } = read(aRow(), aRow({ storage_gb: '128', [column]: second }));
    expect(faults).toHaveLength(1);
    expect(faults[0]?.line).toBe(3);
    expect(faults[0]?.reason).toContain(`${column} is "${second}" but line 2 has "${first}" for the same`);
  });

  it('may rank a brand differently in another category', () => {
    expect(read(aRow(), aRow({ category: 'tablet', model: 'iPad', brand_popularity: '2' })).faults).toEqual(
      [],
    );
  });

  it('keeps the good lines and the line numbers when some are bad', () => {
    const { rows, faults } = read(aRow({ year: '' }), aRow(), aRow({ storage_gb: 'x' }));
    expect(rows.map((row) => row.line)).toEqual([3]);
    expect(faults.map((fault) => fault.line)).toEqual([2, 4]);
  });
});
