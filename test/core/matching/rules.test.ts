import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, readPincodes } from '#core/customers/index.ts';
import { covers, type MatchedOrder, type Standing, type Vendor } from '#core/matching/index.ts';
import { refusals } from '#core/matching/rules.ts';
import { days, hours, rupees } from '#core/shared/index.ts';
import { andheri, anOrder, aVendor, bandra, noon, theHouse } from './a-vendor.ts';

const rows = readPincodes(readFileSync('db/seed/pincodes.csv', 'utf8'));
const precise = rows.flatMap(({ code, precision, latitude, longitude }) =>
  precision === 'precise' && latitude !== undefined && longitude !== undefined
    ? [{ pincode: code, latitude, longitude }]
    : [],
);
const aPlace = fc.constantFrom(...precise);

const standing: Standing = { available: rupees(500), hold: rupees(200), load: 0 };
const why = (
  vendor: Partial<Vendor>,
  { order, ...facts }: Partial<Standing> & { readonly order?: Partial<MatchedOrder> } = {},
) =>
  refusals({
    vendor: aVendor('v', vendor),
    order: anOrder(order),
    standing: { ...standing, ...facts },
    now: noon,
  }).map(({ rule, line }) => [rule, line.key]);

describe('who may have an order', () => {
  it('S0-44 S0-58 S0-59 S0-60: is who picks up there, buys that, has the credit and has the time', () => {
    expect(why({})).toEqual([]);
  });

  it.each<[string, Parameters<typeof why>]>([
    ['skip-active', [{ active: false }]],
    ['skip-suspended', [{ suspended: true }]],
    ['skip-area', [{ areas: ['400051-400104', '56'] }]],
    ['skip-category', [{ categories: ['laptop', 'macbook'] }]],
    ['skip-away', [{ away: true }]],
    ['skip-holiday', [{ holidays: [{ from: '2026-11-20', to: '2026-11-21' }] }]],
    ['skip-hours', [{ hours: { days: [1, 2, 3, 4, 5], opens: 600, closes: 1_200 } }]],
    ['skip-hours', [{ hours: { days: [6], opens: 16 * 60, closes: 20 * 60 } }]],
    ['skip-capacity', [{ capacity: 2 }, { load: 2 }]],
    ['skip-credits', [{}, { available: rupees(199.99) }]],
  ])('S0-44 S0-58 S0-59 S0-60: is told %s when it is not', (key, facts) => {
    expect(why(...facts)).toEqual([[key.replace('skip-', '').replace('away', 'holiday'), `matching.${key}`]]);
  });

  it('S0-59: needs what a claim holds, to the paisa, and nothing where nothing is held', () => {
    expect(why({}, { available: 20_000, hold: 20_000 })).toEqual([]);
    expect(why({}, { available: 19_999, hold: 20_000 })).toHaveLength(1);
    expect(why({}, { available: 0, hold: 0 })).toEqual([]);
  });

  it('S0-60: hears every reason at once', () => {
    expect(why({ active: false, areas: [], categories: [] }, { available: 0 }).map(([rule]) => rule)).toEqual(
      ['active', 'area', 'category', 'credits'],
    );
  });

  it('S0-58: is free to have an order again once the holiday or the time that was wished for is over', () => {
    expect(why({ holidays: [{ from: '2026-11-22', to: '2026-11-30' }] })).toEqual([]);
    const past = { slot: { from: noon - days(1), to: noon - days(1) + hours(3) } };
    expect(why({ holidays: [{ from: '2026-11-20', to: '2026-11-20' }] }, { order: past })).toEqual([]);
  });

  it("S0-44: always is one of the shop's own people, with no wallet and no list of areas", () => {
    expect(why({ ...theHouse, categories: ['phone'] }, { available: 0 })).toEqual([]);
    expect(why({ ...theHouse, active: false })).toEqual([['active', 'matching.skip-active']]);
  });
});

describe('the area of a vendor', () => {
  it('S0-44 S0-58: holds the pincodes of its list, beginnings and ranges, and no other of India', () => {
    fc.assert(
      fc.property(fc.subarray(precise, { minLength: 1, maxLength: 9 }), aPlace, ([first, ...rest], place) => {
        const listed = [first, ...rest].map((each) => each?.pincode ?? '');
        const vendor = aVendor('v', { areas: listed });
        for (const pincode of listed) expect(covers(vendor, { place: { pincode } })).toBe(true);
        expect(covers(vendor, { place })).toBe(listed.includes(place.pincode));
        const prefix = aVendor('v', { areas: [place.pincode.slice(0, 3)] });
        expect(covers(prefix, { place: { pincode: listed[0] ?? '' } })).toBe(
          listed[0]?.startsWith(place.pincode.slice(0, 3)),
        );
      }),
    );
    fc.assert(
      fc.property(aPlace, aPlace, aPlace, (one, other, place) => {
        const [from, to] = [one.pincode, other.pincode].sort() as [string, string];
        const inside = from <= place.pincode && place.pincode <= to;
        expect(covers(aVendor('v', { areas: [`${from}-${to}`] }), { place })).toBe(inside);
      }),
    );
  });

  it('S0-58 S0-62: holds what is within its radius, by the distance on the ground', () => {
    fc.assert(
      fc.property(aPlace, aPlace, fc.integer({ min: 1, max: 200 }), (base, place, radius) => {
        const near = distance(base, place) <= radius * 1_000;
        const vendor = aVendor('v', { areas: [], base, radius });
        expect(covers(vendor, { place })).toBe(near);
        if (near) expect(covers({ ...vendor, radius: radius + 1 }, { place })).toBe(true);
      }),
    );
    // 6.9 km apart.
    const seven = aVendor('v', { areas: [], base: bandra, radius: 7 });
    expect(covers(seven, { place: { pincode: '400058', ...andheri } })).toBe(true);
    expect(covers({ ...seven, radius: 6 }, { place: { pincode: '400058', ...andheri } })).toBe(false);
  });

  it('S0-58: is only its list for a vendor without a radius, however near they are', () => {
    const vendor = aVendor('v', { areas: ['400051'], base: bandra });
    expect(covers(vendor, { place: { pincode: '400050', ...bandra } })).toBe(false);
  });

  it('S0-58: is only its list for an order that is not on the map', () => {
    const vendor = aVendor('v', { areas: ['400051'], base: bandra, radius: 100 });
    expect(covers(vendor, { place: { pincode: '400050' } })).toBe(false);
    expect(covers(vendor, { place: { pincode: '400051' } })).toBe(true);
  });
});
