import { describe, expect, it } from 'vitest';
import { apply } from '#core/buyback/lifecycle.ts';
import { events } from './an-order.ts';
import { at, moved, refusal, types } from './moving.ts';
import { asha, how } from './people.ts';

describe('a visit that came to nothing', () => {
  const onTheWay = (attempts = 0) => at('en-route', { arrival: { code: '4821', wrong: 0 }, attempts });

  it('S0-65: is told to the customer; the third is a task for CX', () => {
    const first = moved(onTheWay(), events['attempt-failed']);
    expect(types(first)).toEqual(['tell-customer']);
    const third = moved(onTheWay(2), events['attempt-failed']);
    expect(types(third)).toEqual(['tell-customer', 'open-item']);
    expect(third.ok && third.order.handover.attempts).toBe(3);
  });

  it('S0-66: is no word of a partner who has not set out, before the time that was agreed on', () => {
    const planned = at('scheduled');
    const { from } = planned.slot;
    const fails = (when: number) => apply(planned, events['attempt-failed'], how(asha, when));
    const when = { at: from, zone: 'Asia/Kolkata', show: 'date-time' };
    expect(fails(from - 1)).toEqual({
      ok: false,
      reason: { key: 'operators.visit-to-come', params: { at: when } },
    });
    expect(fails(from)).toMatchObject({ ok: true, order: { status: 'assigned' } });
    expect(refusal(moved(onTheWay(), events['attempt-failed']))).toBe('done');
  });
});
