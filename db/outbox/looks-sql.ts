/** What is asked of the outbox; effects that wait as one row count each. */

const batched = 'outbox_batches, unnest(ids, lanes, kinds) as u (id, lane, kind)';
export const lanesAmong = `select lane from outbox
    where failed_at is null and kind <> 'timer' and ($1::text[] is null or lane = any($1::text[]))
  union select u.lane from ${batched} where $1::text[] is null or u.lane = any($1::text[])`;
/** A lane that was refused, or hangs, waits for longer than anybody waits for an answer. */
export const lanesOfOthers = `select lane from (
    select id, lane, kind, due, tries from outbox
      where failed_at is null and kind <> 'timer' and lane = any($1::text[])
    union all select u.id, u.lane, coalesce(u.kind, 'reply'), since, 0 from ${batched} where u.lane = any($1::text[])) x
  where id <> all($2::bigint[])
  group by lane having $3::text[] is null or (max(tries) = 0
    and min(due) filter (where kind = any($3::text[])) > now() - $4::double precision * interval '1 ms')`;
export const oldest = `select coalesce(extract(epoch from now() - least(
    (select min(due) from outbox where failed_at is null and later and due <= now()),
    (select min(due) from outbox where failed_at is null and not later and kind <> 'timer'),
    (select min(since) from outbox_batches)
  )), 0)::double precision as age`;
