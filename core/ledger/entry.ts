import type { Instant, Paise } from '../shared/index.ts';
import type { Account, AccountKind } from './accounts.ts';

type EntryTerms = {
  /** Accounts that an entry of this kind may move money between; any when left out. */
  readonly moves?: readonly AccountKind[];
  readonly needs: readonly ('order' | 'reference' | 'reason' | 'approver')[];
};

/** Why money moves, and what an entry of each kind has to say about itself. */
export const entryKinds = {
  'top-up': { moves: ['vendor-available', 'bank'], needs: ['reference'] },
  hold: { moves: ['vendor-available', 'vendor-held'], needs: ['order'] },
  'adjust-hold': { moves: ['vendor-available', 'vendor-held'], needs: ['order'] },
  capture: { moves: ['vendor-available', 'vendor-held', 'payouts-due', 'lead-fees'], needs: ['order'] },
  release: { moves: ['vendor-available', 'vendor-held'], needs: ['order', 'reason'] },
  'charge-lead': { moves: ['vendor-available', 'vendor-held', 'lead-fees'], needs: ['order', 'reason'] },
  'credit-lead': { moves: ['vendor-available', 'lead-credits'], needs: ['order', 'reason'] },
  purchase: { moves: ['purchases', 'payouts-due'], needs: ['order'] },
  'payout-processed': { moves: ['payouts-due', 'bank'], needs: ['order', 'reference'] },
  'payout-reversed': { moves: ['payouts-due', 'bank'], needs: ['order', 'reference'] },
  suspense: { moves: ['suspense', 'bank'], needs: ['reference'] },
  'clear-suspense': { needs: ['reference', 'reason'] },
  adjustment: { needs: ['reason', 'approver'] },
} as const satisfies Readonly<Record<string, EntryTerms>>;

export type EntryKind = keyof typeof entryKinds;

/**
 * Signed: a credit is positive, a debit negative. What the shop owes or has earned (wallets, payouts due, fees) has a
 * credit balance; what it has (the bank) a debit balance. An account's balance is the sum of its lines.
 */
export type LedgerLine = { readonly account: Account; readonly amount: Paise };

/** Money that moved, for ever. */
export type Entry = {
  /** Made of what it is about, so that the same thing is never booked twice. */
  readonly id: string;
  readonly kind: EntryKind;
  readonly order?: string | undefined;
  /** The account of the person who made it, or `system`. */
  readonly maker: string;
  readonly approver?: string | undefined;
  /** What the other side calls it: a bank's reference, a provider's payout. */
  readonly reference?: string | undefined;
  readonly reason?: string | undefined;
  readonly at: Instant;
  readonly lines: readonly LedgerLine[];
};

/** Whether two entries with one id say the same. Who says it and when may differ: it is then said again. */
export function isSameEntry(one: Entry, other: Entry): boolean {
  const facts = ({ id, kind, order, approver, reference, reason, lines }: Entry): string =>
    JSON.stringify([id, kind, order, approver, reference, reason, lines.map(spell).sort()]);
  return facts(one) === facts(other);
}

const spell = ({ account, amount }: LedgerLine): string => `${account} ${amount}`;

/** The entry without lines of nothing; no entry at all when nothing moves. */
export function entryOf(entry: Entry): Entry | undefined {
  const lines = entry.lines.filter(({ amount }) => amount !== 0);
  return lines.length === 0 ? undefined : { ...entry, lines };
}
