export { changeAddress } from './change-address.flow.ts';
export type { Command } from './commands.ts';
export { addressLine } from './confirm-step.ts';
export { fillHits } from './device-steps.ts';
export { canMerge, duplicatesOf, highest, type Lookalike } from './duplicates.ts';
export type { SellFacts } from './facts.ts';
export { mayContact, takenBy } from './guards.ts';
export { apply, eventsFrom, isOver, lifecycle, stages, waitsTooLong } from './lifecycle.ts';
export type { Customer, Holder, NewOrder, Order, OrderStatus } from './order.ts';
export {
  type Actor,
  type CallOutcome,
  type CancelReason,
  callOutcomes,
  cancelReasons,
  type EventType,
  eventData,
  eventTerms,
  type How,
  type OrderEvent,
  theSystem,
} from './order-events.ts';
export { type OrderCommand, statusLine } from './order-news.ts';
export { showOrders } from './own-orders.ts';
export { slotLine } from './pickup-steps.ts';
export { defaultPolicies, type Policies } from './policies.ts';
export { requestModel } from './request-model.flow.ts';
export { type Area, type OrderView, seenBy, type Viewer } from './seen-by.ts';
export { afterOrder, sellFlow } from './sell.flow.ts';
export { type TimelineEntry, timelineLine } from './timeline.ts';
