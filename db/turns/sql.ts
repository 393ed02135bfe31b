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

const array = (parameter: string): string => `string_to_array(${parameter}::text, E'\\x1e')`;

/** Effects that wait as one row, the least of their ids being its own; without kinds they are replies. */
const batch = (name: string, lanes: string, payloads: string, kinds?: string): string => `${name}_drawn as (
    select nextval('outbox_id_seq') as id from whole, ${cut(lanes)}),
  ${name} as (
    insert into outbox_batches (id, ids, lanes, payloads, kinds, leased_until)
      select min(id), array_agg(id), ${array(lanes)}, ${array(payloads)}, ${kinds ? array(kinds) : 'null'}, ${leased}
      from ${name}_drawn having count(*) > 0
    returning array_to_string(ids, ' ') as ids)`;

/**
 * Lists are one text each, cut by the server: to have documents read out of JSON by JSON took it half of a turn's time.
 * $1 keys, $2 versions to be written (negative: it begins), $3 states; $4 inbound ids; $5 outbox rows and $6 batches of effects
 * that are done; $7 lanes and $8 payloads of replies that wait as one row, in their order. When there are any: lanes, payloads and
 * kinds of other effects that wait as one row; then lanes, kinds, payloads and due times (epoch milliseconds, null: at once) of
 * those that have a row each, in their order.
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
  sent as (delete from outbox_batches where id = any((select $6::bigint[] from whole)::bigint[])),
  ${batch('replies', '$7', '$8')}`;

/** Columns `due` and `later` of a row to be queued; a timer is found by when it is due, even if that is at once. */
export const dueAndLater = `coalesce(to_timestamp(due / 1000.0), now()), due is not null or kind = 'timer'`;

const apart = (first: number): string => `,
  apart as (insert into outbox (lane, kind, payload, due, later, leased_until)
    select lane, kind, payload, ${dueAndLater}, case when due is null then ${leased} end
    from whole, rows from (${cut(`$${first}`)}, ${cut(`$${first + 1}`)}, ${cut(`$${first + 2}`)},
      unnest($${first + 3}::double precision[]))
      with ordinality as x (lane, kind, payload, due, n) order by n returning id)`;

/** Tables that some turns add rows to. Column names are the rows' keys. */
export const extraTables = ['quotes', 'orders', 'order_events', 'work_items', 'dead_letters'] as const;
export type ExtraTable = (typeof extraTables)[number];

/** What a batch adds beside positions and replies. */
export type Adds = {
  readonly tables: readonly ExtraTable[];
  readonly jobs: boolean;
  readonly apart: boolean;
};

/** Statements by what they add: what is not written costs nothing, and each is prepared once. */
const written = new Map<string, string>();

/**
 * Writes a batch, with rows of `tables` as JSON after all other parameters. One row comes back: the ids of the `replies`
 * and of the `jobs` that wait as one row, and of the outbox rows `apart` from them, in any order.
 */
export function writeTurns(adds: Adds): string {
  const name = `${adds.jobs}:${adds.apart}:${adds.tables.join()}`;
  const text = written.get(name) ?? statement(adds);
  written.set(name, text);
  return text;
}

function statement({ tables, jobs, apart: hasApart }: Adds): string {
  const afterJobs = jobs ? 12 : 9;
  const first = hasApart ? afterJobs + 4 : afterJobs;
  const added = tables.map((table, n) => addition(table, first + n)).join('');
  return `${upToQueue}${jobs ? `,\n  ${batch('jobs', '$9', '$10', '$11')}` : ''}${hasApart ? apart(afterJobs) : ''}${added}
  select (select ids from replies) as replies, ${jobs ? '(select ids from jobs)' : 'null'} as jobs,
    ${hasApart ? "(select string_agg(id::text, ' ') from apart)" : 'null'} as apart from whole`;
}

const addition = (table: ExtraTable, parameter: number): string => `,
  ${table}_added as (insert into ${table}
    select r.* from whole, jsonb_populate_recordset(null::${table}, $${parameter}::text::jsonb) r)`;
