import type { Instant, Paise } from '../shared/index.ts';

export type PayoutState = 'pending' | 'sent' | 'unknown' | 'processed' | 'failed' | 'reversed';

/** What an order learns of its payout. `failed`: no money has left; `reversed`: it left and came back. */
export type PayoutOutcome = 'processed' | 'failed' | 'reversed';

/** One attempt to pay a customer. */
export type Payout = {
  /** The idempotency key as well: one operation at the provider, for ever. */
  readonly id: string;
  readonly number: string;
  readonly amount: Paise;
  /** The destination as screens may show it. */
  readonly masked: string;
  readonly provider: string;
  readonly state: PayoutState;
  /** The provider's own id, once it is known. */
  readonly providerId?: string | undefined;
  /** The bank's reference (UTR), or what a person of ours wrote down. */
  readonly reference?: string | undefined;
  /** Why it failed, as a short code. */
  readonly reason?: string | undefined;
  readonly needsApproval: boolean;
  /** Accounts: who started it, who recorded that it was paid by hand, who approved that. */
  readonly startedBy: string;
  readonly recordedBy?: string | undefined;
  readonly approvedBy?: string | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};
