import { type Choice, type Line, offer, type Reply, say } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import { canDo } from './matters.ts';
import { reachChoices } from './number-proof.ts';
import { statusLine } from './order-news.ts';
import { type Paid, paperLines } from './papers.ts';
import { slotLine } from './pickup-steps.ts';
import type { OrderView } from './seen-by.ts';
import { isOver } from './stages.ts';

/** Orders at most in one answer: more would not fit a screen. */
const mostShown = 5;

/**
 * A person's own orders, newest first: where each stands, and what can be done about it (S0-44, S3-44). With several under
 * way, one is chosen first: no button leaves open which one it is about. What was `paid` shows as its receipt.
 */
export function showOrders(orders: readonly OrderView[], wanted?: string, paid: Paid = new Map()): Reply {
  const shown =
    wanted === undefined ? orders.slice(0, mostShown) : orders.filter(({ number }) => number === wanted);
  if (shown.length === 0 && wanted !== undefined) return say('buyback.no-such-order');
  if (shown.length === 0) return offer('buyback.no-orders', [sell]);
  const open = shown.filter(({ status }) => !isOver(status));
  const [only, ...others] = open;
  const choices = others.length === 0 ? (only ? ways(only) : []) : open.map(chooseOrder);
  const key = others.length === 0 ? 'buyback.your-order' : 'buyback.your-orders';
  return offer(key, [...choices, sell], { lines: shown.map(orderLines(shown.length, paid)) });
}

const sell = { id: '@sell', label: { key: 'choices.sell' } } as const;

const chooseOrder = ({ number, device }: OrderView): Choice => ({
  id: `@track:${number}`,
  label: { key: 'buyback.order-choice', params: { number, device } },
});

/** All that can be done about one order now, the most pressing first. */
function ways(order: OrderView): readonly Choice[] {
  const { number, person, progress } = order;
  return [
    ...progress.choices,
    ...(canDo(order, 'change-slot') ? [way('change-slot', 'choices.change-time', number)] : []),
    // Until the partner is at the door (S0-78).
    ...(canDo(order, 'change-address') ? [way('address', 'choices.change-address', number)] : []),
    ...(person && canDo(order, 'second-number') ? reachChoices({ number, customer: person }) : []),
    ...(canDo(order, 'cancel-order') ? [way('cancel-order', 'choices.cancel-order', number)] : []),
  ];
}

const way = (
  command: string,
  key: 'choices.change-time' | 'choices.change-address' | 'choices.cancel-order',
  number: string,
): Choice => ({
  id: `@${command}:${number}`,
  label: { key },
});

/** Each order is a paragraph. */
const orderLines =
  (of: number, paid: Paid) =>
  (order: OrderView, n: number): Line => ({
    key: n + 1 < of ? 'buyback.order-paragraph' : 'buyback.order-last-paragraph',
    params: { lines: [...aboutOrder(order), ...paperLines(order, paid)] },
  });

function aboutOrder(order: OrderView): readonly Line[] {
  const { number, device, estimate, status, slot, area, progress, doorCode } = order;
  const price = { paise: progress.offer?.price ?? estimate };
  const { destination } = progress;
  const asks = canDo(order, 'pay-to') && destination === undefined;
  return [
    { key: 'buyback.order-line', params: { number, device, price, status: statusLine({ status }) } },
    ...(progress.priceLines ?? []),
    ...(beforeVisit.includes(status)
      ? [{ key: 'buyback.order-pickup', params: { slot: slotLine(slot, zoneOf(area.pincode)) } } as const]
      : []),
    ...(doorCode === undefined ? [] : [{ key: 'buyback.order-door', params: { code: doorCode } } as const]),
    ...(destination === undefined ? [] : [{ key: 'buyback.order-pay-to', params: { destination } } as const]),
    ...(asks ? [{ key: 'buyback.order-no-destination' } as const] : []),
  ];
}

/** Stages at which the time of the visit still matters. */
const beforeVisit: readonly OrderView['status'][] = [
  'created',
  'unassigned',
  'assigned',
  'scheduled',
  'en-route',
  'unserviceable',
];
