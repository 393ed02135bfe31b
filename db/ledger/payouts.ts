import {
  dueOf,
  type Made,
  type Payout,
  type Purchase,
  processedEntry,
  processPayout,
  purchaseEntry,
  type Refusal,
  reversePayout,
} from '#core/ledger/index.ts';
import type { Result } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { readEntries } from './entry-rows.ts';
import { lockBalances, postEntry } from './post.ts';

/** `posted` is false when the same was booked before. */
export type Booked = Result<{ readonly posted: boolean }, Refusal>;

/**
 * The provider says that the customer has the money. Refused when another amount is due to them: what left the bank is
 * then booked by `toSuspense`, with a negative amount, until somebody has looked at it.
 */
export async function payoutProcessed(tx: Executor, payout: Payout & Made): Promise<Booked> {
  const account = dueOf(payout.order);
  const [balances, [known]] = await Promise.all([
    lockBalances(tx, [account, 'bank']),
    readEntries(tx, 'byId', processedEntry(payout, payout).id),
  ]);
  const decided = processPayout(payout, { due: balances.get(account) ?? 0, known }, payout);
  return decided.ok ? postEntry(tx, decided.value) : decided;
}

/** The money of a processed payout came back, and is due to the customer again. */
export async function payoutReversed(tx: Executor, payout: Payout & Made): Promise<Booked> {
  const [known] = await readEntries(tx, 'byId', processedEntry(payout, payout).id);
  const decided = reversePayout(payout, known, payout);
  return decided.ok ? postEntry(tx, decided.value) : decided;
}

/** The shop pays for a device itself: no vendor's wallet stands for it. */
export const buyForShop = (tx: Executor, purchase: Purchase & Made): Promise<Booked> =>
  postEntry(tx, purchaseEntry(purchase, purchase));
