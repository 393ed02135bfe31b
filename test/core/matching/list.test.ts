import { describe, expect, it } from 'vitest';
import { readVendors } from '#core/matching/index.ts';

const bandra = { latitude: 19.0596, longitude: 72.8295 };
const locate = (code: string) => (code === '400050' ? bandra : undefined);
const cells = {
  vendor: 'asha-mobiles',
  name: 'Asha Mobiles',
  members: 'slack:T01ABC:U02DEF | slack:T01ABC:U03GHI',
  categories: 'tablet, Phone',
  areas: '400 050|4000;400001-400104',
  base: '400050',
  radius_km: '12',
  capacity: '5',
  hours: 'Mon-Sat 10:00-20:00',
  holidays: '2026-12-25|2026-12-30 to 2027-01-02',
  active: 'Yes',
};
const read = (...lines: readonly Partial<typeof cells>[]) =>
  readVendors(
    lines.map((line, n) => ({ line: n + 2, cells: { ...cells, ...line } })),
    locate,
  );
const reasons = (...lines: readonly Partial<typeof cells>[]) =>
  read(...lines).faults.map(({ line, reason }) => `${line}: ${reason}`);

describe('a list of vendors', () => {
  it('S0-44 S0-60: is read as people write it', () => {
    expect(read({})).toEqual({
      faults: [],
      vendors: [
        {
          id: 'asha-mobiles',
          name: 'Asha Mobiles',
          house: false,
          active: true,
          members: ['slack:T01ABC:U02DEF', 'slack:T01ABC:U03GHI'],
          categories: ['phone', 'tablet'],
          areas: ['400050', '4000', '400001-400104'],
          base: bandra,
          radius: 12,
          capacity: 5,
          hours: { days: [1, 2, 3, 4, 5, 6], opens: 600, closes: 1_200 },
          holidays: [
            { from: '2026-12-25', to: '2026-12-25' },
            { from: '2026-12-30', to: '2027-01-02' },
          ],
          away: false,
        },
      ],
    });
  });

  it.each([
    ['daily 9-21', { days: [1, 2, 3, 4, 5, 6, 7], opens: 540, closes: 1_260 }],
    ['Sat, Sun 11:00-18:30', { days: [6, 7], opens: 660, closes: 1_110 }],
    ['mon,wed-fri 0:00 - 24:00', { days: [1, 3, 4, 5], opens: 0, closes: 1_440 }],
    ['', undefined],
  ])('S0-58: has working hours like %j', (hours, expected) => {
    expect(read({ hours }).vendors[0]?.hours).toEqual(expected);
  });

  it('S0-58: has a base in degrees, a holiday without an end, and vendors with an area alone or a radius alone', () => {
    expect(read({ base: '19.1197, 72.8464', holidays: 'away', areas: '' }).vendors[0]).toMatchObject({
      base: { latitude: 19.1197, longitude: 72.8464 },
      holidays: [],
      away: true,
      areas: [],
    });
    const plain = read({ base: '', radius_km: '', capacity: '', categories: 'all', active: '' });
    expect(plain.faults).toEqual([]);
    expect(plain.vendors[0]).toMatchObject({ active: true, categories: expect.arrayContaining(['macbook']) });
  });

  it.each<[Partial<typeof cells>, string]>([
    [{ vendor: 'Asha Mobiles' }, 'vendor is "Asha Mobiles": write a short id'],
    [{ vendor: '' }, 'vendor is "": write a short id'],
    [{ name: '=HYPERLINK("x")' }, 'name is "=HYPERLINK'],
    [{ members: 'Asha' }, 'members is "Asha": write accounts'],
    [{ categories: 'phone|fridge' }, 'categories is "phone|fridge": write all, or some of'],
    [{ categories: '' }, 'categories is "": write all, or some of'],
    [{ areas: '400050|Bandra' }, 'areas is "400050|Bandra": write pincodes'],
    [{ areas: '400104-400001' }, 'areas is "400104-400001"'],
    [{ base: '400051' }, 'base is "400051": write a pincode that is on the map'],
    [{ base: '72.8295, 19.0596' }, 'base is "72.8295, 19.0596"'],
    [{ base: '' }, 'base is "" beside a radius'],
    [{ areas: '', radius_km: '' }, 'areas is "" without a radius'],
    [{ radius_km: '0.5' }, 'radius_km is "0.5": write whole kilometres'],
    [{ capacity: '0' }, 'capacity is "0": write how many'],
    [{ hours: '10-20' }, 'hours is "10-20": write days and hours'],
    [{ hours: 'Sat-Mon 10:00-20:00' }, 'hours is "Sat-Mon'],
    [{ hours: 'daily 20:00-10:00' }, 'hours is "daily 20'],
    [{ hours: 'daily 10:75-20:00' }, 'hours is "daily 10:75'],
    [{ holidays: '2026-02-30' }, 'holidays is "2026-02-30": write dates'],
    [{ holidays: '2027-01-02 to 2026-12-30' }, 'holidays is "2027-01-02 to'],
    [{ holidays: 'Diwali' }, 'holidays is "Diwali"'],
    [{ active: 'maybe' }, 'active is "maybe": write yes or no'],
    [{ vendor: 'house' }, "categories is filled in for house, the shop's own people"],
  ])('S0-44: says what is wrong with %j', (line, reason) => {
    const [first, ...more] = reasons({}, { vendor: 'other', members: '', ...line });
    expect(first).toContain(`3: ${reason}`);
    if (line.vendor !== 'house') expect(more).toEqual([]);
  });

  it('S0-44: has one line a vendor and one vendor an account', () => {
    expect(reasons({}, { members: '' }, { vendor: 'b', members: 'slack:T01ABC:U03GHI' })).toEqual([
      '3: vendor asha-mobiles is on line 2 already: keep one of the two.',
      '4: account slack:T01ABC:U03GHI is on line 2 already: keep one of the two.',
    ]);
  });
});
