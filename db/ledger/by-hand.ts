import {
  type Account,
  adjustmentEntry,
  type Correction,
  clearEntry,
  type Entry,
  isDerived,
  isSamePerson,
  type Made,
  type Refusal,
  suspenseEntry,
  topUpEntry,
  type Unmatched,
} from '#core/ledger/index.ts';
import { clean, no, type Paise } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { readEntries } from './entry-rows.ts';
import type { Booked } from './payouts.ts';
import { EntryConflict, postEntry } from './post.ts';

type TopUp = Made & { readonly vendor: string; readonly amount: Paise; readonly reference: string };

/** A vendor's transfer to the shop. A reference that is booked already, as another movement, is refused. */
export const recordTopUp = (tx: Executor, topUp: TopUp): Promise<Booked> =>
  ofTheBank(tx, topUpEntry({ ...topUp, reference: asWritten(topUp.reference) }, topUp));

/** Money that came (or, negative, went) and matches nothing we know (B14). */
export const toSuspense = (tx: Executor, unmatched: Unmatched & Made): Promise<Booked> =>
  ofTheBank(tx, suspenseEntry({ ...unmatched, reference: asWritten(unmatched.reference) }, unmatched));

/** Banks print references in capitals; people do not type them so. */
const asWritten = (reference: string): string => clean(reference, 80).toUpperCase();

async function ofTheBank(tx: Executor, entry: Entry): Promise<Booked> {
  try {
    return await postEntry(tx, entry);
  } catch (error) {
    if (error instanceof EntryConflict) return no({ type: 'reference-used' });
    throw error;
  }
}

type Clearing = Made & {
  /** The bank's reference that `toSuspense` was given. */
  readonly reference: string;
  readonly to: Account;
  readonly order?: string;
  readonly reason: string;
  /** A second person, where the amount asks for one. */
  readonly approver?: string;
};

/** Somebody knows what it is: all of it goes to where it belongs, once. */
export async function clearSuspense(tx: Executor, clearing: Clearing): Promise<Booked> {
  const [waiting] = await readEntries(tx, 'byId', `suspense:${asWritten(clearing.reference)}`);
  if (!waiting) return no<Refusal>({ type: 'not-in-suspense' });
  return postEntry(tx, clearEntry(waiting, clearing, clearing));
}

/** Puts an account right. Whoever approves it is somebody else than `by`, and both are kept with the reason. */
export async function correctAccount(tx: Executor, correction: Correction & Made): Promise<Booked> {
  const { account, approver, by, reason } = correction;
  if (isSamePerson(approver, by)) return no({ type: 'own-approval' });
  if (isDerived(account)) return no({ type: 'derived' });
  if (clean(reason) === '') return no({ type: 'no-reason' });
  try {
    return await postEntry(tx, adjustmentEntry(correction, correction));
  } catch (error) {
    if (error instanceof EntryConflict) return no({ type: 'key-used' });
    throw error;
  }
}
