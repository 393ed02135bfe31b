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

/** What nearly every turn writes: where the customer stands, what was seen, what is to be sent. */
export const writeTurns = `${positions} ${queue} order by n returning id`;

/** Tables that some turns add rows to. Column names are the row's keys; $4 is one object of arrays. */
const extraTables = ['quotes', 'orders', 'order_events', 'work_items', 'dead_letters'] as const;
export type ExtraTable = (typeof extraTables)[number];

const extra = extraTables
  .map(
    (table) => `, ${table}_added as (insert into ${table}
    select r.* from whole, jsonb_populate_recordset(null::${table}, $4::text::jsonb -> '${table}') r)`,
  )
  .join('');

export const writeTurnsAndRows = `${positions}${extra} ${queue} order by n returning id`;
