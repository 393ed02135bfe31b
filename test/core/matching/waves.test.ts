import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLeases, leaseEnds, nextWave, rank } from '#core/matching/index.ts';
import { days, hours, minutes, rupees } from '#core/shared/index.ts';
import { aCandidate, anOrder, aVendor, noon, theHouse } from './a-vendor.ts';

const order = anOrder();
const ranked = (count: number, house = false) =>
  rank(
    [
      ...Array.from({ length: count }, (_, n) => aCandidate(aVendor(`v${String(n).padStart(2, '0')}`))),
      ...(house ? [aCandidate(theHouse)] : []),
    ],
    order,
  );
const first = { wave: 0, offered: new Set<string>(), pincode: '400050' };

describe('waves of offers', () => {
  it('B9 S0-63 S0-64: ask everybody exactly once, the best first, before nobody is left', () => {
    const terms = fc.record({
      waves: fc.array(
        fc.record({ size: fc.integer({ min: 1, max: 6 }), within: fc.integer({ min: 1, max: hours(30) }) }),
        { minLength: 1, maxLength: 4 },
      ),
      daytime: fc.constantFrom({ opens: 8, closes: 21 }, { opens: 0, closes: 24 }),
    });
    fc.assert(
      fc.property(fc.nat(25), fc.boolean(), terms, (count, house, policy) => {
        const all = ranked(count, house);
        const asked: string[] = [];
        let [wave, now] = [0, noon];
        for (;;) {
          const state = { wave, offered: new Set(asked), pincode: '400050' };
          const next = nextWave(state, all, now, policy);
          if (next.type === 'none-left') break;
          expect(next.to.length).toBeGreaterThan(0);
          expect(next.wave).toBe(wave + 1);
          if (next.until !== undefined) expect(next.until).toBeGreaterThan(now);
          asked.push(...next.to.map(({ vendor }) => vendor.id));
          [wave, now] = [next.wave, next.until ?? now];
        }
        expect(asked).toEqual(all.map(({ vendor }) => vendor.id));
      }),
    );
  });

  it('B9: ask three for ten minutes, then five for fifteen', () => {
    const one = nextWave(first, ranked(9), noon);
    expect(one).toMatchObject({ type: 'offer', wave: 1, until: noon + minutes(10) });
    expect(one.type === 'offer' && one.to).toHaveLength(3);
    const offered = new Set(['v00', 'v01', 'v02']);
    const two = nextWave({ ...first, wave: 1, offered }, ranked(9), noon);
    expect(two).toMatchObject({ wave: 2, until: noon + minutes(15) });
    expect(two.type === 'offer' && two.to).toHaveLength(5);
  });

  it("B9: ask the shop's own people at once when there are no others, and for as long as it takes", () => {
    const next = nextWave(first, ranked(0, true), noon);
    expect(next).toMatchObject({ type: 'offer', wave: 1, to: [{ vendor: { id: 'house' } }] });
    expect(next).not.toHaveProperty('until');
  });

  it('B9: let nobody lose an offer while they sleep', () => {
    const at = Date.UTC(2026, 10, 21, 15, 25); // 20:55 in India
    expect(nextWave(first, ranked(1), at)).toMatchObject({ until: at + hours(11) + minutes(10) });
    const late = Date.UTC(2026, 10, 21, 17, 30); // 23:00 in India
    expect(nextWave(first, ranked(1), late)).toMatchObject({ until: late + hours(9) + minutes(10) });
    const night = Date.UTC(2026, 10, 21, 20, 30); // 02:00 in India
    expect(nextWave(first, ranked(1), night)).toMatchObject({ until: night + hours(6) + minutes(10) });
  });

  it('S0-64: have nobody to ask where nobody picks up', () => {
    expect(nextWave(first, [], noon)).toEqual({ type: 'none-left' });
  });
});

describe('the lease of a claim', () => {
  const at = (estimate: number, visit?: { to: number }) =>
    leaseEnds(noon, { estimate: rupees(estimate), place: { pincode: '400050' }, visit }) - noon;

  it('B13: is shorter for an order of high value, and longer by anything its holder does', () => {
    expect(at(39_999)).toBe(hours(2));
    expect(at(40_000)).toBe(minutes(45));
    expect(at(0)).toBe(hours(2));
    const leased = { estimate: 0, place: { pincode: '400050' } };
    expect(leaseEnds(noon + hours(1), leased)).toBe(leaseEnds(noon, leased) + hours(1));
  });

  it('B13: is not longer than its limit in all, which is shorter for an order of high value', () => {
    const held = (estimate: number, now: number) =>
      leaseEnds(now, { estimate: rupees(estimate), place: { pincode: '400050' }, since: noon }) - noon;
    expect(held(10_000, noon)).toBe(hours(2));
    expect(held(10_000, noon + hours(7))).toBe(hours(9));
    expect(held(10_000, noon + hours(8.9))).toBe(hours(21));
    expect(held(40_000, noon + hours(3))).toBe(hours(3) + minutes(45));
    expect(held(40_000, noon + hours(3.9))).toBe(hours(4));
  });

  it('B13: waits for a visit that was agreed on, and for the morning', () => {
    expect(at(10_000, { to: noon + hours(5) })).toBe(hours(7));
    expect(at(10_000, { to: noon - hours(5) })).toBe(hours(2));
    expect(at(10_000, { to: noon + hours(8) })).toBe(hours(21));
  });

  it('B13: always ends, and never before the daytime that it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: noon, max: noon + days(400) }), fc.nat(10_000_000), (now, estimate) => {
        const end = leaseEnds(now, { estimate, place: { pincode: '400050' } }, defaultLeases);
        expect(end - now).toBeGreaterThanOrEqual(minutes(45));
        expect(end - now).toBeLessThanOrEqual(hours(13));
      }),
    );
  });
});
