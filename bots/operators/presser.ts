import { type EventType, eventTerms, type OrderView, refusedTo } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { StaffRole } from '#core/staff/index.ts';
import type { OrderStore } from '#db/orders/index.ts';
import { haveCodes } from '#db/payouts/index.ts';
import type { Card } from './card.ts';

type Presser = { readonly account: string; readonly roles: readonly StaffRole[]; readonly at: Instant };

/** What a vendor's people may do about orders that nobody of theirs has. */
const ofStrangers: readonly string[] = ['claim', 'decline-offer'];

const isMove = (action: string): action is EventType => Object.hasOwn(eventTerms, action);

/** Why this person's press could only be refused now, whatever they fill in. */
export function refusedPress(
  order: OrderView,
  action: string,
  { account, roles, at }: Presser,
): Line | undefined {
  if (!isMove(action)) return undefined;
  const isVendor = roles.length > 0 && roles.every((role) => role === 'vendor');
  if (isVendor && order.holder?.account !== account && !ofStrangers.includes(action))
    return { key: 'operators.contact-hidden' };
  return refusedTo(order, action, { account, at });
}

/** Leaves out of a card what its reader is only refused by. */
type ForPresser = (card: Card, order: OrderView) => Card;

/** What shows on cards of these orders to one person. A code that nobody was sent cannot be typed in. */
export async function pressedBy(
  { database }: OrderStore,
  orders: readonly OrderView[],
  presser: Presser,
): Promise<ForPresser> {
  const unpaid = orders.filter(({ status }) => status === 'payment-pending').map(({ number }) => number);
  const coded = await haveCodes(database, unpaid);
  return (card, order) => ({
    ...card,
    lines: order.holder?.account === presser.account ? card.lines.map(toHolder) : card.lines,
    buttons: card.buttons.filter(
      ({ action }) =>
        refusedPress(order, action, presser) === undefined &&
        (action !== 'verify-code' || coded.has(order.number)),
    ),
  });
}

/** Whoever typed the codes can do nothing about them but wait: what CX has to do is no word for them. */
const toHolder = (line: Line): Line =>
  line.key === 'operators.task-codes' ? { ...line, key: 'operators.task-codes-yours' } : line;
