import { no, ok, type Paise, type Result } from '../shared/index.ts';
import { dueOf } from './account-of.ts';
import { amountOf } from './amounts.ts';
import type { Entry } from './entry.ts';
import type { Refusal } from './refusals.ts';
import type { Made } from './wallet-entries.ts';

/** `reference` is the provider's name of the payout. */
export type Payout = { readonly order: string; readonly amount: Paise; readonly reference: string };

/** What is due to the order's customer, and what was booked of this payout before. */
type Before = { readonly due: Paise; readonly known: Entry | undefined };

/** The provider has paid the customer, exactly what was due. */
export const processPayout = (payout: Payout, { due, known }: Before, made: Made): Result<Entry, Refusal> =>
  known || due === payout.amount
    ? ok(processedEntry(payout, made))
    : no({ type: 'not-due', due, amount: payout.amount });

/** The money of a payout came back, exactly what was `processed`. */
export function reversePayout(
  payout: Payout,
  processed: Entry | undefined,
  made: Made,
): Result<Entry, Refusal> {
  const paid = processed?.lines.find(({ account }) => account === 'bank')?.amount;
  return processed?.order === payout.order && paid === payout.amount
    ? ok(reversedEntry(payout, made))
    : no({ type: 'not-processed' });
}

/** What was due has left the bank. */
export const processedEntry = (payout: Payout, made: Made): Entry =>
  payoutEntry('payout-processed', payout, amountOf(payout.amount), made);

const reversedEntry = (payout: Payout, made: Made): Entry =>
  payoutEntry('payout-reversed', payout, -amountOf(payout.amount), made);

function payoutEntry(
  kind: 'payout-processed' | 'payout-reversed',
  { order, reference }: Payout,
  leaving: Paise,
  { by, at }: Made,
): Entry {
  return {
    id: `${kind}:${reference}`,
    kind,
    order,
    reference,
    maker: by,
    at,
    lines: [
      { account: dueOf(order), amount: -leaving },
      { account: 'bank', amount: leaving },
    ],
  };
}

export type Purchase = { readonly order: string; readonly price: Paise };

/** The shop buys a device for itself: what it costs is due to the customer. Once an order, whatever comes back later. */
export const purchaseEntry = ({ order, price }: Purchase, { by, at }: Made): Entry => ({
  id: `purchase:${order}`,
  kind: 'purchase',
  order,
  maker: by,
  at,
  lines: [
    { account: 'purchases', amount: -amountOf(price) },
    { account: dueOf(order), amount: amountOf(price) },
  ],
});
