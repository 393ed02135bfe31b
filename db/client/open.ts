import type { Database } from './database.ts';
import type { PgliteHome } from './pglite.ts';
import type { PoolSize } from './pool.ts';

/** Exactly one of `url` (Postgres), `dataDir` (PGlite in a folder) and `memory`. */
export type OpenOptions =
  | { readonly url: string; readonly size?: PoolSize }
  | { readonly dataDir: string; readonly template?: Blob }
  | { readonly memory: true; readonly template?: Blob };

/**
 * Connects to the database; neither driver is loaded before it is needed. A new PGlite folder takes 5 to 10 seconds.
 * Rejects with AlreadyRunning when another process has the folder. A Postgres that cannot be reached shows at the
 * first statement.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if ('url' in options) return (await import('./postgres.ts')).openPostgres(options.url, options.size);
  const { openPglite } = await import('./pglite.ts');
  const home: PgliteHome =
    'dataDir' in options ? options : { ...(options.template ? { template: options.template } : {}) };
  return openPglite(home);
}
