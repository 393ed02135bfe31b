/** The hot path's SQL: one statement reads, one writes and is one implicit transaction. */

/** Between the values of a list that travels as one text: JSON writes it as an escape, so no document holds it. */
export const separator = '\x1e';

/** Lists are one text each, cut by the server. */
const cut = (parameter: string): string => `string_to_table(${parameter}::text, E'\\x1e')`;

/**
 * $1 keys, $2 inbound ids: the positions, and without a version the ids that were applied. Reading by lateral look-up
 * keeps the index: `= any($1)` was planned as a scan once the table had been small (130-175 us of Postgres CPU a turn
 * instead of 41).
 */
export const readTurns = `select x.key, x.state, x.version
  from ${cut('$1')} u, lateral (select key, state, version from conversations where key = u limit 1) x
  union all select x.id, null, null
  from ${cut('$2')} u, lateral (select id from inbound where id = u limit 1) x`;

/**
 * Lists are one text each, cut by the server: to have documents read out of JSON by JSON took it half of a turn's time.
 * $1 keys, $2 versions to be written (negative: it begins), $3 states; $4 inbound ids; $5 lanes, $6 kinds, $7 payloads and $8 due
 * times (epoch milliseconds, null: at once) of outbox rows, in their order; $9 outbox rows that are done.
 * A position whose version moved on, or that is gone, makes the whole statement fail by 22012 (division by zero): nothing is written.
 * Keys come sorted, so two instances cannot deadlock.
 */
const positions = `with i as (
    select * from rows from (${cut('$1')}, unnest($2::int[]), ${cut('$3')}) as x (k, v, s)),
  w as (
    insert into conversations as t (key, state, version) select k, s, abs(v) from i
    on conflict (key) do update set state = excluded.state, version = excluded.version, updated_at = now()
    where t.version = excluded.version - 1 returning xmax = 0 as begun),
  whole as (select 1 / (case when (select (count(*), count(*) filter (where begun)) from w)
    = (select (count(*), count(*) filter (where v < 0)) from i) then 1 else 0 end)),
  seen as (insert into inbound (id) select u from ${cut('$4')} u, whole),
  done as (delete from outbox where id = any((select $9::bigint[] from whole)::bigint[]))`;

/** In memory for that long before the recovery path may take a row, in seconds. */
export const leaseSeconds = 15;

/** Columns `due` and `later` of a row to be queued; a timer is found by when it is due, even if that is at once. */
export const dueAndLater = `coalesce(to_timestamp(due / 1000.0), now()), due is not null or kind = 'timer'`;

const queue = `insert into outbox (lane, kind, payload, due, later, leased_until)
    select lane, kind, payload, ${dueAndLater},
      case when due is null then now() + interval '${leaseSeconds} seconds' end
    from whole, rows from (${cut('$5')}, ${cut('$6')}, ${cut('$7')}, unnest($8::double precision[]))
      with ordinality as x (lane, kind, payload, due, n)`;

/** Tables that some turns add rows to. Column names are the rows' keys. */
export const extraTables = ['quotes', 'orders', 'order_events', 'work_items', 'dead_letters'] as const;
export type ExtraTable = (typeof extraTables)[number];

/** Statements by the tables they add rows to: what is not written costs nothing, and each is prepared once. */
const written = new Map<string, string>();

/** Writes a batch, with rows of `tables` as JSON from $10 on; the ids of the outbox rows. */
export function writeTurns(tables: readonly ExtraTable[]): string {
  const name = tables.join();
  const text =
    written.get(name) ?? `${positions}${tables.map(addition).join('')} ${queue} order by n returning id`;
  written.set(name, text);
  return text;
}

const addition = (table: ExtraTable, n: number): string => `,
  ${table}_added as (insert into ${table}
    select r.* from whole, jsonb_populate_recordset(null::${table}, $${n + 10}::text::jsonb) r)`;
