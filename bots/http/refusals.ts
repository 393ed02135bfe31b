import { forgetOldest } from '../shell/forget-oldest.ts';
import { limits } from './limits.ts';

export type Refusals = {
  /** Whether so much of it was refused that the next is not even looked at. */
  isSpent(who: string, now: number): boolean;
  refused(who: string, now: number): void;
  /** It has shown who it is: for a while it is always looked at. */
  accepted(who: string, now: number): void;
  /** How many are remembered. */
  size(): number;
};

type Account = { readonly left: number; readonly at: number; readonly trustedUntil: number };

/**
 * A bucket of refusals for each sender: what is taken costs nothing, so that no load locks out whom we believe. Times are
 * epoch milliseconds.
 */
export function openRefusals(most: number = limits.addresses): Refusals {
  const { atOnce, perSecond } = limits.refusals;
  const accounts = new Map<string, Account>();
  const read = (who: string, now: number): Account => {
    const { left, at, trustedUntil } = accounts.get(who) ?? { left: atOnce, at: now, trustedUntil: 0 };
    const back = (Math.max(0, now - at) * perSecond) / 1_000;
    return { left: Math.min(atOnce, left + back), at: now, trustedUntil };
  };
  const keep = (who: string, account: Account): void => {
    // Whoever was heard last stands last, so the first is the longest silent.
    accounts.delete(who);
    accounts.set(who, account);
    forgetOldest(accounts, most);
  };
  return {
    isSpent: (who, now) => {
      if (!accounts.has(who)) return false;
      const { left, trustedUntil } = read(who, now);
      return left < 1 && trustedUntil <= now;
    },
    refused: (who, now) => {
      const account = read(who, now);
      keep(who, { ...account, left: Math.max(0, account.left - 1) });
    },
    accepted: (who, now) => {
      // Once a minute is enough: deliveries come by the hundred in a second.
      const { trustedUntil = 0 } = accounts.get(who) ?? {};
      if (trustedUntil - now > limits.trustedFor - 60_000) return;
      keep(who, { ...read(who, now), trustedUntil: now + limits.trustedFor });
    },
    size: () => accounts.size,
  };
}
