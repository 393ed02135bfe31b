import {
  type Actor,
  apply,
  type How,
  type Order,
  type OrderEvent,
  takenBy,
  theSystem,
} from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { constraintOf, type Executor, sqlState } from '../client/index.ts';
import type { Sealer } from '../sealed.ts';
import { readItems } from '../work/item-rows.ts';
import { carryOut } from './carry-out.ts';
import { orderColumns, toHolder, toOrder } from './order-rows.ts';
import type { OrderStore } from './order-store.ts';
import { admit } from './staff.ts';

export type Move = {
  readonly number: string;
  readonly event: OrderEvent;
  readonly by: Actor;
  readonly at: Instant;
};
export type Acted =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly reason: Line };

const noSuchOrder: Acted = { ok: false, reason: { key: 'operators.no-such-order' } };

/**
 * One move of an order, by an operator, the customer or the shop: decided under the order's lock, kept with its history,
 * and everything that follows queued, in one transaction. Refusals are lines to show. Nothing is sent from here.
 */
export async function actOnOrder({ database, sealer }: OrderStore, move: Move): Promise<Acted> {
  for (;;) {
    try {
      return await database.inTransaction((tx) => actWithin(tx, sealer, move));
    } catch (error) {
      if (sqlState(error) !== '23505' || constraintOf(error) !== 'claims_one_open') throw error;
      // The index said no: somebody holds the order. If they let go of it meanwhile, the claim is tried again.
      const holder = await holderOf(database, move.number);
      if (holder) return { ok: false, reason: takenBy(holder, move.by.account) };
    }
  }
}

/** The same as a part of a longer transaction. Locks go by staff, orders in the order of their numbers, tasks. */
export async function actWithin(
  tx: Executor,
  sealer: Sealer,
  { number, event, by, at }: Move,
): Promise<Acted> {
  const refused = await admit(tx, by);
  if (refused) return { ok: false, reason: refused };
  const order = await lockOrder(tx, sealer, number);
  // Somebody else's order is none at all: nothing tells a customer that it exists.
  if (!order || (by.role === 'customer' && order.conversation !== by.account)) return noSuchOrder;
  return follow(tx, sealer, { order, event, how: { by, at } });
}

type Step = { readonly order: Order; readonly event: OrderEvent; readonly how: How };

/** The move, and those that the shop itself makes because of it. */
async function follow(tx: Executor, sealer: Sealer, { order, event, how }: Step): Promise<Acted> {
  const moved = apply(order, event, how);
  if (!moved.ok) return moved;
  await carryOut(tx, sealer, { before: order, after: moved.order, event, how, commands: moved.commands });
  const next = moved.commands.find((command) => command.type === 'follow');
  if (!next) return { ok: true, order: moved.order };
  return follow(tx, sealer, { order: moved.order, event: next.event, how: { by: theSystem, at: how.at } });
}

const lock = `select ${orderColumns} from orders o where o.number = $1 for update`;
const holding = `select actor, actor_name, at as held_since from claims where number = $1 and released_at is null`;

/**
 * Three statements that travel together. Not one with joins: whoever waited for the lock would then get the order as it
 * is and the claim as it was before.
 */
async function lockOrder(tx: Executor, sealer: Sealer, number: string): Promise<Order | undefined> {
  const [[row], [claim], items] = await Promise.all([
    tx.query(lock, [number]),
    tx.query(holding, [number]),
    readItems(tx, 'ofOrders', [number]),
  ]);
  return row && toOrder(row, { holder: toHolder(claim), items }, sealer);
}

async function holderOf({ query }: Pick<Executor, 'query'>, number: string) {
  const [claim] = await query(holding, [number]);
  return toHolder(claim);
}
