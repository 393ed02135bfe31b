import type { Order } from './order.ts';
import type { EventType } from './order-events.ts';

/** What was found, and what it comes to. */
const findings = ({ estimate, handover: { inspection, disputed } }: Order) => {
  const { answers, identifier, check, unlocked, photos, breakdown } = inspection ?? {};
  return [estimate, breakdown?.estimate, disputed, { answers, identifier, check, unlocked, photos }];
};
/** How much goes where. */
const payment = ({ handover: { offer, destination } }: Order) => [offer?.price, destination];
/** Who has it, by which claim. */
const held = ({ holder }: Order) => [holder?.account, holder?.since];

/** Moves that somebody makes about what somebody else did, and what it is that they decide about (B3, M10). */
const decided: { readonly [T in EventType]?: (order: Order) => unknown } = {
  approve: findings,
  reprice: findings,
  'return-for-evidence': findings,
  'refuse-device': findings,
  revoke: held,
  cancel: (order) => [order.status, ...held(order)],
  // A card of a visit that was moved since may not say how early it is.
  depart: ({ slot }) => [slot.from],
  'confirm-arrival': ({ holder, handover: { attempts } }) => [holder?.account, attempts],
  'bypass-code': payment,
};

/** What a move decides about, as one text that changes when any of it does. Undefined when it decides about nothing that could. */
export function decidedAbout(order: Order, type: EventType): string | undefined {
  const about = decided[type]?.(order);
  return about === undefined ? undefined : JSON.stringify(about);
}
