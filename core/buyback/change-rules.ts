import { agreeAnew } from './letting-go.ts';
import type { OrderStatus } from './order.ts';
import { follows } from './order-news.ts';
import type { Rule } from './rule.ts';

export const changeAddress = (to: OrderStatus): Rule<'change-address'> => ({
  to,
  guards: ['pincode is served'],
  change: (_order, { place }) => ({ place }),
  commands: follows.movedAddress,
});

/** A time that was agreed on with a partner is agreed on anew. */
export const changeSlot = (to: OrderStatus): Rule<'change-slot'> => ({
  to,
  guards: ['slot is offered'],
  change: (order, { slot }, { at }) => ({
    slot,
    ...(order.holder ? { handover: agreeAnew(order, at) } : {}),
  }),
  commands: follows.movedSlot,
});
