import type { Database, Executor } from '../client/index.ts';
import type { Invariant } from './invariant.ts';
import { moneyInvariants } from './money.ts';
import { orderInvariants } from './orders.ts';

export type { Invariant } from './invariant.ts';

/** Each new one is an entry in the list of its subject. */
export const invariants: readonly Invariant[] = [...moneyInvariants, ...orderInvariants];

export type Checked = Pick<Invariant, 'name' | 'says'> & {
  /** What breaks it: ids, sorted; none when it holds. */
  readonly offending: readonly string[];
};

/** They read whole tables, which may take longer than a statement of the shop. */
const patience = "set local statement_timeout = '5min'";

/** Looks at all of them, one after the other: the shop may be open. */
export const checkDatabase = ({ inTransaction }: Pick<Database, 'inTransaction'>) =>
  inTransaction(async (tx) => {
    await tx.script(patience);
    return checkInvariants(tx);
  });

/** The same as a part of a longer transaction. */
export async function checkInvariants(
  { query }: Pick<Executor, 'query'>,
  list: readonly Invariant[] = invariants,
): Promise<readonly Checked[]> {
  const checked: Checked[] = [];
  for (const { name, says, sql, params = [] } of list) {
    const rows = await query<{ id: string }>(sql, params);
    checked.push({ name, says, offending: rows.map(({ id }) => id).sort() });
  }
  return checked;
}
