import type { Paise } from '../shared/index.ts';
import type { Account } from './accounts.ts';
import type { Entry } from './entry.ts';
import type { Made } from './wallet-entries.ts';

/** Paise that came to the bank; negative when they left it. `reference` is the bank's. */
export type Unmatched = { readonly amount: Paise; readonly reference: string };

/** Money that matches nothing waits in suspense until somebody knows what it is. */
export const suspenseEntry = ({ amount, reference }: Unmatched, { by, at }: Made): Entry => ({
  id: `suspense:${reference}`,
  kind: 'suspense',
  reference,
  maker: by,
  at,
  lines: [
    { account: 'bank', amount: -amount },
    { account: 'suspense', amount },
  ],
});

type Cleared = {
  readonly to: Account;
  readonly order?: string | undefined;
  readonly reason: string;
  readonly approver?: string | undefined;
};

/** Somebody knows what it is: the whole of one entry leaves suspense, once. */
export function clearEntry(
  waiting: Entry,
  { to, order, reason, approver }: Cleared,
  { by, at }: Made,
): Entry {
  const amount = waiting.lines.find(({ account }) => account === 'suspense')?.amount ?? 0;
  return {
    id: `clear-suspense:${waiting.id}`,
    kind: 'clear-suspense',
    ...(order === undefined ? {} : { order }),
    reference: waiting.id,
    reason,
    ...(approver === undefined ? {} : { approver }),
    maker: by,
    at,
    lines: [
      { account: 'suspense', amount: -amount },
      { account: to, amount },
    ],
  };
}

export type Correction = {
  /** Chosen by whoever asks: the same correction is not booked twice. */
  readonly key: string;
  readonly account: Account;
  /** What is added to the account; negative takes away. */
  readonly amount: Paise;
  readonly order?: string | undefined;
  readonly reason: string;
  readonly approver: string;
};

/** Puts an account right by hand. */
export const adjustmentEntry = (correction: Correction, { by, at }: Made): Entry => ({
  id: `adjustment:${correction.key}`,
  kind: 'adjustment',
  ...(correction.order === undefined ? {} : { order: correction.order }),
  reason: correction.reason,
  maker: by,
  approver: correction.approver,
  at,
  lines: [
    { account: correction.account, amount: correction.amount },
    { account: 'adjustments', amount: -correction.amount },
  ],
});
