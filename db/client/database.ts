import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PgRemoteQueryResultHKT } from 'drizzle-orm/pg-proxy';

export type Row = Readonly<Record<string, unknown>>;

/** Drizzle's builder on either driver. It has no `transaction`: `inTransaction` is the only safe one. */
export type Db = Omit<PgDatabase<PgRemoteQueryResultHKT>, 'transaction'>;

/** Whatever statements can be given to: the database, or one transaction of it. */
export type Executor = {
  readonly db: Db;
  /**
   * One statement with `$1` parameters, prepared once a connection: the text is a constant, values are parameters.
   * Statements that are not awaited travel together. Values come back as `codec.ts` says. Rejects with the server's
   * error (`sqlState` reads its code) or with ConnectionLost.
   */
  query<R extends Row = Row>(text: string, params?: readonly unknown[]): Promise<R[]>;
  /** Several statements in one text, without parameters or answers. */
  script(text: string): Promise<void>;
};

export type Database = Executor & {
  readonly kind: 'postgres' | 'pglite';
  /**
   * All of `work` or nothing. Inside it use `tx` alone: on PGlite the database itself waits for the transaction to end.
   * Rejects with ConnectionLost when nobody can know whether it was committed: look before doing it again.
   */
  inTransaction<T>(work: (tx: Executor) => Promise<T>): Promise<T>;
  /**
   * Calls `heard` with the payload of each NOTIFY on `channel` (lower-case letters and `_`). A hint: what is sent while
   * the session is reopened is lost.
   */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  /** Brings the tables up to date; safe when several instances start together. */
  migrate(): Promise<void>;
  ping(): Promise<void>;
  /** Whether no other Haat has this database now; false too when nobody can tell. */
  isAlone(): Promise<boolean>;
  /** Lets running transactions end, then disconnects. */
  close(): Promise<void>;
  /** On a PGlite folder: tells other processes where this one can be reached. */
  announce?(url: string): void;
  /** On PGlite: all of it as one file, which `openDatabase` takes as its template. */
  dump?(): Promise<Blob>;
};
