export { availableOf, dueOf, heldOf, vendorOfAccount } from './account-of.ts';
export { type Account, type AccountKind, accountKinds, isAccount, isDerived, isFloored } from './accounts.ts';
export { readRupees } from './amounts.ts';
export { type Balances, fold, shortfall } from './balances.ts';
export { adjustmentEntry, type Correction, clearEntry, suspenseEntry, type Unmatched } from './by-hand.ts';
export { checkEntry, type EntryFault, isSamePerson, mostPaise } from './check-entry.ts';
export { type Entry, type EntryKind, isSameEntry, type LedgerLine } from './entry.ts';
export { defaultFees, type FeePolicy, leadFee, neededFor } from './fees.ts';
export type { Hold, HoldChange } from './hold.ts';
export {
  adjustHold,
  type Claimed,
  captureHold,
  creditLead,
  type LetGo,
  openHold,
  releaseHold,
} from './hold-moves.ts';
export { type ClaimEnd, chargesLead, touches } from './lead-charge.ts';
export { inLockOrder } from './lock-order.ts';
export {
  type Payout,
  type Purchase,
  processedEntry,
  processPayout,
  purchaseEntry,
  reversePayout,
} from './payout.ts';
export type { Insufficient, Refusal } from './refusals.ts';
export { type Total, type TrialBalance, trialBalance } from './trial-balance.ts';
export { type Made, topUpEntry } from './wallet-entries.ts';
export { refusalLine, trialBalanceLines } from './words.ts';
