export type { Database, Db, Executor, Row } from './database.ts';
export { ConnectionLost, constraintOf, sqlState } from './errors.ts';
export { openDatabase } from './open.ts';
