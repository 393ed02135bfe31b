import { type OrderStatus, type OrderView, stages, type Viewer } from '#core/buyback/index.ts';
import type { OrderStore } from './order-store.ts';
import { selectOrders, viewsOf } from './views.ts';

type BoardView = {
  /** `waiting`: for CX, because of its stage or a task about it; `leads`: those that the account's vendor lost and paid for. */
  readonly view: 'unassigned' | 'mine' | 'waiting' | 'leads' | OrderStatus;
  readonly viewer: Extract<Viewer, { readonly type: 'operator' }>;
  readonly limit: number;
};

const forCx = Object.entries(stages).flatMap(([status, { waitsFor }]) => (waitsFor === 'cx' ? [status] : []));

const filters = {
  mine: 'c.actor = $1',
  waiting: `(o.status = any($1::text[]) or o.number in (
    select w.number from work_items w where w.status in ('open', 'claimed') and w.number is not null))`,
  leads: `o.number in (select h.number from ledger_holds h join vendor_members m on m.vendor = h.vendor
    where m.account = $1 and not m.left and h.state = 'charged')`,
  status: 'o.status = $1',
} as const;

/** A list of orders as one operator may see them, the one that waits longest first. */
export async function board(
  store: OrderStore,
  { view, viewer, limit }: BoardView,
): Promise<readonly OrderView[]> {
  const { account } = viewer;
  const filter = view === 'mine' || view === 'waiting' || view === 'leads' ? view : 'status';
  const param = { mine: account, leads: account, waiting: forCx, status: view }[filter];
  const text = `${selectOrders} where ${filters[filter]} order by o.created_at, o.number limit $2`;
  const rows = await store.database.query(text, [param, limit]);
  return viewsOf(store, rows, viewer);
}

const counts = 'select status, count(*)::int as orders from orders group by status';

export async function countByStatus({ database }: OrderStore): Promise<ReadonlyMap<OrderStatus, number>> {
  const rows = await database.query<{ status: OrderStatus; orders: number }>(counts);
  return new Map(rows.map(({ status, orders }) => [status, orders]));
}
