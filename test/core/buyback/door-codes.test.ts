import { describe, expect, it } from 'vitest';
import { events } from './an-order.ts';
import { at, moved } from './moving.ts';
import { asha, ravi } from './people.ts';

describe('codes at the door', () => {
  it('S0-66: gives whoever tries codes at the door no new tries for a new trip, nor for a new claim', () => {
    const of = (result: ReturnType<typeof moved>) => {
      if (!result.ok) throw new Error(result.reason.key);
      return result.order;
    };
    const failed = of(
      moved(at('en-route', { arrival: { code: '4821', wrong: 4 } }), events['attempt-failed']),
    );
    const again = moved({ ...failed, status: 'scheduled' }, events.depart);
    expect(of(again).handover.arrival?.wrong).toBe(4);
    const gaveBack = of(moved(of(again), events.release));
    const [same, other] = [asha, ravi].map((by) => {
      const claimed = of(moved(gaveBack, events.claim, by));
      return of(moved({ ...claimed, status: 'scheduled' }, events.depart, by)).handover.arrival;
    });
    expect([same?.wrong, other?.wrong]).toEqual([4, 0]);
  });
});
