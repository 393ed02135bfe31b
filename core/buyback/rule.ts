import type { How } from './actor.ts';
import type { GuardName } from './guards.ts';
import { handoverChanges as changes } from './handover-changes.ts';
import { nobody } from './letting-go.ts';
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
/** A picture for whoever has to do with the order. */
export const sendPhoto = (to: OrderStatus): Rule<'send-photo'> => ({
  to,
  guards: ['takes photos still'],
  change: changes.photoSent,
  commands: follows.sentPhoto,
});

/** What our people can do in every stage. */
export const always = (to: OrderStatus): Rules => ({
  'log-call': call(to),
  'show-contact': look(to),
  'send-to-customer': write(to),
});

/** The same while it is not over, and what the customer can send. */
export const whileOpen = (to: OrderStatus): Rules => ({ ...always(to), 'send-photo': sendPhoto(to) });

/** Ways out until money is on its way; none once a payment was made, also when it came back. */
export const cancels: Rules = {
  cancel: { to: 'cancelled', guards: ['nothing is owed'], change: nobody, commands: follows.cancelled },
};

/** Ways out until the partner is at the door. */
export const exits: Rules = {
  ...cancels,
  'merge-duplicate': { to: 'cancelled', change: nobody, commands: follows.merged },
};
