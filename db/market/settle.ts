import { type Order, theSystem } from '#core/buyback/index.ts';
import type { Payout, PayoutOutcome } from '#core/payout/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { buyForShop, captureHold, payoutProcessed, payoutReversed } from '../ledger/index.ts';
import { claimantOf } from './claimant.ts';

type Settled = {
  readonly number: Order['number'];
  readonly outcome: PayoutOutcome;
  readonly payout: Payout;
  readonly at: Instant;
};

/**
 * What a payout means for the books, in the transaction that settles it: the vendor's hold pays for the device, or the
 * shop itself does; what was due has left the bank, or has come back. Throws when the books do not agree.
 */
export async function settle(tx: Executor, { number: order, outcome, payout, at }: Settled): Promise<void> {
  if (outcome === 'failed') return;
  const made = { by: theSystem.account, at };
  const booking = { order, amount: payout.amount, reference: payout.id, ...made };
  if (outcome === 'reversed') return agreed(await payoutReversed(tx, booking), order);
  const vendor = await claimantOf(tx, order);
  const bought = { order, price: payout.amount, ...made };
  const paidFor = await (!vendor || vendor.house ? buyForShop(tx, bought) : captureHold(tx, bought));
  // A second payout, after the first came back: the hold was captured then, and the money is due already.
  if (paidFor.ok || paidFor.reason.type !== 'no-hold') agreed(paidFor, order);
  agreed(await payoutProcessed(tx, booking), order);
}

function agreed(booked: { readonly ok: boolean; readonly reason?: unknown }, order: string): void {
  if (!booked.ok)
    throw new Error(`the books do not take the payout of ${order}: ${JSON.stringify(booked.reason)}`);
}
