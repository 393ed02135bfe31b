import type { Paise } from '../shared/index.ts';
import { type Account, isFloored } from './accounts.ts';
import type { Entry, LedgerLine } from './entry.ts';
import type { Insufficient } from './refusals.ts';

/** Signed as lines are. An account that is not in it has nothing. */
export type Balances = ReadonlyMap<Account, Paise>;

/** Balances with these lines added. */
export function fold(lines: readonly LedgerLine[], before: Balances = new Map()): Balances {
  const after = new Map(before);
  for (const { account, amount } of lines) after.set(account, (after.get(account) ?? 0) + amount);
  return after;
}

/** The first account that an entry would take below its floor (M4), or nothing. */
export function shortfall({ lines }: Pick<Entry, 'lines'>, balances: Balances): Insufficient | undefined {
  for (const { account, amount } of lines) {
    const available = balances.get(account) ?? 0;
    if (amount < 0 && available + amount < 0 && isFloored(account))
      return { type: 'insufficient', account, available, needed: -amount };
  }
  return undefined;
}
