import type { How } from './actor.ts';
import type { GuardName } from './guards.ts';
import { agreeAnew, nobody } from './letting-go.ts';
import type { Order, OrderStatus } from './order.ts';
import type { EventOf, EventType, OrderEvent } from './order-events.ts';
import { follows, type OrderCommand } from './order-news.ts';
import type { Then } from './then.ts';

export type Rule<T extends EventType> = {
  readonly to: OrderStatus;
  readonly guards?: readonly GuardName[];
  /** What is kept when this guard refuses: a wrong code is counted. */
  readonly otherwise?: { readonly on: GuardName; readonly event: OrderEvent };
  readonly change?: (order: Order, event: EventOf<T>, how: How) => Partial<Order>;
  /** What follows, told of the order as it is after the move, and as it was before. */
  readonly commands?: (order: Order, event: EventOf<T>, how: Then) => readonly OrderCommand[];
};
export type Rules = { readonly [T in EventType]?: Rule<T> };

export const write = (to: OrderStatus): Rule<'send-to-customer'> => ({
  to,
  guards: ['something to say'],
  commands: follows.wrote,
});
const look = (to: OrderStatus): Rule<'show-contact'> => ({ to, guards: ['may see the customer'] });
const call = (to: OrderStatus): Rule<'log-call'> => ({
  to,
  guards: ['may see the customer'],
  commands: follows.called,
});
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

/** What our people can do in every stage. */
export const always = (to: OrderStatus): Rules => ({
  'log-call': call(to),
  'show-contact': look(to),
  'send-to-customer': write(to),
});

/** Ways out until money is on its way; none once a payment was made, also when it came back. */
export const cancels: Rules = {
  cancel: { to: 'cancelled', guards: ['nothing is owed'], change: nobody, commands: follows.cancelled },
};

/** Ways out until the partner is at the door. */
export const exits: Rules = {
  ...cancels,
  'merge-duplicate': { to: 'cancelled', change: nobody, commands: follows.merged },
};
