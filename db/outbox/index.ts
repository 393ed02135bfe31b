export { unreadable } from '../turns/index.ts';
export { isAnyDue } from './due.ts';
export { queue, sealQueued } from './queue.ts';
export { type Fresh, type OutboxStore, outboxStore, type Taken } from './store.ts';
