import type { Paise } from '../shared/index.ts';
import type { Account } from './accounts.ts';

/** The account has less than has to leave it. */
export type Insufficient = {
  readonly type: 'insufficient';
  readonly account: Account;
  readonly available: Paise;
  readonly needed: Paise;
};

/** Why money does not move. Nothing was booked then. */
export type Refusal =
  | Insufficient
  /** The order has an open hold already. */
  | { readonly type: 'held-already'; readonly vendor: string }
  /** The order has no open hold, or this vendor none of it. */
  | { readonly type: 'no-hold' }
  /** The final price is more than is held: adjust the hold first. */
  | { readonly type: 'beyond-hold'; readonly held: Paise; readonly price: Paise }
  /** No fee of this lead was charged. */
  | { readonly type: 'nothing-charged' }
  /** The order's customer is owed another amount. */
  | { readonly type: 'not-due'; readonly due: Paise; readonly amount: Paise }
  /** No such payout of this order was processed with this amount. */
  | { readonly type: 'not-processed' }
  /** The bank's reference stands for another movement already. */
  | { readonly type: 'reference-used' }
  /** Whoever corrects does not approve it. */
  | { readonly type: 'own-approval' }
  /** What it follows from has to be put right instead. */
  | { readonly type: 'derived' }
  /** Whoever puts something right by hand says why. */
  | { readonly type: 'no-reason' }
  /** Under this name something else was put right. */
  | { readonly type: 'key-used' }
  /** No such entry is in suspense. */
  | { readonly type: 'not-in-suspense' };
