/** How the double treats a payout, decided once for its key. */
export type Plan =
  | 'processed'
  /** Made, and the connection is cut before the reply. */
  | 'reply-lost'
  /** Made, and the reply is a 500. */
  | 'error-after'
  /** A 500, and nothing was made: the next call with the key makes it. */
  | 'error-before'
  /** A 400: never made. */
  | 'refused'
  | 'fails'
  | 'reversed-later'
  /** The events arrive before the reply of the call. */
  | 'event-first'
  /** No event ever comes: only questions tell. */
  | 'silent'
  /** One event more, with another amount. */
  | 'wrong-amount';

export type Status = 'processing' | 'processed' | 'failed' | 'reversed';

export type Entity = {
  readonly id: string;
  readonly entity: 'payout';
  readonly fund_account_id: string;
  readonly amount: number;
  readonly currency: 'INR';
  readonly notes: unknown;
  readonly fees: number;
  readonly tax: number;
  status: Status;
  readonly purpose: string;
  utr: string | null;
  readonly mode: string;
  readonly reference_id: string;
  readonly narration: string;
  status_details: { readonly reason: string } | null;
  readonly created_at: number;
};

/** One call as it came in. */
export type Call = { readonly key: string; readonly body: string; readonly answered: number };

export type Event = {
  readonly id: string;
  readonly body: string;
  readonly signature: string;
};

/** A line of the double's own ledger: paise that left our account, or came back. */
export type Entry = { readonly key: string; readonly amount: number };
