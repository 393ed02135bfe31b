export { isAnyDue } from './due.ts';
export { queue, sealQueued } from './queue.ts';
export { type Fresh, type OutboxStore, outboxStore, type Taken, unreadable } from './store.ts';
