import type { Paise } from '../shared/index.ts';
import { type AccountKind, kinds } from './accounts.ts';

/** All accounts of a kind: what their lines sum to, and what their balances say. */
export type Total = { readonly kind: AccountKind; readonly lines: Paise; readonly balance: Paise };

export type TrialBalance = {
  /** Kinds with money, as they are listed; each on the side that its sum is on. */
  readonly rows: readonly { readonly kind: AccountKind; readonly debit: Paise; readonly credit: Paise }[];
  readonly debit: Paise;
  readonly credit: Paise;
  /** Kinds whose balances are not the sum of their lines. */
  readonly off: readonly AccountKind[];
  /** Both sides are equal and no account is off (M3). */
  readonly balanced: boolean;
  /** What nobody has explained yet, signed as lines are. */
  readonly suspense: Paise;
};

/** The proof of the books: every debit has its credit, every balance its lines. */
export function trialBalance(totals: readonly Total[]): TrialBalance {
  const sums = new Map(totals.map(({ kind, lines }) => [kind, lines]));
  const rows = kinds.flatMap((kind) => {
    const sum = sums.get(kind) ?? 0;
    return sum === 0 ? [] : [{ kind, debit: Math.max(0, -sum), credit: Math.max(0, sum) }];
  });
  const debit = rows.reduce((total, row) => total + row.debit, 0);
  const credit = rows.reduce((total, row) => total + row.credit, 0);
  const off = totals.filter(({ lines, balance }) => lines !== balance).map(({ kind }) => kind);
  const balanced = debit === credit && off.length === 0;
  return { rows, debit, credit, off, balanced, suspense: sums.get('suspense') ?? 0 };
}
