import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Pincode, pincodeFaults, readPincodes } from '#core/customers/index.ts';

const mumbai = (code: string, more: Partial<Pincode> = {}): Pincode => ({
  code,
  district: 'Mumbai',
  state: 'Maharashtra',
  place: 'x',
  latitude: 19.1,
  longitude: 72.8,
  precision: 'precise',
  ...more,
});

describe('S0-80: pincodes and where pickup is offered', () => {
  const kinds = (...given: Parameters<typeof pincodeFaults>) =>
    pincodeFaults(...given).map(({ kind, about }) => `${kind} ${about}`);

  it('fit together when each pincode is in one place and each area in one state', () => {
    const rows = [
      mumbai('400050'),
      mumbai('400058'),
      mumbai('560001', { district: 'Bengaluru', state: 'Karnataka' }),
    ];
    expect(kinds(rows, [{ area: '400', city: 'Mumbai' }])).toEqual([]);
  });

  it('conflict where a pincode is listed twice, has no district, or lies outside India', () => {
    const rows = [
      mumbai('400050'),
      mumbai('400050', { district: 'Thane' }),
      mumbai('400051', { state: '' }),
      mumbai('400052', { latitude: 51.5, longitude: -0.1 }),
    ];
    expect(kinds(rows, [])).toEqual(
      expect.arrayContaining(['twice 400050', 'unnamed 400051', 'outside 400052']),
    );
  });

  it('conflict where a district is in two states, or a pincode far from its district', () => {
    const rows = [
      mumbai('400050'),
      mumbai('400051'),
      mumbai('400052', { state: 'Goa' }),
      mumbai('400053', { latitude: 28.6, longitude: 77.2 }),
    ];
    const faults = pincodeFaults(rows, []);
    expect(faults.map(({ kind, about }) => `${kind} ${about}`)).toEqual([
      'two-states 400 Mumbai',
      'far 400053',
    ]);
    expect(faults[0]?.what).toBe('Maharashtra (400050, 400051, 400053) and Goa (400052)');
  });

  it('conflict where an area has no pincode, crosses a border, or a pincode is of two cities', () => {
    const rows = [mumbai('400050'), mumbai('403001', { district: 'North Goa', state: 'Goa' })];
    const areas = [
      { area: '400050', city: 'Mumbai' },
      { area: '40', city: 'Konkan' },
      { area: '999', city: 'Nowhere' },
    ];
    expect(kinds(rows, areas)).toEqual(['mixed-states 40', 'no-pincode 999', 'two-cities 400050']);
  });

  it('finds in the table that ships no position outside India and no pincode twice', () => {
    const file = new URL('../../../db/seed/pincodes.csv', import.meta.url);
    const faults = pincodeFaults(readPincodes(readFileSync(file, 'utf8')), []);
    expect(faults.filter(({ kind }) => kind !== 'two-states' && kind !== 'far')).toEqual([]);
  });
});
