import type { Place } from '../customers/index.ts';
import type { Instant } from '../shared/index.ts';
import type { LeadReason } from '../support/index.ts';

export const callOutcomes = ['spoke', 'no-answer', 'wrong-number', 'call-later'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export const cancelReasons = ['customer-asked', 'unreachable', 'wrong-details', 'not-buying'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** What a pincode tells of a place. */
export type PincodeArea = Omit<Place, 'address' | 'landmark'>;

/** A wish that may be refused. Facts that were looked up for it (`served`) travel with it. */
export type OrderEvent =
  | { readonly type: 'open-matching' }
  | { readonly type: 'mark-unserviceable' }
  | { readonly type: 'fix-pincode'; readonly area: PincodeArea; readonly served: boolean }
  | { readonly type: 'close-lead'; readonly reason: LeadReason }
  | { readonly type: 'claim' }
  | { readonly type: 'release' }
  | { readonly type: 'revoke' }
  | { readonly type: 'show-contact' }
  | { readonly type: 'log-call'; readonly outcome: CallOutcome }
  | { readonly type: 'send-to-customer'; readonly text: string }
  | { readonly type: 'change-address'; readonly place: Place; readonly served: boolean }
  | { readonly type: 'cancel'; readonly reason: CancelReason }
  | {
      readonly type: 'merge-duplicate';
      readonly kept: { readonly number: string; readonly estimate: number };
    };

export type EventType = OrderEvent['type'];
export type EventOf<T extends EventType> = Extract<OrderEvent, { readonly type: T }>;

export type Role = 'customer' | 'operator' | 'system';

/** Who acts: an operator's account (`slack:T1:U1`), a customer's conversation, or the shop itself. */
export type Actor = { readonly role: Role; readonly account: string; readonly name: string };
export type How = { readonly by: Actor; readonly at: Instant };

export const theSystem: Actor = { role: 'system', account: 'system', name: '' };

type EventTerms = {
  /** Who may wish for it at all. */
  readonly by: readonly Role[];
  /** Who may read of it later. */
  readonly visibility: 'public' | 'staff';
  /** Also told in the thread of the order's card, where operators are notified. */
  readonly noted?: true;
  /** Changes nothing that the card shows. */
  readonly quiet?: true;
};

const everybody = ['customer', 'operator', 'system'] as const;

export const eventTerms: { readonly [T in EventType]: EventTerms } = {
  'open-matching': { by: ['system'], visibility: 'public' },
  'mark-unserviceable': { by: ['operator', 'system'], visibility: 'public', noted: true },
  'fix-pincode': { by: ['operator'], visibility: 'public', noted: true },
  'close-lead': { by: ['operator'], visibility: 'public', noted: true },
  claim: { by: ['operator'], visibility: 'public' },
  release: { by: ['operator'], visibility: 'staff', noted: true },
  revoke: { by: ['operator'], visibility: 'staff', noted: true },
  'show-contact': { by: ['operator'], visibility: 'staff', quiet: true },
  'log-call': { by: ['operator'], visibility: 'staff', noted: true },
  'send-to-customer': { by: ['operator'], visibility: 'staff', quiet: true },
  'change-address': { by: everybody, visibility: 'public', noted: true },
  cancel: { by: everybody, visibility: 'public', noted: true },
  'merge-duplicate': { by: ['operator'], visibility: 'public', noted: true },
};

/** What is kept of an event for ever: no name, number, address or words of anybody. */
export function eventData(event: OrderEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'fix-pincode':
      return { pincode: event.area.pincode };
    case 'change-address':
      return { pincode: event.place.pincode };
    case 'close-lead':
    case 'cancel':
      return { reason: event.reason };
    case 'log-call':
      return { outcome: event.outcome };
    case 'merge-duplicate':
      return { kept: event.kept.number };
    default:
      return {};
  }
}
