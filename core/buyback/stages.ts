import { daytimeEnds, leaseEnds } from '../matching/index.ts';
import { hours, type Instant, minutes } from '../shared/index.ts';
import { defaultHandoverPolicy, type HandoverPolicy } from './handover-policy.ts';
import type { Order, OrderStatus } from './order.ts';
import type { OrderEvent } from './order-events.ts';

/** What the shop itself does when nothing has moved for that long. */
type Clock = {
  readonly event: Extract<OrderEvent, { readonly type: 'time-out' | 'expire' }>;
  /** When that is, told of the order as it is after its move `at`. */
  readonly due: (order: Leased, at: Instant, policy: HandoverPolicy) => Instant;
  /** Any move in between makes it void; otherwise it is for a guard to say whether it still counts. */
  readonly renewed: boolean;
};

/** What of an order says how long it may stay as it is. */
type Leased = Pick<Order, 'estimate' | 'place' | 'handover' | 'holder' | 'slot'>;

type Stage = {
  /** Whose move it is; nobody's once it is over. */
  readonly waitsFor: 'system' | 'operators' | 'holder' | 'cx' | 'customer' | 'nobody';
  /** Milliseconds without a move until it is shown as late. */
  readonly within?: Instant;
  readonly clock?: Clock;
  /** The operators see name and address, and the number masked: somebody is on the way. */
  readonly shared?: true;
  /** A time is agreed on, and nobody has come yet. */
  readonly visit?: true;
  /** The partner has come: the address is what it is, and how it ends costs them no lead. */
  readonly atDoor?: true;
  /** The shop owes its customer money, or has paid it: money that came back or left by another way belongs here. */
  readonly owes?: true;
};

const lease: Clock = {
  event: { type: 'time-out' },
  due: leaseOf,
  renewed: true,
};

/** The limit of a claim counts from the claim, or from when the customer wanted another time. */
function leaseOf({ estimate, place, handover, holder }: Leased, at: Instant): Instant {
  return leaseEnds(at, { estimate, place, since: handover.again ?? holder?.since });
}
/** A visit that was agreed on and that nobody set out for: its slot, and as long again as a claim lasts. */
const visitMissed: Clock = {
  event: { type: 'time-out' },
  // Calls and messages do not put it off for ever: the limit of a claim counts from the end of the slot.
  due: ({ estimate, place, slot, handover, holder }, at) =>
    leaseEnds(at, { estimate, place, visit: slot, since: handover.again ?? holder?.since }),
  renewed: true,
};
/** Nobody has come: whatever their partner does besides, a trip lasts no longer. */
const tripOver: Clock = { event: { type: 'time-out' }, due: tripEnds, renewed: true };

/** Who sets out shortly before the slot has until it has begun, and a trip more; who sets out days before has no such thing. */
function tripEnds({ handover, place, slot }: Leased, at: Instant, { trip }: HandoverPolicy): Instant {
  const since = handover.arrival?.since ?? at;
  const from = since < slot.from - trip ? since : Math.max(since, slot.from);
  return daytimeEnds(from, trip, place.pincode);
}

const offerEnds: Clock = {
  event: { type: 'expire' },
  due: ({ handover }, at, { offer }) => handover.offer?.until ?? at + offer,
  renewed: false,
};

export const stages: { readonly [S in OrderStatus]: Stage } = {
  created: { waitsFor: 'system', within: minutes(5) },
  unassigned: { waitsFor: 'operators', within: hours(2) },
  assigned: { waitsFor: 'holder', within: hours(1), clock: lease, shared: true },
  scheduled: { waitsFor: 'holder', within: hours(48), clock: visitMissed, visit: true, shared: true },
  'en-route': { waitsFor: 'holder', within: hours(3), clock: tripOver, visit: true, shared: true },
  inspecting: { waitsFor: 'holder', within: hours(1), shared: true, atDoor: true },
  'variance-review': { waitsFor: 'cx', within: minutes(20), shared: true, atDoor: true },
  'offer-made': { waitsFor: 'customer', within: minutes(30), clock: offerEnds, shared: true, atDoor: true },
  gates: { waitsFor: 'holder', within: minutes(30), shared: true, atDoor: true },
  'payment-pending': { waitsFor: 'holder', within: minutes(30), shared: true, atDoor: true, owes: true },
  paying: { waitsFor: 'system', within: minutes(15), shared: true, atDoor: true, owes: true },
  paid: { waitsFor: 'system', within: minutes(5), shared: true, atDoor: true, owes: true },
  completed: { waitsFor: 'nobody', owes: true },
  'no-deal': { waitsFor: 'nobody' },
  unserviceable: { waitsFor: 'cx', within: hours(4) },
  'lead-closed': { waitsFor: 'nobody' },
  cancelled: { waitsFor: 'nobody' },
};

/** Between the partner's arrival and the end. */
export const isAtDoor = (status: OrderStatus): boolean => stages[status].atDoor === true;

export const isOver = (status: OrderStatus): boolean => stages[status].waitsFor === 'nobody';

/** Whether there is money between the shop and its customer: nothing is booked to any other order. */
export const owesMoney = (status: OrderStatus): boolean => stages[status].owes === true;

/** Its holder has done nothing for as long as a claim lasts, told of the order as it is since its last move. */
export const leaseIsOver = (order: Leased & Pick<Order, 'status' | 'updatedAt'>, now: Instant): boolean =>
  stages[order.status].clock === lease && now >= leaseOf(order, order.updatedAt);

/** Its holder has let it lie: their claim is over, or their trip, or the visit that was agreed on, and as long again as a claim lasts. */
export const isNeglected = (
  order: Leased & Pick<Order, 'status' | 'updatedAt'>,
  now: Instant,
  policy: HandoverPolicy = defaultHandoverPolicy,
): boolean => {
  if (stages[order.status].clock === tripOver) return now >= tripEnds(order, order.updatedAt, policy);
  if (!stages[order.status].visit) return leaseIsOver(order, now);
  const { estimate, place, slot, updatedAt } = order;
  return now >= leaseEnds(updatedAt, { estimate, place, visit: slot });
};

/** Nobody has moved it for longer than its stage allows. */
export const waitsTooLong = (
  { status, updatedAt }: Pick<Order, 'status' | 'updatedAt'>,
  now: Instant,
): boolean => now - updatedAt > (stages[status].within ?? Number.POSITIVE_INFINITY);
