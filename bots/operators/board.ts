import { lifecycle, type OrderStatus, type OrderView } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { countByStatus, board as listOrders, type OrderStore } from '#db/orders/index.ts';
import { openItems } from '#db/work/index.ts';
import type { Board, Card, Operator } from './card.ts';
import { itemCard } from './item-card.ts';
import { orderCard } from './order-card.ts';

type Drawing = Parameters<typeof orderCard>[1];

/** Cards a tab at most: who has more to do than that looks at the first ones first. */
const most = 50;

/** Lists that are made of more than one status; every other tab is a status. */
const queues = ['unassigned', 'mine', 'waiting'] as const;
type Queue = (typeof queues)[number];

/** Everything there is to do and to look up, as one operator sees it: the tab that is asked for, else the first (S0-51). */
export async function drawBoard(
  store: OrderStore,
  { view, operator }: { readonly view: string; readonly operator: Operator },
  drawing: Drawing,
): Promise<Board> {
  const { account } = operator;
  const list = (name: Queue | OrderStatus) => listOrders(store, { view: name, account, limit: most });
  const [counts, mine, waiting, items] = await Promise.all([
    countByStatus(store),
    list('mine'),
    list('waiting'),
    openItems(store, most),
  ]);
  const { now } = drawing;
  // A task about an order shows on the order's card.
  const tasks = items.filter(({ number }) => number === undefined);
  const own = tasks.filter((item) => item.account === account);
  const toCards = (orders: readonly OrderView[]) => orders.map((order) => orderCard(order, drawing));
  const toTasks = (some: typeof tasks) => some.map((item) => itemCard(item, now));
  const cards: Readonly<Record<'mine' | 'waiting', readonly Card[]>> = {
    mine: [...toCards(mine), ...toTasks(own)],
    waiting: [...toTasks(tasks), ...toCards(waiting)],
  };
  const names = [...queues, ...statuses];
  const asked = names.find((name) => name === view) ?? 'unassigned';
  return {
    tabs: names.map((id) => ({ id, label: labelOf(id), count: count(id) })),
    cards: asked === 'mine' || asked === 'waiting' ? cards[asked] : toCards(await list(asked)),
  };

  function count(id: Queue | OrderStatus): number {
    return id === 'mine' || id === 'waiting' ? cards[id].length : (counts.get(id) ?? 0);
  }
}

/** `created` lasts no longer than a transaction. */
const statuses = (Object.keys(lifecycle) as OrderStatus[]).filter(
  (status) => status !== 'created' && status !== 'unassigned',
);

const labelOf = (id: Queue | OrderStatus): Line =>
  id === 'unassigned' || id === 'mine' || id === 'waiting'
    ? { key: `operators.board-${id}` }
    : { key: `operators.status-${id}` };
