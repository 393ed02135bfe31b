export { isAnyDue } from './due.ts';
export { queue } from './queue.ts';
export { type OutboxStore, outboxStore, type Taken } from './store.ts';
