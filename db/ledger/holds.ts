import {
  adjustHold as adjusted,
  captureHold as captured,
  creditLead as credited,
  defaultFees,
  type FeePolicy,
  type Hold,
  type HoldChange,
  type LetGo,
  type Made,
  openHold,
  type Refusal,
  releaseHold as released,
} from '#core/ledger/index.ts';
import { no, ok, type Paise, type Result } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { insertHold, lockClaims, lockHold, updateHold } from './hold-rows.ts';
import { postEntry } from './post.ts';

/** The hold as it is now. `posted` is false when the same was done before. */
export type Held = Result<{ readonly hold: Hold; readonly posted: boolean }, Refusal>;

type Claim = Made & {
  readonly order: string;
  readonly vendor: string;
  readonly estimate: Paise;
  readonly policy?: FeePolicy;
};

/** At the claim: the estimate and the lead fee are put aside (S0-59), or it is said what the wallet lacks. */
export async function holdForClaim(tx: Executor, claim: Claim): Promise<Held> {
  const { order, vendor, estimate, policy = defaultFees, by, at } = claim;
  const { open, holds } = await lockClaims(tx, order);
  if (open) return heldAlready(open, vendor);
  const { hold, entry } = openHold({ order, vendor, estimate, nth: holds + 1 }, policy, { by, at });
  const booked = entry ? await postEntry(tx, entry) : ok({ posted: true });
  if (!booked.ok) return booked;
  await insertHold(tx, hold, at);
  return ok({ hold, posted: true });
}

const heldAlready = (hold: Hold, vendor: string): Held =>
  hold.vendor === vendor ? ok({ hold, posted: false }) : no({ type: 'held-already', vendor: hold.vendor });

/** The hold of the order follows a new price; up takes available money of its vendor. */
export const adjustHold = (
  tx: Executor,
  { order, price, ...made }: Made & { readonly order: string; readonly price: Paise },
): Promise<Held> => change(tx, lockHold(tx, 'ofOrder', order), (hold) => adjusted(hold, price, made), made);

/** The customer is being paid `price`: it is due to them, the fee is earned, the rest is the vendor's again. */
export const captureHold = (
  tx: Executor,
  { order, price, ...made }: Made & { readonly order: string; readonly price: Paise },
): Promise<Held> => change(tx, lockHold(tx, 'ofOrder', order), (hold) => captured(hold, price, made), made);

/** The order goes on without its vendor (S0-61). With `charge` the fee is kept. */
export const releaseHold = (
  tx: Executor,
  { order, ...how }: LetGo & { readonly order: string },
): Promise<Held> => change(tx, lockHold(tx, 'ofOrder', order), (hold) => released(hold, how), how);

type BadLead = Made & { readonly order: string; readonly vendor: string; readonly reason: string };

/** The lead was bad: `vendor` gets back the fee that was charged for it, or all that is still held for it. */
export const creditLead = (tx: Executor, { order, vendor, ...how }: BadLead): Promise<Held> =>
  change(tx, lockHold(tx, 'ofVendor', order, vendor), (hold) => credited(hold, how), how);

type Decide = (hold: Hold | undefined) => Result<HoldChange, Refusal>;

async function change(
  tx: Executor,
  locked: Promise<Hold | undefined>,
  decide: Decide,
  { at }: Made,
): Promise<Held> {
  const before = await locked;
  const decided = decide(before);
  if (!decided.ok) return decided;
  const { hold, entry } = decided.value;
  if (hold === before) return ok({ hold, posted: false });
  const booked = entry ? await postEntry(tx, entry) : ok({ posted: true });
  if (!booked.ok) return booked;
  await updateHold(tx, hold, at);
  return ok({ hold, posted: true });
}
