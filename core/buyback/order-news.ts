import { type Line, type Reply, say } from '../conversation/index.ts';
import { fromOurTeam, type ItemKind, leadClosed } from '../support/index.ts';
import { addressLine } from './confirm-step.ts';
import type { Order } from './order.ts';
import type { EventOf, How, OrderEvent } from './order-events.ts';

/** What follows from a move. Carried out in the same transaction, or queued in it. */
export type OrderCommand =
  | { readonly type: 'tell-customer'; readonly says: Reply }
  | { readonly type: 'open-item'; readonly kind: ItemKind }
  /** Tasks about the order that are now settled; all of them when no kind is named. */
  | {
      readonly type: 'close-items';
      readonly kind?: ItemKind;
      readonly outcome: 'spoke' | 'pickup-possible' | 'order-over';
    }
  /** The shop's own next move. */
  | { readonly type: 'follow'; readonly event: OrderEvent };

const tell = (says: Reply): OrderCommand => ({ type: 'tell-customer', says });
const about = ({ number, device }: Order) => ({ number, device });
const over: OrderCommand = { type: 'close-items', outcome: 'order-over' };

/** The order's status in the customer's words. */
export const statusLine = ({ status }: Pick<Order, 'status'>): Line => ({ key: `support.status-${status}` });

export const claimed = (order: Order, _event: OrderEvent, { by }: How): readonly OrderCommand[] => [
  tell(say('support.order-claimed', { ...about(order), name: by.name })),
];

export const letGo = (order: Order): readonly OrderCommand[] => [
  tell(say('support.order-with-us-again', about(order))),
];

export function called(order: Order, { outcome }: EventOf<'log-call'>): readonly OrderCommand[] {
  switch (outcome) {
    case 'spoke':
      return [{ type: 'close-items', kind: 'high-value-call', outcome }];
    case 'no-answer':
      return [tell(say('support.tried-to-call', about(order)))];
    case 'wrong-number':
      return [tell(say('support.wrong-number', about(order)))];
    default:
      return [];
  }
}

export const noPickup = (order: Order): readonly OrderCommand[] => [
  { type: 'open-item', kind: 'unserviceable-lead' },
  tell(say('support.checking-pickup', { ...about(order), pincode: order.place.pincode })),
];

export const pickupPossible = (order: Order): readonly OrderCommand[] => [
  tell(say('support.pickup-possible', { ...about(order), pincode: order.place.pincode })),
  { type: 'close-items', kind: 'unserviceable-lead', outcome: 'pickup-possible' },
  { type: 'follow', event: { type: 'open-matching' } },
];

export const closedLead = (order: Order, { reason }: EventOf<'close-lead'>): readonly OrderCommand[] => [
  tell(leadClosed(reason, order.device, order.place.pincode)),
  over,
];

export const movedAddress = ({ number, place }: Order): readonly OrderCommand[] => [
  tell(say('buyback.address-changed', { number, address: addressLine(place) })),
];

export const wrote = (
  _order: Order,
  { text }: EventOf<'send-to-customer'>,
  { by }: How,
): readonly OrderCommand[] => [tell(fromOurTeam(by.name, text))];

export const cancelled = (order: Order, { reason }: EventOf<'cancel'>): readonly OrderCommand[] => [
  tell(say('support.order-cancelled', { ...about(order), because: { key: `support.cancelled-${reason}` } })),
  over,
];

export const merged = ({ number }: Order, { kept }: EventOf<'merge-duplicate'>): readonly OrderCommand[] => [
  tell(say('support.order-merged', { number, kept: kept.number, price: { paise: kept.estimate } })),
  over,
];
