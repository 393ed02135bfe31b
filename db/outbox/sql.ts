import { lease } from './leases-sql.ts';

/** Statements of the outbox's recovery path; what a turn writes is in `turns/sql.ts`. */

const free = `o.failed_at is null and (o.leased_until is null or o.leased_until < now())
  and (o.kind <> 'reply' or split_part(o.lane, ':', 1) = any($1::text[])) and o.kind <> all($2::text[])`;
const isHead = `not exists (select 1 from outbox p
    where p.lane = o.lane and p.id < o.id and p.failed_at is null and p.kind <> 'timer')
  and not exists (select 1 from outbox_batches b where b.id < o.id and o.lane = any(b.lanes))`;
const some = 'limit 128 for update skip locked';

/** The effects of batches `from` which are not done, as rows of their own, by the ids they have had all the time. */
const rowsOf = (from: string, leased: string, which = ''): string => `insert into outbox
    (id, lane, kind, payload, due, leased_until) overriding system value
  select u.id, u.lane, coalesce(u.kind, 'reply'), u.payload, since, ${leased}
  from ${from}, unnest(ids, lanes, payloads, kinds) as u (id, lane, payload, kind) ${which}`;

/**
 * Claimed by state, never by `id > last` (ids are not in commit order), and only at the head of a lane: a lane's order
 * is kept whoever takes it. Rows of other lanes are skipped while somebody else looks at them. Timers and what is to
 * be tried again are found by when they are due; all else is done as it comes, so that what is left of it are the few
 * that a process which is gone had, and that no index but the lanes' need know of. Batches that it had become rows, which
 * the statement itself does not see yet: a row of nulls says that there were some.
 */
export const take = `with late as (
    delete from outbox_batches where id in (
      select id from outbox_batches where leased_until < now() limit 16 for update skip locked)
    returning ids, lanes, payloads, kinds, since),
  unpacked as (${rowsOf('late', 'null')} returning 1),
  due as (
    select o.id from outbox o where ${free} and o.later and o.due <= now()
      and (o.kind = 'timer' or ${isHead}) order by o.due ${some}),
  left_over as (
    select o.id from outbox o where ${free} and not o.later and o.kind <> 'timer' and ${isHead} ${some}),
  taken as (
    update outbox set leased_until = ${lease}
    where id in (select id from due union all select id from left_over)
    returning id, lane, kind, payload, tries)
  select * from taken union all select null, null, null, null, null where exists (select from unpacked)`;

/** $1 the batch, $2 those of it that are not done. */
export const unpack = `with batch as (
    delete from outbox_batches where id = $1::bigint returning ids, lanes, payloads, kinds, since, leased_until)
  ${rowsOf('batch', 'leased_until', 'where u.id = any($2::bigint[])')}`;

export const remove = `with sent as (delete from outbox_batches where id = any($2::bigint[]))
  delete from outbox using unnest($1::bigint[]) u where id = u`;
export const fail = `update outbox set tries = tries + 1, error = $2, leased_until = null,
    due = case when $3::double precision is null then due else now() + $3::double precision * interval '1 ms' end,
    later = true,
    failed_at = case when $3::double precision is null then now() end
  where id = $1`;
export const hasten = `update outbox set due = now()
  where lane = $1 and later and kind <> 'timer' and failed_at is null and due > now()`;
