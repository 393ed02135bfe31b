export { anySimulated } from './any-simulated.ts';
export { actOnPayout, type HandAction } from './by-hand.ts';
export { type CodeKeys, codeKeys } from './code-keys.ts';
export {
  beginTry,
  type CodeToSend,
  codeToSend,
  findPayout,
  haveCodes,
  newestPayouts,
  type PayoutToSend,
  payoutsOf,
} from './find.ts';
export { type Issued, issueCode, type Release } from './issue-code.ts';
export { payoutMark } from './mark.ts';
export { ownPayouts } from './own-payouts.ts';
export { askLater, type PayoutNews, payoutNews } from './payout-news.ts';
export type { PayoutHooks, PayoutStore } from './payout-store.ts';
export { noteReconciled, reconciledOn } from './reconciled.ts';
export { type NewPayout, type Proof, startPayout } from './start-payout.ts';
export { type Taken, takeDelivery } from './take-delivery.ts';
export { clearVendor } from './vendors.ts';
export { type Verified, verifyCode } from './verify-code.ts';
