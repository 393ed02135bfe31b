import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { PgRemoteSession, type RemoteCallback } from 'drizzle-orm/pg-proxy';
import type { Db } from './database.ts';

type Prepare = PgRemoteSession<Record<string, never>, Record<string, never>>['prepareQuery'];
type Uncached = {
  queryWithCache(text: string, params: unknown[], run: () => Promise<unknown>): Promise<unknown>;
};

/**
 * Drizzle wraps an error into one whose message holds all parameters: phone numbers would end up in the logs. Here
 * the server's own error comes through, as it does from `query`.
 */
class PlainErrors extends PgRemoteSession<Record<string, never>, Record<string, never>> {
  override prepareQuery: Prepare = (...given) => {
    const prepared = super.prepareQuery(...given);
    (prepared as unknown as Uncached).queryWithCache = (_text, _params, run) => run();
    return prepared as never;
  };
}

/** Drizzle's builder over any way to run a statement. One class for both drivers, so both behave alike. */
export function drizzleOver(run: RemoteCallback): Db {
  const dialect = new PgDialect();
  return new PgDatabase(dialect, new PlainErrors(run, dialect, undefined), undefined) as unknown as Db;
}
