export { payloadCell, readDocument, sealDocument, unreadable } from './sealed-document.ts';
export { dueAndLater, type ExtraTable, leaseSeconds } from './sql.ts';
export {
  type Position,
  type Queued,
  type Rows,
  type Stored,
  type TurnStore,
  type TurnsWrite,
  turnStore,
} from './store.ts';
