export type { Line, Position, Read, Stored } from './position.ts';
export { payloadCell, readDocument, sealDocument, unreadable } from './sealed-document.ts';
export { dueAndLater, type ExtraTable, leaseSeconds } from './sql.ts';
export {
  type Done,
  type Queued,
  type Rows,
  type TurnStore,
  type TurnsWrite,
  turnStore,
  type Written,
} from './store.ts';
