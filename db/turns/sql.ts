/** The hot path's SQL: one statement reads, one writes and is one implicit transaction. */

/** In memory for that long before the recovery path may take a row, in seconds. */
export const leaseSeconds = 15;
const leased = `now() + interval '${leaseSeconds} seconds'`;

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
 * $1 keys, $2 versions to be written (negative: it begins), $3 states; $4 inbound ids; $5 outbox rows and $6 batches of replies
 * that are done; $7 lanes and $8 payloads of replies that wait as one row, in their order. When there are rows apart from those:
 * $9 lanes, $10 kinds, $11 payloads and $12 due times (epoch milliseconds, null: at once) of outbox rows, in their order.
 * A position whose version moved on, or that is gone, makes the whole statement fail by 22012 (division by zero): nothing is written.
 * Keys come sorted, so two instances cannot deadlock.
 */
const upToQueue = `with i as (
    select * from rows from (${cut('$1')}, unnest($2::int[]), ${cut('$3')}) as x (k, v, s)),
  w as (
    insert into conversations as t (key, state, version) select k, s, abs(v) from i
    on conflict (key) do update set state = excluded.state, version = excluded.version, updated_at = now()
    where t.version = excluded.version - 1 returning xmax = 0 as begun),
  whole as (select 1 / (case when (select (count(*), count(*) filter (where begun)) from w)
    = (select (count(*), count(*) filter (where v < 0)) from i) then 1 else 0 end)),
  seen as (insert into inbound (id) select u from ${cut('$4')} u, whole),
  done as (delete from outbox where id = any((select $5::bigint[] from whole)::bigint[])),
  sent as (delete from reply_batches where id = any((select $6::bigint[] from whole)::bigint[])),
  drawn as (select nextval('outbox_id_seq') as id from whole, ${cut('$7')}),
  together as (
    insert into reply_batches (id, ids, lanes, payloads, leased_until)
      select min(id), array_agg(id), string_to_array($7::text, E'\\x1e'), string_to_array($8::text, E'\\x1e'), ${leased}
      from drawn having count(*) > 0
    returning array_to_string(ids, ' ') as ids)`;

/** Columns `due` and `later` of a row to be queued; a timer is found by when it is due, even if that is at once. */
export const dueAndLater = `coalesce(to_timestamp(due / 1000.0), now()), due is not null or kind = 'timer'`;

const apart = `,
  apart as (insert into outbox (lane, kind, payload, due, later, leased_until)
    select lane, kind, payload, ${dueAndLater}, case when due is null then ${leased} end
    from whole, rows from (${cut('$9')}, ${cut('$10')}, ${cut('$11')}, unnest($12::double precision[]))
      with ordinality as x (lane, kind, payload, due, n) order by n returning id)`;

/** Tables that some turns add rows to. Column names are the rows' keys. */
export const extraTables = ['quotes', 'orders', 'order_events', 'work_items', 'dead_letters'] as const;
export type ExtraTable = (typeof extraTables)[number];

/** Statements by what they add: what is not written costs nothing, and each is prepared once. */
const written = new Map<string, string>();

/**
 * Writes a batch, with rows of `tables` as JSON after all other parameters. One row comes back: the ids of the replies
 * that wait `together`, and of the outbox rows `apart` from them, in any order.
 */
export function writeTurns(tables: readonly ExtraTable[], hasApart: boolean): string {
  const name = `${hasApart}:${tables.join()}`;
  const text = written.get(name) ?? statement(tables, hasApart);
  written.set(name, text);
  return text;
}

function statement(tables: readonly ExtraTable[], hasApart: boolean): string {
  const first = hasApart ? 13 : 9;
  const added = tables.map((table, n) => addition(table, first + n)).join('');
  const ids = hasApart ? "(select string_agg(id::text, ' ') from apart)" : 'null';
  return `${upToQueue}${hasApart ? apart : ''}${added}
  select (select ids from together) as together, ${ids} as apart from whole`;
}

const addition = (table: ExtraTable, parameter: number): string => `,
  ${table}_added as (insert into ${table}
    select r.* from whole, jsonb_populate_recordset(null::${table}, $${parameter}::text::jsonb) r)`;
