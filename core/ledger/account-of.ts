import { accountKinds, kindOf } from './accounts.ts';

export const availableOf = (vendor: string) => `vendor-available:${vendor}` as const;
export const heldOf = (vendor: string) => `vendor-held:${vendor}` as const;
export const dueOf = (order: string) => `payouts-due:${order}` as const;

/** The vendor whose money an account is; undefined where it is an order's or the shop's. */
export function vendorOfAccount(account: string): string | undefined {
  const kind = kindOf(account);
  const isVendors = kind !== undefined && accountKinds[kind].of === 'vendor';
  return isVendors ? account.slice(account.indexOf(':') + 1) : undefined;
}
