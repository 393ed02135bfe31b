import { describe, expect, it } from 'vitest';
import type { OrderEvent } from '#core/buyback/order-events.ts';
import { agreed, offer, upi } from './a-handover.ts';
import { events } from './an-order.ts';
import { at, moved, types } from './moving.ts';
import { system } from './people.ts';

describe('the end of a sale', () => {
  const paid = (simulated: boolean) =>
    moved(
      at('paying', { ...agreed, destination: upi }),
      { ...events['payout-succeeded'], simulated } as OrderEvent,
      system,
    );

  it('S0-71: a payment that went through sends the receipt, and completes the order', () => {
    expect(paid(false)).toMatchObject({
      order: { status: 'paid' },
      commands: [
        { says: { key: 'support.receipt', params: { price: { paise: offer.price } } } },
        { type: 'close-items', kind: 'failed-payout' },
        { type: 'follow', event: { type: 'complete' } },
      ],
    });
    expect(paid(true)).toMatchObject({ commands: [{ says: { key: 'support.receipt-simulated' } }, {}, {}] });
    const done = moved(at('paid', agreed), events.complete, system);
    expect(done).toMatchObject({ ok: true, order: { status: 'completed', holder: undefined } });
    expect(types(done)).toContain('tell-customer');
  });
});
