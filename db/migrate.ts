import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/pg-proxy/migrator';
import type { Database, Executor } from './client/database.ts';
import { sqlState } from './client/errors.ts';

type InTransaction = Database['inTransaction'];

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number will do, as long as every version of Haat waits for the same one. */
const lockKey = 727_101;

/** A change of a busy table waits that long for its lock, and all that uses the table waits behind it. */
const lockWait = "set local lock_timeout = '5s'";
const attempts = 5;

/**
 * All new migrations in one transaction. Instances that start together wait for each other however long it takes;
 * a table that others keep locked is tried again, so that the shop is never held up for long.
 */
export async function migratePostgres(inTransaction: InTransaction): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(async (tx) => {
        await tx.script('set local statement_timeout = 0; set local lock_timeout = 0');
        await tx.query('select pg_advisory_xact_lock($1)', [lockKey]);
        await tx.script(lockWait);
        await apply(tx);
      });
    } catch (error) {
      const lockNotAvailable = sqlState(error) === '55P03';
      if (!lockNotAvailable || attempt === attempts) throw error;
    }
  }
}

export const migratePglite = (inTransaction: InTransaction): Promise<void> => inTransaction(apply);

async function apply(tx: Executor): Promise<void> {
  const run = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await tx.script(statement);
  };
  await migrate(tx.db as unknown as Parameters<typeof migrate>[0], run, { migrationsFolder });
}
