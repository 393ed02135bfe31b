import type { How } from './actor.ts';
import type { Order } from './order.ts';

/** How a move was made, and the order as it was before it. */
export type Then = How & { readonly before: Order };
