import { type Line, offer, type Reply, say } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import { isOver } from './lifecycle.ts';
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
  const choices = [...shown.filter(isOpen).map(changeAddress), sell];
  return offer('buyback.your-orders', choices, { lines: shown.map(orderLine) });
}

const sell = { id: '@sell', label: { key: 'choices.sell' } } as const;

const isOpen = ({ status }: OrderView): boolean => !isOver(status);

const changeAddress = ({ number }: OrderView) => ({
  id: `@address:${number}`,
  label: { key: 'buyback.change-address-of', params: { number } } as const,
});

const orderLine = ({ number, device, estimate, status, slot, area }: OrderView): Line => ({
  key: 'buyback.order-line',
  params: {
    number,
    device,
    price: { paise: estimate },
    status: statusLine({ status }),
    slot: slotLine(slot, zoneOf(area.pincode)),
  },
});
