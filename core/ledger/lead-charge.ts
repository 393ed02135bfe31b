/** What a vendor's people did with an order that shows that they had its customer. */
export const touches: readonly string[] = ['show-contact', 'log-call', 'send-to-customer', 'schedule'];

/** Moves that end a claim and, after one of `touches`, cost its lead fee. All others let the hold go free of charge. */
const charging: ReadonlySet<string> = new Set(['release', 'cancel', 'merge-duplicate']);

/**
 * Whether the end of a claim keeps the lead fee (S0-59, B9). Whoever had the customer's contact has had the lead; a lead
 * that was none is credited on demand (B10). What the shop takes back, and what ends at the door, costs nothing.
 */
export const chargesLead = (move: string, touched: boolean): boolean => touched && charging.has(move);
