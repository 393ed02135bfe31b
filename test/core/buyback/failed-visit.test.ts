import { describe, expect, it } from 'vitest';
import { apply } from '#core/buyback/lifecycle.ts';
import type { Order } from '#core/buyback/order.ts';
import type { OrderEvent } from '#core/buyback/order-events.ts';
import { hours, minutes } from '#core/shared/index.ts';
import { events } from './an-order.ts';
import { at, types } from './moving.ts';
import { asha, customer, how, noon } from './people.ts';

const fails = (order: Order, when: number) => apply(order, events['attempt-failed'], how(asha, when));
const when = (from: number) => ({ at: from, zone: 'Asia/Kolkata', show: 'date-time' });
const then = (order: Order, event: OrderEvent, by: typeof asha, now: number): Order => {
  const done = apply(order, event, how(by, now));
  if (!done.ok) throw new Error(done.reason.key);
  return done.order;
};

describe('a visit that came to nothing', () => {
  const onTheWay = (attempts = 0) => at('en-route', { arrival: { code: '4821', wrong: 0 }, attempts });

  it('S0-65: is told to the customer; the third is a task for CX', () => {
    const { from } = onTheWay().slot;
    const first = fails(onTheWay(), from);
    expect(types(first)).toEqual(['tell-customer']);
    const third = fails(onTheWay(2), from);
    expect(types(third)).toEqual(['tell-customer', 'open-item']);
    expect(third.ok && third.order.handover.attempts).toBe(3);
  });

  it.each([
    [at('scheduled'), 'operators.visit-to-come'],
    [onTheWay(), 'operators.visit-not-begun'],
  ])('S0-66: is no word of a partner before the time that was agreed on', (planned, key) => {
    const { from } = planned.slot;
    expect(fails(planned, from - 1)).toEqual({ ok: false, reason: { key, params: { at: when(from) } } });
    expect(fails(planned, from)).toMatchObject({ ok: true, order: { status: 'assigned' } });
  });

  it('S0-66: is none of a time that had begun when the customer asked for another', () => {
    const planned = at('scheduled');
    const begun = { type: 'schedule', slot: planned.slot, open: true } as const;
    const now = planned.slot.from + minutes(1);
    const evening = { from: noon + hours(6), to: noon + hours(8) };
    const wish = { type: 'change-slot', slot: evening, open: true } as const;
    const asked = then(planned, wish, customer, now);
    const refused = { ok: false, reason: { key: 'operators.slot-begun' } };
    expect(apply(asked, begun, how(asha, now))).toEqual(refused);
    const agreed = then(asked, { ...begun, slot: evening }, asha, now);
    expect(apply(agreed, begun, how(asha, now))).toEqual(refused);
    // What the customer asked for may still be agreed on once it has begun; and so may a time that is to come.
    expect(apply(agreed, { ...begun, slot: evening }, how(asha, evening.from + 1)).ok).toBe(true);
    expect(apply(asked, events.schedule, how(asha, now)).ok).toBe(true);
    expect(apply(at('assigned'), begun, how(asha, now)).ok).toBe(true);
  });
});
