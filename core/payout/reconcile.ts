import type { Paise } from '../shared/index.ts';
import type { PayoutReport } from './hear.ts';
import type { Payout } from './payout.ts';

/** A payout as its provider lists it. `key` is ours, when it names one. */
export type ListedPayout = { readonly key?: string | undefined; readonly report: PayoutReport };

/** A payout of ours, and what the books say of it: whether its money has left the bank, and has come back. */
export type OwnPayout = {
  readonly payout: Payout;
  readonly left?: Paise | undefined;
  readonly back?: Paise | undefined;
};

/** What does not agree (M9). `theirs` and `ours` are amounts, when both sides have one. */
export type Difference = {
  readonly what: 'not-ours' | 'not-theirs' | 'twice' | 'amount' | 'state' | 'books' | 'cut-off';
  /** Our key; the provider's own id of what we never asked for; whose list was too long, and when. */
  readonly id: string;
  readonly number?: string | undefined;
  readonly ours?: Paise | undefined;
  readonly theirs?: Paise | undefined;
};

/** What our books have to say of a payout in each state; nothing where both may be. */
function agrees({ payout, left, back }: OwnPayout): boolean {
  const { state, amount } = payout;
  if (state === 'processed') return left === amount && back === undefined;
  // It may have come back before we heard that it had left: then it never left our books.
  if (state === 'reversed') return left === back && (left === undefined || left === amount);
  return left === undefined && back === undefined;
}

/** Every difference of our payouts to our own books. */
export const bookDifferences = (own: readonly OwnPayout[]): readonly Difference[] =>
  own.flatMap((each) => {
    const { id, number, amount } = each.payout;
    return agrees(each) ? [] : [{ what: 'books', id, number, ours: amount, theirs: each.left } as const];
  });

/**
 * Every difference between what a provider lists and what we have. `own` has at least the payouts that are listed;
 * `complete`: those that its list has to have.
 */
export function providerDifferences(
  listed: readonly ListedPayout[],
  own: readonly OwnPayout[],
  complete: ReadonlySet<string>,
): readonly Difference[] {
  const known = new Map(own.map(({ payout }) => [payout.id, payout]));
  const strange = listed.filter(({ key = '' }) => !known.has(key));
  const theirs = new Map<string, ListedPayout[]>();
  for (const each of listed) theirs.set(each.key ?? '', [...(theirs.get(each.key ?? '') ?? []), each]);
  return [
    ...strange.map(({ key, report: { providerId, amount } }): Difference => {
      return { what: 'not-ours', id: providerId ?? key ?? '', theirs: amount };
    }),
    ...own.flatMap(({ payout }) => compare(payout, theirs.get(payout.id) ?? [], complete)),
  ];
}

function compare(
  { id, number, amount: ours, state }: Payout,
  listed: readonly ListedPayout[],
  complete: ReadonlySet<string>,
): readonly Difference[] {
  const about = { id, number, ours };
  const [first, ...others] = listed;
  const made = state === 'processed' || state === 'reversed';
  if (!first) return made && complete.has(id) ? [{ what: 'not-theirs', ...about }] : [];
  const theirs = first.report.amount;
  return [
    ...others.map(({ report }): Difference => ({ what: 'twice', ...about, theirs: report.amount })),
    ...(theirs !== undefined && theirs !== ours ? [{ what: 'amount', ...about, theirs } as const] : []),
    ...(fits[state].includes(first.report.heard) ? [] : [{ what: 'state', ...about, theirs } as const]),
  ];
}

/** What a provider may say of a payout that is in a state with us. */
const fits: { readonly [S in Payout['state']]: readonly PayoutReport['heard'][] } = {
  pending: ['waiting', 'accepted'],
  sent: ['waiting', 'accepted'],
  unknown: ['waiting', 'accepted'],
  processed: ['processed'],
  failed: ['failed', 'reversed'],
  reversed: ['reversed', 'failed'],
};
