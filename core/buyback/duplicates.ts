import type { Instant, Paise } from '../shared/index.ts';
import { lifecycle } from './lifecycle.ts';
import type { OrderStatus } from './order.ts';

/** Of one person's orders for one model: what tells which of them is kept. */
export type Lookalike = {
  readonly number: string;
  readonly status: OrderStatus;
  readonly estimate: Paise;
  readonly createdAt: Instant;
};

/**
 * The orders that look like `number` sold twice: same person and model (they come in so), made within `window`
 * milliseconds of it, none of them so far along that it can no longer be merged. None when it is alone (S0-82).
 */
export function duplicatesOf(
  number: string,
  orders: readonly Lookalike[],
  window: number,
): readonly Lookalike[] {
  const order = orders.find((each) => each.number === number);
  if (!order) return [];
  const group = orders.filter(
    ({ status, createdAt }) => canMerge(status) && Math.abs(createdAt - order.createdAt) <= window,
  );
  return group.includes(order) && group.length > 1 ? group : [];
}

/** The highest estimate stays; of equal ones the first that was made (S0-88). */
export const highest = (orders: readonly Lookalike[]): Lookalike | undefined =>
  [...orders].sort(
    (a, b) => b.estimate - a.estimate || a.createdAt - b.createdAt || (a.number < b.number ? -1 : 1),
  )[0];

export const canMerge = (status: OrderStatus): boolean => lifecycle[status]['merge-duplicate'] !== undefined;
