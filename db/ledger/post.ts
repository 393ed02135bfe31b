import {
  type Account,
  type Balances,
  checkEntry,
  type Entry,
  type Insufficient,
  inLockOrder,
  isSameEntry,
  shortfall,
} from '#core/ledger/index.ts';
import { no, ok, type Result } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { readEntries, writeEntry } from './entry-rows.ts';

/** An id, or a transfer of the bank, that stands for something else already: nothing was booked. */
export class EntryConflict extends Error {
  readonly code = 'ENTRY_CONFLICT';

  constructor(id: string) {
    super(`the ledger has another entry in the place of ${id}`);
  }
}

/** `posted` is false when the same was booked before: nothing happened then. */
export type Posted = Result<{ readonly posted: boolean }, Insufficient>;

/**
 * Books an entry, once for its id, or tells which account lacks the money. Rejects with RangeError for an entry that
 * is none (`checkEntry`) and with EntryConflict when its id stands for other facts. The balances stay locked until the
 * transaction ends.
 */
export async function postEntry(tx: Executor, entry: Entry): Promise<Posted> {
  const fault = checkEntry(entry);
  if (fault) throw new RangeError(`${entry.id} cannot be booked: ${fault}`);
  const accounts = entry.lines.map(({ account }) => account);
  const [balances, [known]] = await Promise.all([
    lockBalances(tx, accounts),
    readEntries(tx, 'byId', entry.id),
  ]);
  if (known) return bookedBefore(known, entry);
  const short = shortfall(entry, balances);
  if (short) return no(short);
  if (await writeEntry(tx, entry)) return ok({ posted: true });
  // Somebody else took the id for other accounts, so that we did not wait for them, or the bank's reference.
  const [other] = await readEntries(tx, 'byId', entry.id);
  return bookedBefore(other, entry);
}

function bookedBefore(known: Entry | undefined, entry: Entry): Posted {
  if (!known || !isSameEntry(known, entry)) throw new EntryConflict(entry.id);
  return ok({ posted: false });
}

const open = `insert into ledger_balances (account) select account from unnest($1::text[]) as wanted(account)
  on conflict (account) do nothing`;
const lock = `select b.account, b.balance
  from unnest($1::text[]) with ordinality as wanted(account, n) join ledger_balances b using (account)
  order by n for no key update of b`;

/** Two statements that travel together: one that waited for a lock must see what was booked meanwhile. */
export async function lockBalances({ query }: Executor, accounts: readonly Account[]): Promise<Balances> {
  const ordered = inLockOrder(accounts);
  const [, rows] = await Promise.all([
    query(open, [ordered]),
    query<{ account: Account; balance: number }>(lock, [ordered]),
  ]);
  return new Map(rows.map(({ account, balance }) => [account, balance]));
}
