import type { Instant, Paise } from '../shared/index.ts';
import { availableOf, dueOf, heldOf } from './account-of.ts';
import { amountOf } from './amounts.ts';
import type { Entry } from './entry.ts';
import type { Hold } from './hold.ts';

/** Who moves money, and when. */
export type Made = { readonly by: string; readonly at: Instant };

type TopUp = { readonly vendor: string; readonly amount: Paise; readonly reference: string };

/** A vendor's transfer has arrived. One reference is one transfer, however often it is recorded. */
export function topUpEntry({ vendor, amount, reference }: TopUp, { by, at }: Made): Entry {
  return {
    id: `top-up:${reference}`,
    kind: 'top-up',
    reference,
    maker: by,
    at,
    lines: [
      { account: availableOf(vendor), amount: amountOf(amount) },
      { account: 'bank', amount: -amount },
    ],
  };
}

/** Moves `amount` from what the vendor may spend to what is held; back when it is negative. */
export function holdEntry(
  hold: Hold,
  amount: Paise,
  { id, kind, reason, by, at }: Made & Pick<Entry, 'id' | 'kind' | 'reason'>,
): Entry {
  return {
    id,
    kind,
    order: hold.order,
    ...(reason === undefined ? {} : { reason }),
    maker: by,
    at,
    lines: [
      { account: availableOf(hold.vendor), amount: -amount },
      { account: heldOf(hold.vendor), amount },
    ],
  };
}

type Taken = Made & Pick<Entry, 'id' | 'kind' | 'reason'> & { readonly price: Paise; readonly fee: Paise };

/** Ends a hold: the price to the order's customer, the fee to the shop, what is left back to the vendor. */
export function settleEntry(hold: Hold, { id, kind, reason, price, fee, by, at }: Taken): Entry {
  const held = hold.price + hold.fee;
  return {
    id,
    kind,
    order: hold.order,
    ...(reason === undefined ? {} : { reason }),
    maker: by,
    at,
    lines: [
      { account: heldOf(hold.vendor), amount: -held },
      { account: dueOf(hold.order), amount: price },
      { account: 'lead-fees', amount: fee },
      { account: availableOf(hold.vendor), amount: held - price - fee },
    ],
  };
}

/** The fee of a lead goes back to its vendor. */
export function creditEntry(hold: Hold, { id, reason, by, at }: Made & Pick<Entry, 'id' | 'reason'>): Entry {
  return {
    id,
    kind: 'credit-lead',
    order: hold.order,
    ...(reason === undefined ? {} : { reason }),
    maker: by,
    at,
    lines: [
      { account: 'lead-credits', amount: -hold.fee },
      { account: availableOf(hold.vendor), amount: hold.fee },
    ],
  };
}
