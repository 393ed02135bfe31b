import type { How, Order, OrderEvent } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Executor } from '../client/index.ts';
import type { Queued } from '../turns/index.ts';

/** A move of an order, decided and not yet written. */
export type Moving = {
  readonly before: Order;
  readonly after: Order;
  readonly event: OrderEvent;
  readonly how: How;
};

/** What vendors, their offers and their wallets make of it. */
export type Trade = {
  /** It cannot be: nothing was written. */
  readonly refused?: Line;
  /** This is done instead, by whoever wished for it; `says` what came of it. */
  readonly instead?: OrderEvent;
  readonly says?: Line;
  /** What the shop does next. */
  readonly next?: OrderEvent;
  readonly queued?: readonly Queued[];
};

export type Trader = (tx: Executor, moving: Moving) => Promise<Trade>;
