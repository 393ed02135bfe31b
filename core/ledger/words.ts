import type { Line, Params } from '../conversation/index.ts';
import type { Instant } from '../shared/index.ts';
import type { AccountKind } from './accounts.ts';
import type { Refusal } from './refusals.ts';
import type { TrialBalance } from './trial-balance.ts';

const nameOf = (kind: AccountKind): Line => ({ key: `ledger.account-${kind}` });

/** The day's trial balance for CX: each kind of account on its side, both sums, and what needs a person. */
export function trialBalanceLines(
  trial: TrialBalance,
  { at, zone }: { readonly at: Instant; readonly zone: string },
): readonly Line[] {
  const sums = { debit: { paise: trial.debit }, credit: { paise: trial.credit } };
  return [
    { key: 'ledger.title', params: { date: { at, zone, show: 'date' } } },
    ...trial.rows.map(
      ({ kind, debit, credit }): Line =>
        debit > 0
          ? { key: 'ledger.debit-row', params: { account: nameOf(kind), amount: { paise: debit } } }
          : { key: 'ledger.credit-row', params: { account: nameOf(kind), amount: { paise: credit } } },
    ),
    ...(trial.rows.length === 0 ? [{ key: 'ledger.empty' } as const] : []),
    { key: trial.debit === trial.credit ? 'ledger.balanced' : 'ledger.not-balanced', params: sums },
    ...trial.off.map((kind): Line => ({ key: 'ledger.off', params: { account: nameOf(kind) } })),
    ...waiting(trial.suspense),
  ];
}

const waiting = (suspense: number): readonly Line[] =>
  suspense === 0 ? [] : [{ key: 'ledger.in-suspense', params: { amount: { paise: Math.abs(suspense) } } }];

/** Why money does not move, for whoever asked. */
export function refusalLine(refusal: Refusal): Line {
  const params = amounts(refusal);
  return { key: `ledger.refused-${refusal.type}`, ...(params ? { params } : {}) };
}

function amounts(refusal: Refusal): Params | undefined {
  switch (refusal.type) {
    case 'insufficient': {
      const { available, needed } = refusal;
      const missing = needed - available;
      return { available: { paise: available }, needed: { paise: needed }, missing: { paise: missing } };
    }
    case 'beyond-hold':
      return { held: { paise: refusal.held }, price: { paise: refusal.price } };
    case 'not-due':
      return { due: { paise: refusal.due }, amount: { paise: refusal.amount } };
    default:
      return undefined;
  }
}
