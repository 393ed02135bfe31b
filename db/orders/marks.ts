import { decidedAbout, type EventType, eventsFrom, type Order, type OrderView } from '#core/buyback/index.ts';
import type { Sealer } from '../sealed.ts';

/** What a move of this order decides about as it is now, under a short name that buttons carry. */
export function markOf(order: Order, type: EventType, { mark }: Sealer): string | undefined {
  const about = decidedAbout(order, type);
  return about === undefined ? undefined : mark(`${order.number}:${type}:${about}`);
}

/** Of all that our people can do with it. */
export const marksOf = (order: Order, sealer: Sealer): NonNullable<OrderView['marks']> =>
  Object.fromEntries(
    eventsFrom(order.status, 'operator').flatMap((type) => {
      const mark = markOf(order, type, sealer);
      return mark === undefined ? [] : [[type, mark]];
    }),
  );
