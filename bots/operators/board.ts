import { lifecycle, type OrderStatus, type OrderView, type Sight } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { type Instant, ok, type Result } from '#core/shared/index.ts';
import { mayDo, type StaffRole, wordRoles } from '#core/staff/index.ts';
import { countByStatus, board as listOrders } from '#db/orders/index.ts';
import { openItems } from '#db/work/index.ts';
import { admitted, type Room } from './admitted.ts';
import type { Board, Card, Operator } from './card.ts';
import { drawing } from './drawing.ts';
import { dress, dressTasks } from './dress.ts';
import { figureLines } from './figures.ts';
import { marketOf } from './market.ts';
import { orderCard } from './order-card.ts';
import { payoutsOf } from './payouts-of.ts';
import { pressedBy } from './presser.ts';
import { opened, sightOf } from './sight.ts';

/** Cards a tab at most: who has more to do than that looks at the first ones first. */
const most = 50;

/** Lists that are made of more than one status; every other tab is a status. */
const queues = ['unassigned', 'mine', 'waiting'] as const;
type Queue = (typeof queues)[number] | 'leads';

/**
 * Everything there is to do and to look up, as one operator sees it: the tab that is asked for, else the first (S0-51).
 * Who has nothing to do with orders sees how the shop stands.
 */
export async function drawBoard(view: string, operator: Operator, room: Room): Promise<Result<Board, Line>> {
  const roles = await admitted(room.store, operator);
  if (!roles.ok) return roles;
  return ok(
    mayDo(roles.value, 'look')
      ? await drawTabs({ view, operator, roles: roles.value }, room)
      : await drawFigures(roles.value, room),
  );
}

async function drawFigures(roles: readonly StaffRole[], { store, now }: Room): Promise<Board> {
  const figures = await figureLines(store, { counts: await countByStatus(store), mine: 0, now });
  const you: Line = { key: 'staff.no-cards', params: { you: wordRoles(roles) } };
  return { figures: [...figures, you], tabs: [], cards: [] };
}

type Looking = { readonly view: string; readonly operator: Operator; readonly roles: readonly StaffRole[] };

async function drawTabs({ view, operator, roles }: Looking, room: Room): Promise<Board> {
  const { store, now } = room;
  const { account } = operator;
  const viewer = listing(account, sightOf(roles, room, 'lists'), now);
  const list = (name: Queue | OrderStatus) => listOrders(store, { view: name, viewer, limit: most });
  const [counts, mine, leads, waiting, items] = await Promise.all([
    countByStatus(store),
    list('mine'),
    roles.includes('vendor') ? list('leads') : [],
    list('waiting'),
    openItems(store, most),
  ]);
  // A task about an order shows on the order's card; any other, to those it is for.
  const tasks = items.filter(({ number, team }) => number === undefined && mayDo(roles, `task-${team}`));
  const dressed = await dressTasks(tasks, roles, room);
  const own = dressed.filter((_card, n) => tasks[n]?.account === account);
  const kept: Readonly<Record<Kept, Listed>> = {
    mine: { orders: mine, after: own },
    leads: { orders: leads },
    waiting: { before: dressed, orders: mayDo(roles, 'task-cx') ? waiting : [] },
  };
  const names = [
    ...queuesOf(roles),
    ...statuses.filter((status) => status === view || (counts.get(status) ?? 0) > 0),
  ];
  const asked = names.find((name) => name === view) ?? names[0] ?? 'mine';
  return {
    figures: await figureLines(store, { counts, mine: amount(kept.mine), now }),
    tabs: names.map((id) => ({ id, label: labelOf(id), count: count(id) })),
    cards: await dressList(isKept(asked) ? kept[asked] : { orders: await list(asked) }, {
      ...room,
      roles,
      account,
    }),
  };

  function count(id: Queue | OrderStatus): number {
    return isKept(id) ? amount(kept[id]) : (counts.get(id) ?? 0);
  }
}

/** Nobody keeps who looks at a list. */
const listing = (account: string, sees: Sight, at: Instant) =>
  ({ type: 'operator', account, at, sees, unkept: true }) as const;

/** Lists that are read whole for their counts. */
type Kept = 'mine' | 'waiting' | 'leads';
const isKept = (id: Queue | OrderStatus): id is Kept => id === 'mine' || id === 'waiting' || id === 'leads';

/** Orders, and cards of tasks before and after them. */
type Listed = {
  readonly before?: readonly Card[];
  readonly orders: readonly OrderView[];
  readonly after?: readonly Card[];
};
const amount = ({ before = [], orders, after = [] }: Listed): number =>
  before.length + orders.length + after.length;

async function dressList(
  { before = [], orders, after = [] }: Listed,
  room: Room & { readonly roles: readonly StaffRole[]; readonly account: string },
): Promise<readonly Card[]> {
  const { account, copy, roles, store } = room;
  const numbers = orders.map(({ number }) => number);
  const [withMarket, withPayout, forPresser] = await Promise.all([
    marketOf(store, numbers, account),
    payoutsOf(store, numbers),
    pressedBy(store, orders, { account, roles, at: room.now }),
  ]);
  const cards = orders.map((order) => {
    const card = withMarket(withPayout(forPresser(opened(orderCard(order, drawing(room)), room), order)));
    return dress(card, { roles, copy, locale: order.locale });
  });
  return [...before, ...cards, ...after];
}

/** Who picks nothing up begins with what waits for them. */
const queuesOf = (roles: readonly StaffRole[]): readonly Queue[] =>
  mayDo(roles, 'claim')
    ? [...queues, ...(roles.includes('vendor') ? (['leads'] as const) : [])]
    : ['waiting', 'mine'];

/** One that is still to be matched shows too: it should not be there for long. */
const statuses = (Object.keys(lifecycle) as OrderStatus[]).filter((status) => status !== 'unassigned');

const labelOf = (id: Queue | OrderStatus): Line =>
  id === 'unassigned' || isKept(id) ? { key: `operators.board-${id}` } : { key: `operators.status-${id}` };
