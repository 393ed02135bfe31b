/**
 * The hot path's SQL. Two reads that travel together, then one statement that is one implicit transaction.
 * Reading by lateral look-up keeps the index: `= any($1)` was planned as a scan once the table had been small
 * (130-175 us of Postgres CPU a turn instead of 41).
 */
export const readStates = `select x.key, x.state, x.version
  from unnest($1::text[]) u, lateral (select key, state, version from conversations where key = u limit 1) x`;

export const readSeen = `select x.id
  from unnest($1::text[]) u, lateral (select id from inbound where id = u limit 1) x`;

/**
 * $1 positions {k, v, s}: key, version that was read (0: none), state. $2 inbound ids. $3 outbox rows, in order.
 * A position whose version moved on makes the whole statement fail by 22012 (division by zero): nothing is written.
 * Rows go in order of their keys, so two instances cannot deadlock.
 */
const positions = `with i as (
    select * from jsonb_to_recordset($1::text::jsonb) as x(k text, v int, s jsonb) order by k),
  w as (
    insert into conversations as t (key, state, version) select k, s, v + 1 from i
    on conflict (key) do update set state = excluded.state, version = excluded.version, updated_at = now()
    where t.version = excluded.version - 1 returning 1),
  whole as (select 1 / (case when (select count(*) from w) = (select count(*) from i) then 1 else 0 end)),
  seen as (insert into inbound (id) select u from unnest($2::text[]) u, whole)`;

/** In memory for that long before the recovery path may take a row, in seconds. */
export const leaseSeconds = 15;

const queue = `insert into outbox (lane, kind, payload, due, leased_until)
    select lane, kind, payload, coalesce(to_timestamp(due / 1000.0), now()),
      case when due is null then now() + interval '${leaseSeconds} seconds' end
    from whole, rows from (
      jsonb_to_recordset($3::text::jsonb) as (lane text, kind text, payload jsonb, due double precision)
    ) with ordinality as x (lane, kind, payload, due, n)`;

/** Tables that some turns add rows to. Column names are the rows' keys. */
export const extraTables = ['quotes', 'orders', 'order_events', 'work_items', 'dead_letters'] as const;
export type ExtraTable = (typeof extraTables)[number];

/** Statements by the tables they add rows to: what is not written costs nothing, and each is prepared once. */
const written = new Map<string, string>();

/** Writes a batch, with rows of `tables` as JSON from $4 on; the ids of the outbox rows. */
export function writeTurns(tables: readonly ExtraTable[]): string {
  const name = tables.join();
  const text =
    written.get(name) ?? `${positions}${tables.map(addition).join('')} ${queue} order by n returning id`;
  written.set(name, text);
  return text;
}

const addition = (table: ExtraTable, n: number): string => `,
  ${table}_added as (insert into ${table}
    select r.* from whole, jsonb_populate_recordset(null::${table}, $${n + 4}::text::jsonb) r)`;
