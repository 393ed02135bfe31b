export { isPaymentAction, isPayoutAction, type PayoutAction, payoutActions } from './actions.ts';
export { arrivesWithin, isStuck, nextQuestion } from './asking.ts';
export { approvePaid, byHand, confirmUnpaid, giveUp, recordPaid, returnPaid } from './by-hand.ts';
export type { Binding, CodeRefusal, CodeStanding, CodeVerdict, IssuedCode } from './code.ts';
export { codeLimits } from './code-limits.ts';
export { bindingText, refuseIssue, refuseTry, wrong } from './codes.ts';
export { doubtsDestination } from './corrected-upi.ts';
export { type Destination, destination, destinationText, maskDestination } from './destination.ts';
export { type HeardOf, hear, type PayoutAlarm, type PayoutReport } from './hear.ts';
export { type Heard, isUnsettled, openStates, payoutLifecycle, unsettledStates } from './lifecycle.ts';
export type { Payout, PayoutOutcome, PayoutState } from './payout.ts';
export { looksLikeMobile, readAccount, readIfsc } from './read-bank.ts';
export { readCode } from './read-code.ts';
export { readDestination } from './read-destination.ts';
export { readUpi } from './read-upi.ts';
export {
  bookDifferences,
  type Difference,
  type ListedPayout,
  type OwnPayout,
  providerDifferences,
} from './reconcile.ts';
export { codeText, codeWords, verdictLine } from './words.ts';
