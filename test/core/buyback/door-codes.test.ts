import { describe, expect, it } from 'vitest';
import type { Actor } from '#core/buyback/actor.ts';
import { apply } from '#core/buyback/lifecycle.ts';
import type { Order } from '#core/buyback/order.ts';
import { events } from './an-order.ts';
import { at, moved, refusal } from './moving.ts';
import { asha, how, ravi } from './people.ts';

describe('codes at the door', () => {
  const of = (result: ReturnType<typeof moved>): Order => {
    if (!result.ok) throw new Error(result.reason.key);
    return result.order;
  };

  it('S0-66: gives whoever tries codes at the door no new tries for a new trip, nor for a new claim', () => {
    const onTheWay = at('en-route', { arrival: { code: '4821', wrong: 4 } });
    const failed = of(apply(onTheWay, events['attempt-failed'], how(asha, onTheWay.slot.from)));
    const again = moved({ ...failed, status: 'scheduled' }, events.depart);
    expect(of(again).handover.arrival?.wrong).toBe(4);
    const gaveBack = of(moved(of(again), events.release));
    const [same, other] = [asha, ravi].map((by) => {
      const claimed = of(moved(gaveBack, events.claim, by));
      return of(moved({ ...claimed, status: 'scheduled' }, events.depart, by)).handover.arrival;
    });
    expect([same?.wrong, other?.wrong]).toEqual([4, 0]);
  });

  const trip = (order: Order, by: Actor, wrong: number): Order => {
    const claimed = of(moved({ ...order, status: 'unassigned', holder: undefined }, events.claim, by));
    let there = of(moved({ ...claimed, status: 'scheduled' }, events.depart, by));
    for (let n = 0; n < wrong; n++) there = of(moved(there, { type: 'wrong-code' }, by));
    return there;
  };
  const leaves = (order: Order, by: Actor): Order => of(moved(order, events.release, by));
  const says = (order: Order, by: Actor) => refusal(moved(order, { type: 'arrive', code: '4821' }, by));

  it('S0-66: two people who try codes by turns are counted each, and together', () => {
    let order = at('unassigned');
    for (const by of [asha, ravi]) order = leaves(trip(order, by, 4), by);
    expect(order.handover.wrongCodes).toEqual({ [asha.account]: 4, [ravi.account]: 4 });
    const again = trip(order, asha, 0);
    expect(again.handover.arrival?.wrong).toBe(4);
    expect(says(of(moved(again, { type: 'wrong-code' })), asha)).toBe('operators.code-locked');
  });

  it('S0-66: whoever has no tries left takes none from an honest other person', () => {
    const after = leaves(trip(at('unassigned'), asha, 5), asha);
    expect(says(trip(after, asha, 0), asha)).toBe('operators.code-locked');
    const wrong = moved(trip(after, ravi, 0), { type: 'arrive', code: '1111' }, ravi);
    expect(wrong).toMatchObject({ reason: { key: 'operators.code-wrong', params: { left: 4 } } });
    expect(says(trip(after, ravi, 4), ravi)).toBe('done');
  });

  it('S0-66: after ten wrong codes at one door by whomever no code is taken, and CX has a task until it says who is there', () => {
    let order = at('unassigned');
    for (const by of [asha, ravi]) order = leaves(trip(order, by, 5), by);
    const meena: Actor = { role: 'operator', account: 'slack:T1:U3', name: 'Meena' };
    const setOut = moved({ ...trip(order, meena, 0), status: 'scheduled' }, events.depart, meena);
    const task = { type: 'open-item', kind: 'failed-pickup', about: { allCodes: 10, partner: 'Meena' } };
    expect(setOut.ok && setOut.commands).toContainEqual(task);
    expect(says(of(setOut), meena)).toBe('operators.code-locked');
    expect(refusal(moved(of(setOut), events['confirm-arrival'], ravi))).toBe('done');
  });
});
