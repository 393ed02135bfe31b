export { type OutboxStore, outboxStore, type Taken } from './store.ts';
