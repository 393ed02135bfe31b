import type { Actor } from '#core/buyback/actor.ts';
import { type Handover, noHandover } from '#core/buyback/handover.ts';
import { apply } from '#core/buyback/lifecycle.ts';
import type { Order, OrderStatus } from '#core/buyback/order.ts';
import type { OrderEvent } from '#core/buyback/order-events.ts';
import { anOrder } from './an-order.ts';
import { asha, how } from './people.ts';

export const at = (status: OrderStatus, handover: Partial<Handover> = {}): Order =>
  anOrder(status, { handover: { ...noHandover, ...handover } });
export const moved = (order: Order, event: OrderEvent, by: Actor = asha) => apply(order, event, how(by));
export const types = (result: ReturnType<typeof moved>) =>
  result.ok && result.commands.map(({ type }) => type);
export const refusal = (result: ReturnType<typeof moved>) => (result.ok ? 'done' : result.reason.key);
