import type { Destination } from '../payout/index.ts';
import type { Answers } from '../quoting/index.ts';
import type { Instant, Paise } from '../shared/index.ts';
import type { Gate, ImeiCheck } from './handover.ts';
import type { AttemptReason, NoDealReason, WaiveReason } from './handover-reasons.ts';

/** Between claim and payment. Facts that were looked up or drawn for an event travel with it. */
export type HandoverEvent =
  /** `open`: the slot is one that is offered. */
  | {
      readonly type: 'schedule';
      readonly slot: { readonly from: Instant; readonly to: Instant };
      readonly open: boolean;
    }
  /** Its holder wanted to move the visit once more than may be. */
  | { readonly type: 'too-many-plans' }
  | { readonly type: 'time-out' }
  /** `code`: four digits for the customer, who tells them at the door. */
  | { readonly type: 'depart'; readonly code: string }
  | { readonly type: 'attempt-failed'; readonly reason: AttemptReason }
  | { readonly type: 'arrive'; readonly code: string }
  | { readonly type: 'wrong-code' }
  /** The customer could not read the code: CX has spoken with them. */
  | { readonly type: 'confirm-arrival' }
  | {
      readonly type: 'inspect';
      readonly answers: Answers;
      readonly identifier: string;
      readonly check: ImeiCheck;
      readonly unlocked: boolean;
    }
  | { readonly type: 'add-photos'; readonly photos: Readonly<Record<string, readonly string[]>> }
  | { readonly type: 'submit-inspection' }
  | { readonly type: 'approve' }
  | { readonly type: 'return-for-evidence' }
  | { readonly type: 'reprice'; readonly answers: Answers }
  | { readonly type: 'refuse-device'; readonly reason: NoDealReason }
  /** `price`: what the customer was shown. */
  | { readonly type: 'accept'; readonly price: Paise }
  /** `reason`: in the customer's words. */
  | { readonly type: 'dispute-line'; readonly question: string; readonly reason?: string | undefined }
  | { readonly type: 'decline'; readonly price: Paise }
  | { readonly type: 'expire' }
  | { readonly type: 'pass-gate'; readonly gate: Gate }
  | { readonly type: 'waive-gate'; readonly gate: Gate; readonly reason: WaiveReason }
  | { readonly type: 'fail-gate'; readonly gate: Gate }
  | { readonly type: 'gates-passed' }
  | { readonly type: 'set-destination'; readonly destination: Destination }
  | { readonly type: 'send-code' }
  /** The code was right: whoever keeps codes says so. */
  | { readonly type: 'verify-code' }
  | { readonly type: 'bypass-code'; readonly remarks: string }
  /** `simulated`: no money has moved, and the customer reads that. */
  | { readonly type: 'payout-succeeded'; readonly simulated?: boolean }
  | { readonly type: 'payout-failed' }
  | { readonly type: 'complete' }
  | { readonly type: 'payout-reversed' };
