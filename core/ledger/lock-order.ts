import { type Account, kindOf, kinds } from './accounts.ts';

/** The order in which balances are locked, everywhere. */
export const inLockOrder = (accounts: readonly Account[]): readonly Account[] =>
  [...accounts].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : Number(a > b)));

const rank = (account: Account): number => kinds.indexOf(kindOf(account) ?? 'bank');
