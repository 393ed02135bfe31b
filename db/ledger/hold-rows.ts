import type { Hold } from '#core/ledger/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

const columns = 'id, number as "order", nth, vendor, price, fee, state, revision, credited';
const newest = (where: string): string =>
  `select ${columns} from ledger_holds where ${where} order by nth desc limit 1`;

const filters = {
  ofOrder: newest('number = $1'),
  ofVendor: newest('number = $1 and vendor = $2'),
  open: newest("number = $1 and state = 'open'"),
} as const;

/** The newest hold by one of the filters above. */
async function readHold(
  { query }: Pick<Executor, 'query'>,
  filter: keyof typeof filters,
  ...params: readonly unknown[]
): Promise<Hold | undefined> {
  const [hold] = await query<Hold>(filters[filter], params);
  return hold;
}

/** The newest hold that a vendor had for an order. */
export const newestHold = (
  executor: Pick<Executor, 'query'>,
  order: string,
  vendor: string,
): Promise<Hold | undefined> => readHold(executor, 'ofVendor', order, vendor);

const lock = 'select 1 from ledger_holds where number = $1 order by nth for no key update';

/** The same, with all holds of the order locked for the rest of the transaction. */
export async function lockHold(
  tx: Executor,
  filter: keyof typeof filters,
  ...params: readonly unknown[]
): Promise<Hold | undefined> {
  const [, hold] = await Promise.all([tx.query(lock, [params[0]]), readHold(tx, filter, ...params)]);
  return hold;
}

const claiming = "select pg_advisory_xact_lock(hashtextextended('ledger_holds ' || $1, 0))";
const count = 'select count(*)::int as holds from ledger_holds where number = $1';

/** The order's open hold and how many it has had. Whoever else claims the order waits until the transaction ends. */
export async function lockClaims(
  tx: Executor,
  order: string,
): Promise<{ readonly open: Hold | undefined; readonly holds: number }> {
  const [, open, [row]] = await Promise.all([
    tx.query(claiming, [order]),
    readHold(tx, 'open', order),
    tx.query<{ holds: number }>(count, [order]),
  ]);
  return { open, holds: row?.holds ?? 0 };
}

const insert = `insert into ledger_holds (id, number, nth, vendor, price, fee, state, opened_at)
  values ($1, $2, $3, $4, $5, $6, 'open', $7)`;

export const insertHold = ({ query }: Executor, { id, order, nth, vendor, price, fee }: Hold, at: Instant) =>
  query(insert, [id, order, nth, vendor, price, fee, new Date(at).toISOString()]);

const update = `update ledger_holds set price = $2, state = $3, revision = $4, credited = $5,
  closed_at = case when $3 = 'open' then null else coalesce(closed_at, $6) end where id = $1`;

export const updateHold = ({ query }: Executor, hold: Hold, at: Instant) =>
  query(update, [hold.id, hold.price, hold.state, hold.revision, hold.credited, new Date(at).toISOString()]);
