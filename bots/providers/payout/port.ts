import type { Destination, ListedPayout, PayoutReport } from '#core/payout/index.ts';
import type { Instant, Paise } from '#core/shared/index.ts';

export type PayoutRequest = {
  /** The idempotency key: asked again with it, the provider does nothing new. 4 to 36 of A-Z a-z 0-9 - */
  readonly key: string;
  /** Number of the order, for the bank statement. */
  readonly number: string;
  readonly amount: Paise;
  readonly destination: Destination;
};

/** `isWhole` is false when there are more than one asks for. */
export type PayoutList = { readonly payouts: readonly ListedPayout[]; readonly isWhole: boolean };

/** Pays customers. */
export type PayoutProvider = {
  readonly name: string;
  /** True when no money moves: every screen says so, and production refuses it. */
  readonly simulated: boolean;
  /**
   * Resolves with how the payout stands. Rejects with PayoutError `refused` when the provider said no for good; with
   * anything else nobody knows whether it was made.
   */
  create(request: PayoutRequest): Promise<PayoutReport>;
  /** How the payout of a key stands; undefined when the provider knows of none. Rejects when it does not answer. */
  query(key: string): Promise<PayoutReport | undefined>;
  /** All payouts since then, whoever asked for them; absent where nobody keeps a list. Rejects when a part is not answered. */
  list?(since: Instant): Promise<PayoutList>;
};

type PayoutErrorCode = 'refused' | 'unknown';

/** Only `refused` says anything about the money. `reason` is a short code without personal data. */
export class PayoutError extends Error {
  readonly code: PayoutErrorCode;
  readonly reason: string;

  constructor(code: PayoutErrorCode, reason: string) {
    super(`${code}: ${reason}`);
    this.name = 'PayoutError';
    this.code = code;
    this.reason = reason;
  }
}

/** What a delivery to a provider's webhook turned out to be. */
export type PayoutDelivery =
  | { readonly type: 'forged' }
  | { readonly type: 'malformed' }
  /** Theirs, and nothing for us. */
  | { readonly type: 'ignored' }
  | {
      readonly type: 'news';
      /** Names the delivery: it comes again with the same one. */
      readonly delivery: string;
      /** The idempotency key. */
      readonly id: string;
      readonly report: PayoutReport;
    };

/** Reads a provider's webhook; whether it is the provider's at all is looked at before anything else. */
export type PayoutWebhook = {
  readonly name: string;
  read(headers: Headers, body: Uint8Array): PayoutDelivery;
};
