import { type OrderView, seenBy, type Viewer } from '#core/buyback/index.ts';
import type { Row } from '../client/index.ts';
import { readItems } from '../work/item-rows.ts';
import { marksOf } from './marks.ts';
import { orderColumns, toHolder, toOrder } from './order-rows.ts';
import type { OrderStore } from './order-store.ts';

export const selectOrders = `select ${orderColumns}, c.actor, c.actor_name, c.at as held_since
  from orders o left join claims c on c.number = o.number and c.released_at is null`;

/** Nobody outside this folder gets more of an order than its viewer may see. */
export async function viewsOf(
  { database, sealer }: OrderStore,
  rows: readonly Row[],
  viewer: Viewer,
): Promise<readonly OrderView[]> {
  const numbers = rows.map((row) => String(row.number));
  const items = numbers.length === 0 ? [] : await readItems(database, 'ofOrders', numbers);
  return rows.map((row, n) => {
    const number = numbers[n] ?? '';
    const own = items.filter((item) => item.number === number || isAbout(item.subject.numbers, number));
    const order = toOrder(row, { holder: toHolder(row), items: own }, sealer);
    const view = seenBy(order, viewer);
    // Who does not see what has happened has nothing to decide about.
    return viewer.type === 'customer' || view.isClosed ? view : { ...view, marks: marksOf(order, sealer) };
  });
}

const isAbout = (numbers: unknown, number: string): boolean =>
  Array.isArray(numbers) && numbers.includes(number);
