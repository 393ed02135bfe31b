export { type Acted, actOnOrder, actWithin, lockOrder, MoveRefused } from './act.ts';
export { actForCustomer } from './act-for-customer.ts';
export { board, countByStatus } from './board.ts';
export { findOrder, ordersOf, timeline } from './find.ts';
export { endWave, openMatching } from './matching.ts';
export { orderRows } from './new-order.ts';
export type { OrderStore } from './order-store.ts';
export { openWish, sealWish } from './sealed-wish.ts';
export { admit, admitted } from './staff.ts';
