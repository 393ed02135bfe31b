export { type Acted, actOnOrder, actWithin } from './act.ts';
export { actForCustomer } from './act-for-customer.ts';
export { board, countByStatus } from './board.ts';
export { findOrder, ordersOf, timeline } from './find.ts';
export { orderRows } from './new-order.ts';
export type { OrderStore } from './order-store.ts';
export { queue } from './queue.ts';
export { admit } from './staff.ts';
