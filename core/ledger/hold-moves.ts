import { no, ok, type Paise, type Result } from '../shared/index.ts';
import { amountOf } from './amounts.ts';
import { entryOf } from './entry.ts';
import { type FeePolicy, leadFee } from './fees.ts';
import type { Hold, HoldChange } from './hold.ts';
import type { Refusal } from './refusals.ts';
import { creditEntry, holdEntry, type Made, settleEntry } from './wallet-entries.ts';

type Changed = Result<HoldChange, Refusal>;

export type Claimed = {
  readonly order: string;
  readonly vendor: string;
  readonly estimate: Paise;
  readonly nth: number;
};

/** At the claim the estimate and the lead fee are put aside. Throws RangeError for what is no amount. */
export function openHold(
  { order, vendor, estimate, nth }: Claimed,
  policy: FeePolicy,
  made: Made,
): HoldChange {
  const price = amountOf(estimate);
  const fee = amountOf(leadFee(price, policy));
  const id = `${order}:${nth}`;
  const hold: Hold = { id, order, nth, vendor, price, fee, state: 'open', revision: 0, credited: false };
  return {
    hold,
    entry: entryOf(holdEntry(hold, price + fee, { ...made, id: `hold:${id}`, kind: 'hold' })),
  };
}

/** The hold follows the price of the inspection. Up takes available money; the fee stays. */
export function adjustHold(hold: Hold | undefined, price: Paise, made: Made): Changed {
  if (hold?.state !== 'open') return no({ type: 'no-hold' });
  const more = amountOf(price) - hold.price;
  if (more === 0) return ok({ hold, entry: undefined });
  const revision = hold.revision + 1;
  const id = `adjust-hold:${hold.id}:${revision}`;
  return ok({
    hold: { ...hold, price, revision },
    entry: entryOf(holdEntry(hold, more, { ...made, id, kind: 'adjust-hold' })),
  });
}

/** The customer is paid `price`: it is due to them, the fee is earned, what is left is the vendor's again. */
export function captureHold(hold: Hold | undefined, price: Paise, made: Made): Changed {
  if (hold?.state === 'captured' && hold.price === price) return ok({ hold, entry: undefined });
  if (hold?.state !== 'open') return no({ type: 'no-hold' });
  if (amountOf(price) > hold.price) return no({ type: 'beyond-hold', held: hold.price, price });
  const taken = { ...made, id: `capture:${hold.id}`, kind: 'capture', price, fee: hold.fee } as const;
  return ok({ hold: { ...hold, state: 'captured', price }, entry: entryOf(settleEntry(hold, taken)) });
}

export type LetGo = Made & { readonly reason: string; readonly charge: boolean };

/** The order goes on without this vendor: all of it is theirs again, or, where the rules say so, all but the fee. */
export function releaseHold(hold: Hold | undefined, { charge, ...made }: LetGo): Changed {
  const state = charge ? 'charged' : 'released';
  if (hold?.state === state) return ok({ hold, entry: undefined });
  if (hold?.state !== 'open') return no({ type: 'no-hold' });
  const kind = charge ? 'charge-lead' : 'release';
  const taken = { ...made, id: `release:${hold.id}`, kind, price: 0, fee: charge ? hold.fee : 0 } as const;
  return ok({ hold: { ...hold, state }, entry: entryOf(settleEntry(hold, taken)) });
}

/** A bad lead costs nothing: a fee that was charged goes back, once; a hold that is open is let go free of charge. */
export function creditLead(hold: Hold | undefined, made: Made & { readonly reason: string }): Changed {
  if (!hold) return no({ type: 'no-hold' });
  if (hold.state === 'open') return releaseHold(hold, { ...made, charge: false });
  if (hold.credited) return ok({ hold, entry: undefined });
  if (hold.state === 'released' || hold.fee === 0) return no({ type: 'nothing-charged' });
  const entry = creditEntry(hold, { ...made, id: `credit-lead:${hold.id}` });
  return ok({ hold: { ...hold, credited: true }, entry: entryOf(entry) });
}
