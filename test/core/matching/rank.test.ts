import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldOrder, match, rank, slaOf } from '#core/matching/index.ts';
import { defaultWeights } from '#core/matching/rank.ts';
import { days, hours, minutes } from '#core/shared/index.ts';
import { aCandidate, andheri, anOrder, aVendor, bandra, noon, theHouse } from './a-vendor.ts';

const order = anOrder();

const held = fc.record({
  claimedAt: fc.constant(noon - days(3)),
  calledAt: fc.option(
    fc.integer({ min: 0, max: 90 }).map((n) => noon - days(3) + minutes(n)),
    { nil: undefined },
  ),
  arrivedAt: fc.option(
    fc.integer({ min: 1, max: 40 }).map((n) => noon - days(3) + hours(n)),
    { nil: undefined },
  ),
  slotTo: fc.constant(noon - days(2)),
  dropped: fc.boolean(),
  inspected: fc.boolean(),
  requoted: fc.boolean(),
});

const candidates = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      km: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
      load: fc.integer({ min: 0, max: 9 }),
      capacity: fc.option(fc.integer({ min: 10, max: 30 }), { nil: undefined }),
      history: fc.array(held, { maxLength: 8 }),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
  )
  .map((list) =>
    list.map(({ id, km, load, capacity, history }) =>
      aCandidate(
        aVendor(id, {
          capacity,
          base: km === undefined ? undefined : { ...bandra, latitude: bandra.latitude + km / 111 },
        }),
        { standing: { hold: 0, load }, sla: slaOf(history, noon) },
      ),
    ),
  );

const ids = (ranked: ReturnType<typeof rank>) => ranked.map(({ vendor }) => vendor.id);

describe('the ranking of vendors', () => {
  it('S0-61 S0-62: is the same for the same facts, in whatever order they come', () => {
    fc.assert(
      fc.property(candidates, fc.nat(), (list, turn) => {
        const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)].reverse();
        expect(rank(turned, order)).toEqual(rank(list, order));
      }),
    );
  });

  it('S0-61 S0-62: gives everybody one place, and none a better one than a higher score has', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const ranked = rank(list, order);
        expect(ids(ranked).sort()).toEqual(list.map(({ vendor }) => vendor.id).sort());
        expect(ranked.map((each) => each.rank)).toEqual(ranked.map((_, n) => n + 1));
        for (const [n, each] of ranked.entries()) {
          expect(each.score).toBeGreaterThanOrEqual(ranked[n + 1]?.score ?? 0);
          for (const { points } of each.terms) expect(points).toSatisfy((p: number) => p >= 0 && p <= 100);
        }
      }),
    );
  });

  it('S0-61 S0-62: a term that weighs more never costs somebody a place whom it speaks for', () => {
    const term = fc.constantFrom('sla' as const, 'distance' as const, 'load' as const);
    fc.assert(
      fc.property(candidates, term, fc.integer({ min: 1, max: 300 }), (list, name, more) => {
        const before = rank(list, order);
        const after = ids(rank(list, order, { ...defaultWeights, [name]: defaultWeights[name] + more }));
        const pointsOf = (n: number) => before[n]?.terms.find((each) => each.name === name)?.points ?? 0;
        for (const [n, better] of before.entries())
          for (const [m, worse] of before.entries())
            if (n < m && pointsOf(n) >= pointsOf(m))
              expect(after.indexOf(better.vendor.id)).toBeLessThan(after.indexOf(worse.vendor.id));
      }),
    );
  });

  it('S0-62: puts the nearer first, and the one with free hands, when nothing else tells them apart', () => {
    const [far, near] = [aVendor('a', { base: andheri }), aVendor('b', { base: bandra })];
    expect(ids(rank([aCandidate(far), aCandidate(near)], order))).toEqual(['b', 'a']);
    const busy = aCandidate(aVendor('a', { capacity: 5 }), { standing: { hold: 0, load: 4 } });
    expect(ids(rank([busy, aCandidate(aVendor('b', { capacity: 5 }))], order))).toEqual(['b', 'a']);
  });

  it('S0-61: sees a difference that the score, as it is shown, does not', () => {
    const scored = (id: string, score: number) => aCandidate(aVendor(id), { sla: { score, parts: [] } });
    const ranked = rank([scored('a', 50), scored('b', 51)], order, { sla: 1, distance: 100, load: 0 });
    expect(ranked.map(({ vendor, score }) => [vendor.id, score])).toEqual([
      ['b', 50],
      ['a', 50],
    ]);
  });

  it("B9: asks the shop's own people last, however near they are", () => {
    const house = aCandidate({ ...theHouse, base: bandra });
    const other = aCandidate(aVendor('z', { base: andheri }), { sla: { score: 0, parts: [] } });
    expect(ids(rank([house, other], order))).toEqual(['z', 'house']);
  });

  it('B9: says of each term what it gave, and of who is out why', () => {
    const matching = match(
      [aCandidate(aVendor('a', { base: andheri, capacity: 5 })), aCandidate(aVendor('b', { areas: ['56'] }))],
      { order, now: noon },
    );
    expect(matching.ranked[0]?.terms).toMatchObject([
      { name: 'sla', points: 70, weight: 50, because: [] },
      {
        name: 'distance',
        points: 77,
        weight: 30,
        because: [{ key: 'matching.distance', params: { km: 7 } }],
      },
      { name: 'load', points: 100, weight: 20 },
    ]);
    expect(matching.ranked[0]?.score).toBe(78);
    expect(matching.skipped).toEqual([
      {
        vendor: 'b',
        because: [{ rule: 'area', line: expect.objectContaining({ key: 'matching.skip-area' }) }],
      },
    ]);
  });
});

describe('the SLA score', () => {
  const good: HeldOrder = {
    claimedAt: noon - days(3),
    calledAt: noon - days(3) + minutes(10),
    arrivedAt: noon - days(2) - hours(1),
    slotTo: noon - days(2),
    dropped: false,
    inspected: true,
    requoted: false,
  };
  const bad: HeldOrder = {
    ...good,
    calledAt: undefined,
    arrivedAt: undefined,
    dropped: true,
    inspected: false,
  };
  const many = (order: HeldOrder, count: number) => Array.from({ length: count }, () => order);

  it('S0-61: starts neutral, and one order moves it little', () => {
    expect(slaOf([], noon).score).toBe(70);
    expect(slaOf([good], noon).score).toBe(75);
    expect(slaOf([bad], noon).score).toBe(64);
    expect(slaOf(many(good, 50), noon).score).toBe(97);
    expect(slaOf(many(bad, 50), noon).score).toBeLessThan(40);
  });

  it('S0-61: holds each broken promise against who broke it, and none of the others', () => {
    const broken = (changes: Partial<HeldOrder>) =>
      slaOf([{ ...good, ...changes }], noon)
        .parts.filter(({ good: kept, of }) => of === 1 && kept === 0)
        .map(({ name }) => name);
    expect(broken({})).toEqual([]);
    expect(broken({ calledAt: good.claimedAt + minutes(31) })).toEqual(['called']);
    expect(broken({ arrivedAt: good.slotTo + 1 })).toEqual(['on-time']);
    expect(broken({ dropped: true })).toEqual(['kept']);
    expect(broken({ requoted: true })).toEqual(['as-quoted']);
  });

  it('S0-61: stays between 0 and 100, and no kept promise ever lowers it', () => {
    fc.assert(
      fc.property(fc.array(held, { maxLength: 30 }), (history) => {
        const { score } = slaOf(history, noon);
        expect(score).toSatisfy((s: number) => Number.isInteger(s) && s >= 0 && s <= 100);
        expect(slaOf([...history, good], noon).score).toBeGreaterThanOrEqual(score);
        expect(slaOf([...history, bad], noon).score).toBeLessThanOrEqual(score);
      }),
    );
  });

  it('S0-61 S0-65: counts a call that did not come once its time is over, not before', () => {
    const fresh: HeldOrder = {
      claimedAt: noon,
      slotTo: noon + hours(3),
      dropped: false,
      inspected: false,
      requoted: false,
    };
    const called = (now: number) => slaOf([fresh], now).parts.find(({ name }) => name === 'called');
    expect(called(noon + minutes(30))).toMatchObject({ good: 0, of: 0 });
    expect(called(noon + minutes(31))).toMatchObject({ good: 0, of: 1 });
  });
});
