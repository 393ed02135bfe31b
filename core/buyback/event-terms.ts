import type { Role } from './actor.ts';
import type { EventType, OrderEvent } from './order-events.ts';

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
