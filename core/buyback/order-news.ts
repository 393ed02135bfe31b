import { type Choice, type Line, offer, type Reply, say } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import { fromOurTeam, type ItemKind, leadClosed, type Subject } from '../support/index.ts';
import type { How } from './actor.ts';
import { addressLine } from './confirm-step.ts';
import type { Order } from './order.ts';
import type { EventOf, OrderEvent } from './order-events.ts';
import { slotLine } from './pickup-steps.ts';
import type { Then } from './then.ts';

/** Something that follows from a move. Carried out in the same transaction, or queued in it. */
export type OrderCommand =
  | { readonly type: 'tell-customer'; readonly says: Reply }
  /** `about`: what of the move the task should tell; no words or data of the customer. */
  | { readonly type: 'open-item'; readonly kind: ItemKind; readonly about?: Subject }
  /** Tasks about the order that are now settled; all of them when no kind is named. */
  | {
      readonly type: 'close-items';
      readonly kind?: ItemKind;
      readonly outcome: 'spoke' | 'pickup-possible' | 'decided' | 'paid-again' | 'order-over';
    }
  /** By SMS; what it says is looked up when it is sent. */
  | { readonly type: 'text-customer'; readonly template: 'number-code' }
  /** The shop's own next move. */
  | { readonly type: 'follow'; readonly event: OrderEvent };

const tell = (says: Reply): OrderCommand => ({ type: 'tell-customer', says });
const about = ({ number, device }: Order) => ({ number, device });
const isAsked = ({ items }: Order): boolean => items.some(({ kind }) => kind === 'address-check');
/** Whoever was asked where the customer is has an answer now. */
const addressKnown = (order: Order): Follows =>
  isAsked(order) ? [{ type: 'close-items', kind: 'address-check', outcome: 'decided' }] : [];
const over: OrderCommand = { type: 'close-items', outcome: 'order-over' };

/** The order's status in the customer's words. */
export const statusLine = ({ status }: Pick<Order, 'status'>): Line => ({ key: `support.status-${status}` });

const rightNumber = ({ number }: Order): Choice => ({
  id: `@correct-number:${number}`,
  label: { key: 'choices.correct-number' },
});

type Follows = readonly OrderCommand[];

/** What follows from the moves of the lifecycle, told of the order as it is after the move. */
export const follows = {
  claimed: (order: Order, _event: OrderEvent, { by }: How): Follows => [
    tell(say('support.order-claimed', { ...about(order), name: by.name })),
  ],
  letGo: (order: Order): Follows => [tell(say('support.order-with-us-again', about(order)))],
  called: (order: Order, { outcome }: EventOf<'log-call'>): Follows => {
    switch (outcome) {
      case 'spoke':
        return [{ type: 'close-items', kind: 'high-value-call', outcome }];
      case 'no-answer':
        return [tell(say('support.tried-to-call', about(order)))];
      case 'wrong-number':
        return [tell(offer('support.wrong-number', [rightNumber(order)], about(order)))];
      default:
        return [];
    }
  },
  noPickup: (order: Order): Follows => [
    { type: 'open-item', kind: 'unserviceable-lead' },
    tell(say('support.checking-pickup', { ...about(order), pincode: order.place.pincode })),
  ],
  pickupPossible: (order: Order): Follows => [
    tell(say('support.pickup-possible', { ...about(order), pincode: order.place.pincode })),
    { type: 'close-items', kind: 'unserviceable-lead', outcome: 'pickup-possible' },
    ...addressKnown(order),
    { type: 'follow', event: { type: 'open-matching' } },
  ],
  closedLead: (order: Order, { reason }: EventOf<'close-lead'>): Follows => [
    tell(leadClosed(reason, order.device, order.place.pincode)),
    over,
  ],
  movedAddress: (order: Order): Follows => [
    tell(say('buyback.address-changed', { number: order.number, address: addressLine(order.place) })),
    ...addressKnown(order),
  ],
  /** Asked of the customer and of CX, once: either may change the address then. */
  reportedAddress: (order: Order, { pincode }: EventOf<'report-address'>, { by }: How): Follows =>
    isAsked(order)
      ? []
      : [
          { type: 'open-item', kind: 'address-check' },
          tell(
            offer(
              'support.partner-asks-address',
              [{ id: `@address:${order.number}`, label: { key: 'choices.change-address' } }],
              { ...about(order), name: by.name, pincode },
            ),
          ),
        ],
  movedSlot: (order: Order, _event: OrderEvent, { before }: Then): Follows => {
    const zone = zoneOf(order.place.pincode);
    const moved = { ...about(order), slot: slotLine(order.slot, zone), was: slotLine(before.slot, zone) };
    return [
      tell(
        order.holder
          ? say('support.slot-asked', { ...moved, name: order.holder.name })
          : say('support.slot-changed', moved),
      ),
    ];
  },
  sentPhoto: (order: Order): Follows => [tell(say('support.photo-added', about(order)))],
  outOfArea: (order: Order): Follows => [
    tell(say('support.partner-out-of-area', { ...about(order), pincode: order.place.pincode })),
  ],
  wrote: (_order: Order, { text }: EventOf<'send-to-customer'>, { by }: How): Follows => [
    tell(fromOurTeam(by.name, text)),
  ],
  cancelled: (order: Order, { reason }: EventOf<'cancel'>): Follows => [
    tell(
      say('support.order-cancelled', { ...about(order), because: { key: `support.cancelled-${reason}` } }),
    ),
    over,
  ],
  merged: ({ number }: Order, { kept }: EventOf<'merge-duplicate'>): Follows => [
    tell(say('support.order-merged', { number, kept: kept.number, price: { paise: kept.estimate } })),
    over,
  ],
} as const;
