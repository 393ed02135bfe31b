import type { OrderView, TimelineEntry, Viewer } from '#core/buyback/index.ts';
import { chatsOfCustomer } from '../customers/index.ts';
import type { OrderStore } from './order-store.ts';
import { selectOrders, viewsOf } from './views.ts';

const byNumber = `${selectOrders} where o.number = $1`;
const ofCustomer = `${selectOrders} where o.conversation = any(${chatsOfCustomer})
  order by o.created_at desc, o.number limit $2`;
const moves = `select e.event, e.actor as account, coalesce(s.name, '') as name, e.data, e.at
  from order_events e left join staff s on s.account = e.actor where e.number = $1 order by e.sequence`;

/** The order as `viewer` may see it. Undefined when there is none with that number. */
export async function findOrder(
  store: OrderStore,
  number: string,
  viewer: Viewer,
): Promise<OrderView | undefined> {
  const [found] = await viewsOf(store, await store.database.query(byNumber, [number]), viewer);
  return found;
}

/** What the customer of this conversation sold, in it and in others that proved the same number, newest first. */
export const ordersOf = async (
  store: OrderStore,
  conversation: string,
  limit = 10,
): Promise<readonly OrderView[]> =>
  viewsOf(store, await store.database.query(ofCustomer, [conversation, limit]), { type: 'customer' });

/** Every move of an order, oldest first. */
export const timeline = ({ database }: OrderStore, number: string): Promise<readonly TimelineEntry[]> =>
  database.query<TimelineEntry>(moves, [number]);
