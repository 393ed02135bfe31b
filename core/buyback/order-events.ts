import type { Place } from '../customers/index.ts';
import type { Instant } from '../shared/index.ts';
import type { LeadReason, Review } from '../support/index.ts';
import type { HandoverEvent } from './handover-events.ts';
import type { NumberEvent } from './proof.ts';
import type { CallOutcome, CancelReason, DeclineReason, OwnReason } from './reasons.ts';

/** What a pincode tells of a place. */
export type PincodeArea = Omit<Place, 'address' | 'landmark'>;

/** A wish that may be refused. Facts that were looked up for it (`served`) travel with it. */
export type OrderEvent =
  | HandoverEvent
  | { readonly type: 'open-matching' }
  | { readonly type: 'mark-unserviceable' }
  | { readonly type: 'fix-pincode'; readonly area: PincodeArea; readonly served: boolean }
  /** `notify`: the customer wants to be told once pickup is possible there. */
  | { readonly type: 'close-lead'; readonly reason: LeadReason; readonly notify?: 'yes' | 'no' | undefined }
  | { readonly type: 'claim' }
  | { readonly type: 'decline-offer'; readonly reason: DeclineReason }
  | { readonly type: 'release' }
  | { readonly type: 'revoke' }
  /** `desk`: by somebody whose business is every order that is under way; not by its holder alone. */
  | { readonly type: 'show-contact'; readonly desk?: true }
  | { readonly type: 'log-call'; readonly outcome: CallOutcome }
  | { readonly type: 'send-to-customer'; readonly text: string }
  | { readonly type: 'change-address'; readonly place: Place; readonly served: boolean }
  /** Its holder says that the customer is elsewhere, where they do not come: nothing moves on their word alone. */
  | { readonly type: 'report-address'; readonly pincode: string }
  | { readonly type: 'cancel'; readonly reason: CancelReason | OwnReason }
  /** `open`: the slot is one that is offered. */
  | {
      readonly type: 'change-slot';
      readonly slot: { readonly from: Instant; readonly to: Instant };
      readonly open: boolean;
    }
  /** Who has it does not come to its new address. */
  | { readonly type: 'out-of-area' }
  | NumberEvent
  /** The customer sent a picture, which is kept as evidence under this id. */
  | { readonly type: 'send-photo'; readonly photo: string }
  /** After the payment. */
  | ({ readonly type: 'review' } & Review)
  /** Somebody of ours has called about it; `note` is what was agreed. */
  | {
      readonly type: 'settle-review';
      readonly outcome: Extract<CallOutcome, 'spoke' | 'no-answer'>;
      readonly note: string;
    }
  /** The paid device is wiped: `certificate` is the number of what says so. */
  | { readonly type: 'record-wipe'; readonly certificate: string }
  | {
      readonly type: 'merge-duplicate';
      readonly kept: { readonly number: string; readonly estimate: number };
    };

export type EventType = OrderEvent['type'];
export type EventOf<T extends EventType> = Extract<OrderEvent, { readonly type: T }>;
