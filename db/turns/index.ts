export { dueAndLater, type ExtraTable, leaseSeconds } from './sql.ts';
export { type Queued, type Rows, type Stored, type TurnStore, type TurnsWrite, turnStore } from './store.ts';
