import type { Account, Entry, EntryKind } from '#core/ledger/index.ts';
import type { Executor } from '../client/index.ts';

type EntryRow = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly number: string | null;
  readonly maker: string;
  readonly approver: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly at: number;
  readonly accounts: readonly Account[];
  readonly amounts: readonly number[];
};

const select = `select e.id, e.kind, e.number, e.maker, e.approver, e.reference, e.reason, e.at, l.accounts, l.amounts
  from ledger_entries e, lateral (select array_agg(account order by account) as accounts,
    array_agg(amount order by account) as amounts from ledger_lines where entry = e.id) l`;

const filters = {
  byId: `${select} where e.id = $1`,
  ofOrder: `${select} where e.number = $1 order by e.sequence`,
  ofAccounts: `${select} where e.id in (select entry from ledger_lines where account = any($1::text[]))
    order by e.sequence desc limit $2`,
} as const;

/** Entries by one of the filters above, with its parameters. */
export async function readEntries(
  { query }: Pick<Executor, 'query'>,
  filter: keyof typeof filters,
  ...params: readonly unknown[]
): Promise<readonly Entry[]> {
  const rows = await query<EntryRow>(filters[filter], params);
  return rows.map(toEntry);
}

function toEntry(row: EntryRow): Entry {
  const { id, kind, maker, at, accounts, amounts } = row;
  return {
    id,
    kind,
    ...(row.number === null ? {} : { order: row.number }),
    maker,
    ...(row.approver === null ? {} : { approver: row.approver }),
    ...(row.reference === null ? {} : { reference: row.reference }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    at,
    lines: accounts.map((account, n) => ({ account, amount: amounts[n] ?? 0 })),
  };
}

const insert = `insert into ledger_entries (id, kind, number, maker, approver, reference, reason, lines, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning 1`;
const insertLines = `insert into ledger_lines (entry, account, amount)
  select $1, account, amount from unnest($2::text[], $3::bigint[]) as line(account, amount)`;

/** Writes an entry with its lines. False, and nothing is written, when its id or its bank reference is taken. */
export async function writeEntry({ query }: Pick<Executor, 'query'>, entry: Entry): Promise<boolean> {
  const { id, kind, order, maker, approver, reference, reason, at, lines } = entry;
  const inserted = await query(insert, [
    id,
    kind,
    order ?? null,
    maker,
    approver ?? null,
    reference ?? null,
    reason ?? null,
    lines.length,
    new Date(at).toISOString(),
  ]);
  if (inserted.length === 0) return false;
  await query(insertLines, [id, lines.map(({ account }) => account), lines.map(({ amount }) => amount)]);
  return true;
}
