export { type Actor, type How, policyOf, theSystem } from './actor.ts';
export { asksPrice } from './asks-price.ts';
export { cancelOrder } from './cancel-order.flow.ts';
export { changeAddress } from './change-address.flow.ts';
export { changeSlot } from './change-slot.flow.ts';
export { readComing } from './coming.ts';
export type { Command, CustomerWish } from './commands.ts';
export { addressLine } from './confirm-step.ts';
export { correctNumber } from './correct-number.flow.ts';
export { decidedAbout } from './decided.ts';
export { fillHits } from './device-steps.ts';
export { dispute } from './dispute.flow.ts';
export { isNoDispute, linesNamed, readDisputeWish } from './dispute-wish.ts';
export { canMerge, duplicatesOf, highest, type Lookalike } from './duplicates.ts';
export { eventData, eventTerms } from './event-terms.ts';
export type { SellFacts } from './facts.ts';
export { foundOrders, foundProof } from './found-orders.ts';
export { takenBy } from './guards.ts';
export {
  type Gate,
  gateNames,
  type Handover,
  type Inspection,
  imeiChecks,
  noHandover,
} from './handover.ts';
export { canStillBePlanned } from './handover-guards.ts';
export type { HandoverPolicy } from './handover-policy.ts';
export { type AttemptReason, attemptReasons, noDealReasons, waiveReasons } from './handover-reasons.ts';
export { wordsOf } from './inspection.ts';
export { keepDevice } from './keep-device.flow.ts';
export { apply, eventsFrom, lifecycle } from './lifecycle.ts';
export type { Matter } from './matter.ts';
export { briefOf } from './matters.ts';
export { isCorrected } from './number-correction.ts';
export { codesGoTo, numberOf, numberProving, unproven } from './number-proof.ts';
export { readNumberWish } from './number-wish.ts';
export type { Customer, Holder, NewOrder, Order, OrderStatus } from './order.ts';
export type { EventType, OrderEvent } from './order-events.ts';
export type { OrderCommand } from './order-news.ts';
export { readOrderWish } from './order-wish.ts';
export { showOrders } from './own-orders.ts';
export { papers, readPaperWish } from './paper-wish.ts';
export { showPapers } from './papers.ts';
export { payTo } from './pay-to.flow.ts';
export { photoOf } from './photo-of.ts';
export { slotLine } from './pickup-steps.ts';
export { defaultPolicies, type Policies } from './policies.ts';
export { disputable } from './progress.ts';
export { orderTexts, proofLimits, type Reach } from './proof.ts';
export { callOutcomes, cancelReasons, declineReasons } from './reasons.ts';
export { refusedTo } from './refused-to.ts';
export { requestModel } from './request-model.flow.ts';
export { secondNumber } from './second-number.flow.ts';
export { type Area, type OrderView, type Sight, seenBy, type Viewer } from './seen-by.ts';
export { type SellStep, sellFlow } from './sell.flow.ts';
export { sellAgain } from './sell-again.flow.ts';
export { photosLeft } from './sent-photos.ts';
export { deviceSoFar, soldAnswers } from './sold-answers.ts';
export { isAtDoor, isNeglected, isOver, owesMoney, stages, waitsTooLong } from './stages.ts';
export { isPublic, type TimelineEntry, timelineLine } from './timeline.ts';
export { verifyNumber } from './verify-number.flow.ts';
export { whichOrder } from './which-order.flow.ts';
export { priceSoFar, whySoLow, wondersAtPrice } from './why-so-low.ts';
