import type { Connection } from './connection.ts';
import type { Executor } from './database.ts';
import { executor } from './executor.ts';

const once = { prepare: 'script', shape: 'rows' } as const;

export const beginOn = (connection: Connection, begin: string): Promise<unknown> =>
  connection.run(begin, [], once);

/** Runs `work`, then COMMIT, on a session that nobody else uses and that has begun a transaction. */
export async function transactionOn<T>(
  connection: Connection,
  work: (tx: Executor) => Promise<T>,
): Promise<T> {
  let over = false;
  const tx = executor(() => {
    // What a transaction left behind must not slip into the next one on this session.
    if (over) throw new Error('the transaction is over');
    return connection;
  });
  try {
    const result = await connection.whileOpen(work(tx));
    over = true;
    const { command } = await connection.run('commit', [], once);
    if (command !== 'COMMIT') throw new Error('a statement failed inside the transaction: nothing was kept');
    return result;
  } catch (error) {
    over = true;
    await rollBack(connection);
    throw error;
  }
}

/** A session that cannot roll back is not given to anyone again. */
async function rollBack(connection: Connection): Promise<void> {
  try {
    await connection.run('rollback', [], once);
  } catch {
    await connection.end(0);
  }
}
