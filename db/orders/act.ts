import {
  type Actor,
  apply,
  type HandoverPolicy,
  type How,
  type Order,
  type OrderEvent,
  takenBy,
  theSystem,
} from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { StaffRole } from '#core/staff/index.ts';
import { constraintOf, type Executor, sqlState } from '../client/index.ts';
import { isSameCustomer } from '../customers/index.ts';
import { trade } from '../market/index.ts';
import { oncePer } from '../once.ts';
import { queue } from '../outbox/index.ts';
import type { Sealer } from '../sealed.ts';
import { changed, isStale } from '../seen.ts';
import { readItems } from '../work/item-rows.ts';
import { boughtBefore } from './bought-before.ts';
import { carryOut } from './carry-out.ts';
import { markOf } from './marks.ts';
import { orderColumns, toHolder, toOrder } from './order-rows.ts';
import type { OrderStore } from './order-store.ts';
import { admitted } from './staff.ts';

export type Move = {
  readonly number: string;
  readonly event: OrderEvent;
  readonly by: Actor;
  readonly at: Instant;
  /** Limits between claim and payment, the defaults when absent. */
  readonly policy?: HandoverPolicy | undefined;
  /** Only while the order has not moved since: it is refused otherwise. */
  readonly version?: number;
  /** The mark of what whoever acts has seen; without one nothing is compared. */
  readonly seen?: string | undefined;
  /** Names what was sent in: the same, sent twice, is done once. */
  readonly once?: string | undefined;
};
export type Acted =
  /** `says`: what came of it, when that is not what usually does. */
  | { readonly ok: true; readonly order: Order; readonly says?: Line }
  /** `instead`: what is kept because of the refusal. `counted`: such a refusal, or a try that counts, is kept. */
  | { readonly ok: false; readonly reason: Line; readonly instead?: OrderEvent; readonly counted?: true };

/** What a move leads to cannot be, so the move cannot: rolls its transaction back. */
export class MoveRefused extends Error {
  readonly reason: Line;
  constructor(reason: Line) {
    super(`refused: ${reason.key}`);
    this.reason = reason;
  }
}

const noSuchOrder: Acted = { ok: false, reason: { key: 'operators.no-such-order' } };
const noOrderOfYours: Acted = { ok: false, reason: { key: 'operators.contact-hidden' } };

const ofStrangers: readonly OrderEvent['type'][] = ['claim', 'decline-offer'];

/** A vendor's people have nothing to do with orders that are not theirs, but to say yes or no to them. */
function isStranger(
  { holder }: Order,
  { event, by }: Pick<Move, 'event' | 'by'>,
  roles: readonly StaffRole[],
): boolean {
  const isVendor = roles.length > 0 && roles.every((role) => role === 'vendor');
  return isVendor && !ofStrangers.includes(event.type) && holder?.account !== by.account;
}

const changedSince: Acted = { ok: false, reason: changed };
const movedOn: Acted = { ok: false, reason: { key: 'operators.moved-on' } };

/**
 * One move of an order, by an operator, the customer or the shop: decided under the order's lock, kept with its history,
 * and everything that follows queued, in one transaction. Refusals are lines to show. Nothing is sent from here.
 */
export async function actOnOrder({ database, sealer }: OrderStore, move: Move): Promise<Acted> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.inTransaction((tx) =>
        oncePer(tx, move.once, {
          work: () => actWithin(tx, sealer, move),
          again: async (says) => {
            const ready = await lockFor(tx, sealer, { ...move, seen: undefined });
            return ready.ok && says ? { ...ready, says } : ready;
          },
        }),
      );
    } catch (error) {
      if (error instanceof MoveRefused) return { ok: false, reason: error.reason };
      // Whoever has the lock is slow (a disk that stalls): nothing of this move is kept, so it is safe to wait again.
      if (sqlState(error) === '55P03' && tries < 3) continue;
      if (sqlState(error) !== '23505') throw error;
      if (constraintOf(error) === 'orders_one_device')
        return { ok: false, reason: { key: 'operators.device-open' } };
      if (constraintOf(error) !== 'claims_one_open') throw error;
      // The index said no: somebody holds the order. If they let go of it meanwhile, the claim is tried again.
      const holder = await holderOf(database, move.number);
      if (holder) return { ok: false, reason: takenBy(holder, move.by.account) };
    }
  }
}

/** The same as a part of a longer transaction. Locks go by staff, orders in the order of their numbers, tasks. */
export async function actWithin(tx: Executor, sealer: Sealer, move: Move): Promise<Acted> {
  const ready = await lockFor(tx, sealer, move);
  if (!ready.ok) return ready;
  const { event, by, at, policy } = move;
  const bought = event.type === 'submit-inspection' ? await boughtBefore(tx, sealer, ready.order) : undefined;
  const how = { by, at, bought, ...(policy ? { policy } : {}) };
  const acted = await follow(tx, sealer, { order: ready.order, event, how });
  if (acted.ok || !acted.instead) return acted;
  const kept = await follow(tx, sealer, { order: ready.order, event: acted.instead, how });
  return kept.ok ? { ...acted, counted: true } : acted;
}

/** The order for the rest of the transaction, when this person may have to do with it; the line that refuses else. */
export async function lockFor(
  tx: Executor,
  sealer: Sealer,
  { number, event, by, version, seen }: Omit<Move, 'at'>,
): Promise<Acted> {
  const roles = await admitted(tx, by, event.type);
  if (!roles.ok) return roles;
  const order = await lockOrder(tx, sealer, number);
  // Somebody else's order is none at all: nothing tells a customer that it exists.
  if (!order || (by.role === 'customer' && !(await isSameCustomer(tx, by.account, order.conversation))))
    return noSuchOrder;
  if (isStranger(order, { event, by }, roles.value)) return noOrderOfYours;
  if (isStale(seen, markOf(order, event.type, sealer))) return changedSince;
  return version === undefined || order.version === version ? { ok: true, order } : movedOn;
}

type Step = { readonly order: Order; readonly event: OrderEvent; readonly how: How };

/** The move, and those that the shop itself makes because of it. */
async function follow(tx: Executor, sealer: Sealer, { order, event, how }: Step): Promise<Acted> {
  const moved = apply(order, event, how);
  if (!moved.ok) return moved;
  const moving = { before: order, after: moved.order, event, how };
  const { refused, instead, says, next, queued = [] } = await trade(tx, moving);
  if (refused) return { ok: false, reason: refused };
  if (instead) {
    const done = await follow(tx, sealer, { order, event: instead, how });
    return done.ok && says ? { ...done, says } : done;
  }
  await carryOut(tx, sealer, { ...moving, commands: moved.commands });
  await queue(tx, queued);
  const own = moved.commands.find((command) => command.type === 'follow')?.event ?? next;
  return own
    ? follow(tx, sealer, { order: moved.order, event: own, how: { ...how, by: theSystem } })
    : { ok: true, order: moved.order };
}

const lock = `select ${orderColumns} from orders o where o.number = $1 for update`;
const holding = `select actor, actor_name, at as held_since from claims where number = $1 and released_at is null`;

/**
 * Three statements that travel together. Not one with joins: whoever waited for the lock would then get the order as it
 * is and the claim as it was before.
 */
export async function lockOrder(tx: Executor, sealer: Sealer, number: string): Promise<Order | undefined> {
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
