export { clearSuspense, correctAccount, recordTopUp, toSuspense } from './by-hand.ts';
export { newestHold } from './hold-rows.ts';
export { adjustHold, captureHold, creditLead, type Held, holdForClaim, releaseHold } from './holds.ts';
export { type Booked, buyForShop, payoutProcessed, payoutReversed } from './payouts.ts';
export { EntryConflict, type Posted, postEntry } from './post.ts';
export { entriesOf, trialBalance, type Wallet, walletOf, walletsOf } from './reads.ts';
