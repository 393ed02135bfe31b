import { starsText } from '../support/index.ts';
import type { Role } from './actor.ts';
import type { Order } from './order.ts';
import type { EventType, OrderEvent } from './order-events.ts';
import { isAtDoor } from './stages.ts';

type EventTerms = {
  /** Who may wish for it at all. */
  readonly by: readonly Role[];
  /** Who may read of it later. */
  readonly visibility: 'public' | 'staff';
  /** Also told in the thread of the order's card, where operators are notified. */
  readonly noted?: true;
  /** Changes nothing that the card shows. */
  readonly quiet?: true;
  /** Decided for the customer or the shop, about whoever has the order: nobody of the same vendor may. */
  readonly impartial?: true;
  /** Only looks, or only wishes: kept, and nobody's clock runs anew. */
  readonly looks?: true;
};

const everybody = ['customer', 'operator', 'system'] as const;

export const eventTerms: { readonly [T in EventType]: EventTerms } = {
  'open-matching': { by: ['system'], visibility: 'public' },
  'mark-unserviceable': { by: ['operator', 'system'], visibility: 'public', noted: true },
  'fix-pincode': { by: ['operator'], visibility: 'public', noted: true },
  'close-lead': { by: ['operator'], visibility: 'public', noted: true },
  claim: { by: ['operator'], visibility: 'public' },
  'decline-offer': { by: ['operator'], visibility: 'staff', noted: true },
  release: { by: ['operator'], visibility: 'staff', noted: true },
  revoke: { by: ['operator'], visibility: 'staff', noted: true, impartial: true },
  'show-contact': { by: ['operator'], visibility: 'staff', quiet: true, looks: true },
  'log-call': { by: ['operator'], visibility: 'staff', noted: true },
  'send-to-customer': { by: ['operator'], visibility: 'staff', quiet: true },
  'change-address': { by: everybody, visibility: 'public', noted: true },
  'report-address': { by: ['operator'], visibility: 'staff', noted: true },
  'change-slot': { by: ['customer'], visibility: 'public', noted: true },
  'send-photo': { by: ['customer'], visibility: 'staff', noted: true, looks: true },
  'out-of-area': { by: ['system'], visibility: 'staff', noted: true },
  review: { by: ['customer'], visibility: 'staff', noted: true },
  'settle-review': { by: ['operator'], visibility: 'staff', noted: true },
  'record-wipe': { by: ['operator'], visibility: 'staff', noted: true },
  'choose-number': { by: ['customer'], visibility: 'staff', noted: true },
  'prove-number': { by: ['customer'], visibility: 'staff', quiet: true },
  'type-number-code': { by: ['customer'], visibility: 'staff', noted: true },
  'correct-number': { by: ['system'], visibility: 'public', noted: true },
  'wrong-number-code': { by: ['customer'], visibility: 'staff', quiet: true },
  cancel: { by: everybody, visibility: 'public', noted: true, impartial: true },
  'merge-duplicate': { by: ['operator'], visibility: 'public', noted: true, impartial: true },
  schedule: { by: ['operator'], visibility: 'public', noted: true },
  'too-many-plans': { by: ['operator'], visibility: 'staff', noted: true, looks: true },
  'time-out': { by: ['system'], visibility: 'staff', noted: true },
  depart: { by: ['operator'], visibility: 'public', noted: true },
  'attempt-failed': { by: ['operator'], visibility: 'public', noted: true },
  arrive: { by: ['operator'], visibility: 'public', noted: true },
  'wrong-code': { by: ['operator'], visibility: 'staff', noted: true },
  'confirm-arrival': { by: ['operator'], visibility: 'public', noted: true, impartial: true },
  inspect: { by: ['operator'], visibility: 'staff', noted: true },
  'add-photos': { by: ['operator'], visibility: 'staff' },
  'submit-inspection': { by: ['operator'], visibility: 'public', noted: true },
  approve: { by: ['operator', 'system'], visibility: 'staff', noted: true, impartial: true },
  'return-for-evidence': { by: ['operator'], visibility: 'staff', noted: true, impartial: true },
  reprice: { by: ['operator'], visibility: 'staff', noted: true, impartial: true },
  'refuse-device': { by: ['operator', 'system'], visibility: 'public', noted: true, impartial: true },
  accept: { by: ['customer'], visibility: 'public', noted: true },
  'dispute-line': { by: ['customer'], visibility: 'public', noted: true },
  decline: { by: ['customer'], visibility: 'public', noted: true },
  expire: { by: ['system'], visibility: 'public', noted: true },
  'pass-gate': { by: ['operator'], visibility: 'staff', noted: true },
  'waive-gate': { by: ['operator'], visibility: 'staff', noted: true, impartial: true },
  'fail-gate': { by: ['operator'], visibility: 'staff', noted: true },
  'gates-passed': { by: ['system'], visibility: 'staff' },
  'set-destination': { by: ['customer'], visibility: 'staff', noted: true },
  'send-code': { by: ['operator'], visibility: 'staff', noted: true },
  'verify-code': { by: ['operator'], visibility: 'public', noted: true },
  'bypass-code': { by: ['operator'], visibility: 'staff', noted: true, impartial: true },
  'payout-succeeded': { by: ['system'], visibility: 'public', noted: true },
  'payout-failed': { by: ['system'], visibility: 'staff', noted: true },
  complete: { by: ['system'], visibility: 'public' },
  'payout-reversed': { by: ['system'], visibility: 'staff', noted: true },
};

/** What is kept of an event for ever: no name, number, address or words of anybody. */
export function eventData(
  event: OrderEvent,
  order?: Order,
  before?: Order,
): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'fix-pincode':
    case 'report-address':
      return { pincode: 'area' in event ? event.area.pincode : event.pincode };
    case 'change-address':
      return { pincode: event.place.pincode, ...wasElsewhere(event.place.pincode, before) };
    case 'review':
      return { stars: starsText(event.stars) };
    case 'close-lead':
    case 'cancel':
    case 'decline-offer':
    case 'attempt-failed':
    case 'refuse-device':
      return { reason: event.reason };
    case 'pass-gate':
    case 'fail-gate':
    case 'waive-gate':
      return { gate: event.gate, ...('reason' in event ? { reason: event.reason } : {}) };
    case 'dispute-line':
      return { question: event.question, ...(order ? { category: order.category } : {}) };
    case 'inspect':
      return { check: event.check };
    case 'submit-inspection':
      return { lowered: isLowered(order) ? 'yes' : 'no' };
    case 'log-call':
    case 'settle-review':
      return { outcome: event.outcome };
    default:
      return afterwards(event) ?? changedLate(event.type, before);
  }
}

function afterwards(event: OrderEvent): Readonly<Record<string, string>> | undefined {
  if (event.type === 'record-wipe') return { certificate: event.certificate };
  if (event.type === 'payout-succeeded') return event.simulated ? { simulated: 'yes' } : {};
  return event.type === 'merge-duplicate' ? { kept: event.kept.number } : undefined;
}

/** With a partner there, who may have wanted it: a second number at all, or another place to pay than the first. */
function changedLate(type: EventType, before: Order | undefined): Readonly<Record<string, string>> {
  if (!before || !isAtDoor(before.status)) return {};
  if (type === 'choose-number') return { now: 'door' };
  return type === 'set-destination' && before.handover.destination ? { now: 'again' } : {};
}

/** Less than the estimate was found. */
function isLowered(order: Order | undefined): boolean {
  const price = order?.handover.inspection?.breakdown.estimate;
  return order !== undefined && price !== undefined && price < order.estimate;
}

/** Another gate is no other pincode. */
const wasElsewhere = (pincode: string, before: Order | undefined): Readonly<Record<string, string>> =>
  before && before.place.pincode !== pincode ? { was: before.place.pincode } : {};
