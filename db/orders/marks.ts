import { decidedAbout, type EventType, eventsFrom, type Order, type OrderView } from '#core/buyback/index.ts';
import type { Sealer } from '../sealed.ts';
import { duplicatesMark } from '../work/duplicates-mark.ts';

/** What a move of this order decides about as it is now, under a short name that buttons carry. */
export function markOf(order: Order, type: EventType, { mark }: Sealer): string | undefined {
  const about = decidedAbout(order, type);
  return about === undefined ? undefined : mark(`${order.number}:${type}:${about}`);
}

/** Of all that our people can do with it. Duplicates are merged as the task about them names them. */
export function marksOf(order: Order, sealer: Sealer): NonNullable<OrderView['marks']> {
  const duplicates = order.items.find(({ kind }) => kind === 'duplicate');
  const marks = eventsFrom(order.status, 'operator').flatMap((type) => {
    const mark = markOf(order, type, sealer);
    return mark === undefined ? [] : [[type, mark]];
  });
  return {
    ...Object.fromEntries(marks),
    ...(duplicates ? { 'merge-duplicate': duplicatesMark(duplicates) } : {}),
  };
}
