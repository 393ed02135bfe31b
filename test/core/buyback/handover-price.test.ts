import { describe, expect, it } from 'vitest';
import { apply } from '#core/buyback/lifecycle.ts';
import type { Order } from '#core/buyback/order.ts';
import { rupees } from '#core/shared/index.ts';
import { agreed, offer, scratched } from './a-handover.ts';
import { events } from './an-order.ts';
import { at, moved, refusal, types } from './moving.ts';
import { customer, noon, ravi, system } from './people.ts';

describe('the price after inspection', () => {
  const offered = at('offer-made', agreed);
  const says = (result: ReturnType<typeof moved>) =>
    result.ok ? result.commands.flatMap((each) => (each.type === 'tell-customer' ? [each.says] : [])) : [];

  it('S0-69: reaches the customer line by line, with three ways to answer', () => {
    const [reply] = says(moved(at('variance-review', { inspection: scratched }), events.approve, system));
    expect(reply?.key).toBe('support.price-after-inspection');
    expect(reply?.choices?.map(({ id }) => id)).toEqual([
      `@deal:accept:${offered.number}:${offer.price}`,
      `@deal:dispute:${offered.number}:display`,
      `@deal:decline:${offered.number}:${offer.price}`,
    ]);
  });

  it('S0-69: is accepted at the amount that was shown, while it stands, and no other', () => {
    const accept = (price: number, when = noon) =>
      apply(offered, { type: 'accept', price }, { by: customer, at: when });
    expect(accept(offer.price)).toMatchObject({ ok: true, order: { status: 'gates' } });
    expect(accept(offer.price + 100)).toMatchObject({ reason: { key: 'support.price-moved' } });
    expect(accept(offer.price, offer.until)).toMatchObject({ reason: { key: 'support.offer-over' } });
  });

  it('S0-69: keeps the device at the price that was shown, and an old button ends no better offer', () => {
    const decline = (price: number) => refusal(moved(offered, { type: 'decline', price }, customer));
    expect(decline(offer.price)).toBe('done');
    expect(decline(offer.price - 100)).toBe('support.price-moved');
    expect(decline(Number(''))).toBe('support.price-moved');
  });

  it('S0-69: a line can be disputed once, and only one that was lowered', () => {
    const dispute = (question: string, disputed: readonly string[] = []) =>
      refusal(moved(at('offer-made', { ...agreed, disputed }), { type: 'dispute-line', question }, customer));
    expect(dispute('display')).toBe('done');
    expect(dispute('display', ['display'])).toBe('support.disputed-already');
    expect(dispute('body')).toBe('support.disputed-already');
  });

  it('is corrected by a second person, not by the inspector, and priced anew', () => {
    const result = moved(
      at('variance-review', { inspection: scratched, offer }),
      { type: 'reprice', answers: { display: ['flawless'] } },
      ravi,
    );
    expect(result).toMatchObject({
      order: { status: 'offer-made', handover: { offer: { price: rupees(18_500) } } },
    });
  });
});

describe('the gates before the payment', () => {
  const pass = (order: Order, gate: 'ownership' | 'identity' | 'indemnity') =>
    moved(order, { type: 'pass-gate', gate });

  it('open the payment once all that a device of this price asks for are passed', () => {
    const one = pass(at('gates', agreed), 'ownership');
    expect(types(one)).toEqual([]);
    const both = one.ok ? pass(one.order, 'identity') : one;
    expect(both).toMatchObject({ commands: [{ event: { type: 'gates-passed' } }] });
    expect(refusal(pass(at('gates', agreed), 'indemnity'))).toBe('operators.no-such-gate');
  });

  it('S0-70: the code goes out only when it is known where to pay', () => {
    expect(refusal(moved(at('payment-pending', agreed), events['send-code']))).toBe(
      'operators.no-destination',
    );
  });
});
