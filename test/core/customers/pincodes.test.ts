import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distance,
  makePincodes,
  makeServiceArea,
  type Pincode,
  readAreas,
  readPincodes,
  zoneOf,
} from '#core/customers/index.ts';
import { leastOfThree } from '../../support/speed.ts';

const csv = readFileSync('db/seed/pincodes.csv', 'utf8');
const rows = readPincodes(csv);
const pincodes = makePincodes(rows);
const position = ({ latitude = Number.NaN, longitude = Number.NaN }: Pincode) => ({ latitude, longitude });
const precise = rows.filter((row) => row.precision === 'precise');

describe('the pincode table', () => {
  it('S0-41: holds all 19,414 pincodes, as they are in the file', () => {
    expect(pincodes.size).toBe(19_414);
    for (const row of rows) expect(pincodes.find(row.code)).toEqual(row);
    expect(pincodes.find('110001')).toEqual({
      code: '110001',
      district: 'Central Delhi',
      state: 'Delhi',
      place: 'Bengali Market',
      latitude: 28.6327,
      longitude: 77.2196,
      precision: 'precise',
    });
    expect(pincodes.find('110017')?.place).toBe('Distt. Court Complex, Saket');
  });

  it('S0-41: knows no pincode that is not there', () => {
    for (const code of ['999999', '000001', '40000', '4000011', '4e5', '', '１１０００１', 'constructor'])
      expect(pincodes.find(code)).toBeUndefined();
  });

  it.each([
    ['110001', 'Central Delhi', 'Delhi'],
    ['122001', 'Gurgaon', 'Haryana'],
    ['201301', 'Gautam Buddha Nagar', 'Uttar Pradesh'],
    ['302001', 'Jaipur', 'Rajasthan'],
    ['380001', 'Ahmedabad', 'Gujarat'],
    ['400053', 'Mumbai', 'Maharashtra'],
    ['411001', 'Pune', 'Maharashtra'],
    ['500001', 'Hyderabad', 'Telangana'],
    ['560034', 'Bangalore', 'Karnataka'],
    ['600001', 'Chennai', 'Tamil Nadu'],
    ['700001', 'Kolkata', 'West Bengal'],
    ['781001', 'Kamrup', 'Assam'],
    ['800001', 'Patna', 'Bihar'],
  ])('S0-80: maps %s to %s, %s', (code, district, state) => {
    expect(pincodes.find(code)).toMatchObject({ district, state });
  });

  it('S0-80: places no precise pincode outside India', () => {
    const outside = precise.map(position).filter(({ latitude, longitude }) => {
      return !(latitude > 6.5 && latitude < 37.2 && longitude > 68 && longitude < 97.5);
    });
    expect(outside).toEqual([]);
  });

  it('is all in one time zone', () => {
    expect(zoneOf('744101')).toBe('Asia/Kolkata');
  });

  it('is loaded in well under half a second', () => {
    expect(leastOfThree(() => makePincodes(readPincodes(csv)))).toBeLessThan(400);
  });

  it('does not load with a bad row, and says which', () => {
    const [header] = csv.split('\n');
    const row = '110001,Central Delhi,Delhi,Bengali Market,28.6,77.2,precise';
    expect(() => readPincodes('code,place\n')).toThrow('line 1');
    for (const bad of [
      '11000,a,b,c,1,2,precise',
      '110001,a,b,c,x,2,precise',
      '110001,a,b,c,,,precise',
      'a',
      '',
    ])
      expect(() => readPincodes(`${header}\n${row}\n${bad}\n${row}`), bad).toThrow('line 3');
    expect(() => makePincodes(readPincodes(`${header}\n${row}\n${row}`))).toThrow('110001 is there twice');
    expect(readPincodes(`${header}\n110001,"a ""b"", c",d,e,,,none`)[0]?.district).toBe('a "b", c');
  });
});

describe('the pincode nearest to a location pin', () => {
  it('S0-40: is the neighbourhood the pin is in', () => {
    expect(pincodes.near(19.076, 72.8777)?.code).toBe('400070');
    expect(pincodes.near(28.6139, 77.209)?.district).toBe('Central Delhi');
  });

  it('S0-40: is none in the open sea or the mountains', () => {
    expect(pincodes.near(15, 70)).toBeUndefined();
    expect(pincodes.near(35.9, 77.5)).toBeUndefined();
    expect(pincodes.near(Number.NaN, 77)).toBeUndefined();
  });

  it('S0-40: is the same that measuring every pincode gives', () => {
    const spots = fc.constantFrom(...precise.map(position));
    const shift = fc.double({ min: -0.2, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(spots, shift, shift, (spot, north, east) => {
        const pin = { latitude: spot.latitude + north, longitude: spot.longitude + east };
        const nearest = Math.min(...precise.map((row) => distance(pin, position(row))));
        const found = pincodes.near(pin.latitude, pin.longitude);
        expect(found ? distance(pin, position(found)) : undefined).toBe(
          nearest <= 15_000 ? nearest : undefined,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('measures the earth in metres', () => {
    const delhi = { latitude: 28.6139, longitude: 77.209 };
    const mumbai = { latitude: 19.076, longitude: 72.8777 };
    expect(distance(delhi, mumbai) / 1000).toBeCloseTo(1148, -1);
    expect(distance(delhi, delhi)).toBe(0);
    expect(distance({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })).toBeCloseTo(111_195, -1);
  });
});

describe('a service area', () => {
  const area = makeServiceArea(['560', '400001-400104', '110001', '11 0002', '6820']);

  it('S0-44: serves pincodes, prefixes and ranges, their ends too', () => {
    for (const code of ['560001', '560999', '400001', '400050', '400104', '110001', '110002', '682001'])
      expect(area.serves(code), code).toBe(true);
    for (const code of [
      '559999',
      '561000',
      '400000',
      '400105',
      '110003',
      '682101',
      '56000',
      '5600011',
      '',
      'x60001',
    ])
      expect(area.serves(code), code).toBe(false);
    expect(makeServiceArea([]).serves('560001')).toBe(false);
  });

  it('S0-44: agrees with looking through its entries one by one', () => {
    const code = fc.integer({ min: 100_000, max: 100_400 });
    const range = fc.tuple(code, code).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), code, (ranges, asked) => {
        const { serves } = makeServiceArea(ranges.map(({ from, to }) => `${from}-${to}`));
        expect(serves(String(asked))).toBe(ranges.some(({ from, to }) => from <= asked && asked <= to));
      }),
    );
  });

  it('takes nothing else', () => {
    for (const entry of ['', 'Delhi', '0', '4000011', '400104-400001', '560-561', '400001-4001', '-1', '4e5'])
      expect(() => makeServiceArea([entry]), entry).toThrow(RangeError);
  });

  it('S0-80: has a sample whose every area has pincodes, in the city that it names', () => {
    const sample = readFileSync('db/seed/service-areas.csv', 'utf8');
    for (const area of readAreas(sample)) {
      const { serves } = makeServiceArea([area]);
      expect(
        rows.some(({ code }) => serves(code)),
        area,
      ).toBe(true);
    }
    const cities = makeServiceArea(readAreas(sample));
    for (const code of [
      '110001',
      '201301',
      '400053',
      '411001',
      '560034',
      '600001',
      '682001',
      '700001',
      '781001',
    ])
      expect(cities.serves(code), code).toBe(true);
    expect(cities.serves('682551')).toBe(false);
    expect(() => readAreas('area,city\n560,Bengaluru\nabc,Nowhere')).toThrow('line 3');
  });
});
