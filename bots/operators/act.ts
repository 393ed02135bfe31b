import { type Gate, type Order, slotLine } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { isPaymentAction } from '#core/payout/index.ts';
import type { ItemKind, Outcome } from '#core/support/index.ts';
import { type Acted, actOnOrder, findOrder } from '#db/orders/index.ts';
import type { PaymentMove, PaymentWish } from '#db/payments/index.ts';
import { askCredit } from '#db/trading/index.ts';
import {
  type ClearingWish,
  claimItem,
  clearByHand,
  closeItem,
  findItem,
  type ItemActed,
  mergeDuplicates,
  relayToCustomer,
} from '#db/work/index.ts';
import { actOnChat } from './act-on-chat.ts';
import type { Acting } from './acting.ts';
import type { ItemAction, OperatorAction, OrderAction } from './action.ts';
import { addPhotos, lieElsewhere } from './add-photos.ts';
import { done, refused, type Told } from './card.ts';
import { contactLines } from './order-card.ts';
import { type Ending, endings } from './task-endings.ts';
import { type LeadAction, type TaskAction, toEvent } from './to-event.ts';

/** Does what an operator asked for, or says why not. */
export const act = (action: OperatorAction, acting: Acting): Promise<Told> =>
  'number' in action
    ? actOnNumber(action, acting)
    : 'chat' in action
      ? actOnChat(action, acting)
      : actOnTask(action, acting);

async function actOnNumber(action: OrderAction, acting: Acting): Promise<Told> {
  const { number, type } = action;
  if (isTaskAction(action)) return actOnTaskOf(action, acting);
  if (action.type === 'ask-credit') return actOnLead(action, acting);
  const acted = await (isPayment(action) ? acting.pay(paymentOf(action, acting)) : moveOrder(action, acting));
  if (!acted.ok) return refused(acted.reason);
  if (acted.says) return done(acted.says);
  if (type === 'add-photos' && lieElsewhere(action, acting.by.account))
    return done({ key: 'operators.done-bring-photos' });
  if (type === 'submit-inspection') return done(priceLine(acted.order));
  if (type !== 'show-contact') return done({ key: `operators.done-${action.type}`, params: { number } });
  const { customer, place, slot } = acted.order;
  const when = {
    key: 'operators.card-slot',
    params: { slot: slotLine(slot, zoneOf(place.pincode)) },
  } as const;
  const lines = [...contactLines({ ...customer, place }), when];
  return { ...done({ key: 'operators.done-show-contact', params: { number, lines } }), isPrivate: true };
}

/** What the findings come to, and whose move it is now. */
function priceLine({ number, status, estimate, handover }: Order): Line {
  const price = { paise: handover.inspection?.breakdown.estimate ?? estimate };
  const params = { number, price, estimate: { paise: estimate } };
  if (status === 'offer-made') return { key: 'operators.done-price-offered', params };
  return status === 'variance-review'
    ? { key: 'operators.done-price-to-cx', params }
    : { key: 'operators.done-submit-inspection', params };
}

async function moveOrder(action: Exclude<OrderMove, PaymentAction>, acting: Acting): Promise<Acted> {
  const { store, facts, by, at, seen, once } = acting;
  if (action.type === 'pass-gate') return passGates(action, acting);
  const event = toEvent(action, facts);
  if (!event.ok) return { ok: false, reason: event.reason };
  if (event.value.type === 'add-photos' && action.type === 'add-photos')
    return addPhotos(action, event.value, acting);
  const { number } = action;
  const { handover: policy } = facts.policies;
  return actOnOrder(store, { number, event: event.value, by, at, seen, once, policy });
}

/** Each is a move of its own; the first that cannot be ends it, and what was passed before stays passed. */
async function passGates(
  { number, gate: gates }: { readonly number: string; readonly gate: readonly Gate[] },
  { store, facts, by, at }: Acting,
): Promise<Acted> {
  let acted: Acted = { ok: false, reason: { key: 'operators.no-such-gate' } };
  for (const gate of gates) {
    const event = { type: 'pass-gate', gate } as const;
    acted = await actOnOrder(store, { number, event, by, at, policy: facts.policies.handover });
    if (!acted.ok) return acted;
  }
  return acted;
}

type OrderMove = Exclude<OrderAction, { readonly type: TaskAction | LeadAction }>;
type PaymentAction = Extract<OrderAction, { readonly type: PaymentWish['type'] }>;

const isPayment = (action: OrderMove): action is PaymentAction => isPaymentAction(action.type);

const paymentOf = ({ number, ...wish }: PaymentAction, { by, at, seen, once }: Acting): PaymentMove => ({
  number,
  wish: wish as PaymentWish,
  by,
  at,
  seen,
  once,
});

/** Tasks that show on an order's card, by what is pressed; with an outcome, the press ends the task. */
const orderTasks = {
  'take-call': { kind: 'high-value-call' },
  merge: { kind: 'duplicate' },
  'keep-all': { kind: 'duplicate', outcome: 'different' },
  wiped: { kind: 'data-wipe' },
  'take-review': { kind: 'low-review' },
  reviewed: { kind: 'low-review' },
  'address-stays': { kind: 'address-check', outcome: 'same-address' },
} as const satisfies { readonly [T in TaskAction]: { readonly kind: ItemKind; readonly outcome?: Outcome } };

type OrderTaskAction = Extract<OrderAction, { readonly type: TaskAction }>;
const isTaskAction = (action: OrderAction): action is OrderTaskAction =>
  Object.hasOwn(orderTasks, action.type);

/** B10: the fee of a lost lead, back at once or with CX. */
async function actOnLead(
  { number, reason }: Extract<OrderAction, { readonly type: LeadAction }>,
  { store, by, at }: Acting,
): Promise<Told> {
  const asked = await askCredit(store, { number, reason, by, at });
  if (!asked.ok) return refused(asked.reason);
  const { verdict, because, fee } = asked.value;
  return verdict === 'credit'
    ? done({ key: 'matching.credit-done', params: { number, fee: { paise: fee }, because } })
    : done({ key: 'matching.credit-with-cx', params: { number, because } });
}

/** A task that shows on an order's card is found by the order. */
async function actOnTaskOf(action: OrderTaskAction, { store, by, at, seen }: Acting): Promise<Told> {
  const { number, type } = action;
  const order = await findOrder(store, number, { type: 'operators' });
  const task = orderTasks[type];
  const item = order?.items.find(({ kind }) => kind === task.kind);
  if (!item) return refused({ key: 'operators.no-such-item' });
  const { id } = item;
  if (type === 'take-call' || type === 'take-review')
    return told(await claimItem(store, { id, by, at }), type);
  if (action.type === 'reviewed') {
    const { outcome, note } = action;
    return told(await closeItem(store, { id, outcome, note, by, at }), type);
  }
  if (action.type === 'wiped') {
    const { certificate } = action;
    return told(await closeItem(store, { id, outcome: 'wiped', certificate, by, at }), type);
  }
  if ('outcome' in task)
    return told(await closeItem(store, { id, outcome: task.outcome, by, at, seen }), type);
  const merged = await mergeDuplicates(store, { id, by, at, seen });
  return merged.ok
    ? done({ key: 'operators.done-merge', params: { number: merged.kept } })
    : refused(merged.reason);
}

async function actOnTask(action: ItemAction, acting: Acting): Promise<Told> {
  const { store, by, at, seen } = acting;
  const { item: id } = action;
  if (action.type === 'claim-item') return told(await claimItem(store, { id, by, at }), action.type);
  if (action.type === 'clear-suspense' || action.type === 'approve-suspense')
    return actOnSuspense(action, acting);
  if (action.type === 'answer') return answerCustomer(action, acting);
  const outcome = action.type === 'close-item' ? action.outcome : endings[action.type];
  return told(await closeItem(store, { id, outcome, by, at, seen }), action.type);
}

async function answerCustomer(
  { item, text }: Extract<ItemAction, { readonly type: 'answer' }>,
  { store, by, at, once }: Acting,
): Promise<Told> {
  const { conversation } = (await findItem(store, item)) ?? {};
  if (conversation === undefined) return refused({ key: 'operators.no-such-item' });
  const relayed = await relayToCustomer(store, { conversation, text, by, at, once });
  return relayed.ok ? done({ key: 'operators.done-answer' }) : refused(relayed.reason);
}

type SuspenseAction = Extract<ItemAction, { readonly type: ClearingWish['type'] }>;

/** B14: money that matched nothing goes to where it belongs. */
async function actOnSuspense(
  { item, ...wish }: SuspenseAction,
  { store, by, at, approvalFrom, seen }: Acting,
): Promise<Told> {
  const cleared = await clearByHand(store, { item, wish, by, at, approvalFrom, seen });
  return cleared.ok ? done({ key: `ledger.done-${cleared.value}` }) : refused(cleared.reason);
}

type DoneWithTask = TaskAction | Ending | 'claim-item' | 'close-item';

const told = (acted: ItemActed, type: DoneWithTask): Told =>
  acted.ok ? done({ key: `operators.done-${type}` }) : refused(acted.reason);
