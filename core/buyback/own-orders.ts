import { type Line, offer, type Reply, say } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import { lifecycle } from './lifecycle.ts';
import { statusLine } from './order-news.ts';
import { slotLine } from './pickup-steps.ts';
import type { OrderView } from './seen-by.ts';

/** Orders at most in one answer: more would not fit a screen. */
const mostShown = 5;

/** A person's own orders, newest first: where each stands, and what can be done about it (S0-44, S3-44). */
export function showOrders(orders: readonly OrderView[], wanted?: string): Reply {
  const shown =
    wanted === undefined ? orders.slice(0, mostShown) : orders.filter(({ number }) => number === wanted);
  if (shown.length === 0 && wanted !== undefined) return say('buyback.no-such-order');
  if (shown.length === 0) return offer('buyback.no-orders', [sell]);
  const choices = [
    ...shown.flatMap(({ progress }) => progress.choices),
    ...shown.filter(canMove).map(changeAddress),
    sell,
  ];
  return offer('buyback.your-orders', choices, { lines: shown.map(orderLine) });
}

const sell = { id: '@sell', label: { key: 'choices.sell' } } as const;

/** Until the partner is at the door (S0-78). */
const canMove = ({ status }: OrderView): boolean => lifecycle[status]['change-address'] !== undefined;

const changeAddress = ({ number }: OrderView) => ({
  id: `@address:${number}`,
  label: { key: 'buyback.change-address-of', params: { number } } as const,
});

const orderLine = ({ number, device, estimate, status, slot, area, progress }: OrderView): Line => ({
  key: 'buyback.order-line',
  params: {
    number,
    device,
    price: { paise: progress.offer?.price ?? estimate },
    status: statusLine({ status }),
    slot: slotLine(slot, zoneOf(area.pincode)),
  },
});
