import { leaseSeconds } from '../turns/index.ts';

/** Who has a row in hand, and until when. */

export const lease = `now() + interval '${leaseSeconds} seconds'`;

/** A row that is removed at this moment needs no lease; to wait for it would be a deadlock when both want two rows. */
export const renew = `update outbox set leased_until = ${lease} where id in (
    select o.id from unnest($1::bigint[]) u join outbox o on o.id = u for update of o skip locked)`;
export const release = 'update outbox set leased_until = null from unnest($1::bigint[]) u where id = u';
export const giveUp = `with batches as (
    update outbox_batches set leased_until = now() - interval '1 ms'
    where lanes && $1::text[] and id <> all($2::bigint[]))
  update outbox set leased_until = null where lane = any($1::text[]) and id <> all($2::bigint[])
    and failed_at is null`;
/** Of everybody. */
export const endLeases = `with batches as (update outbox_batches set leased_until = now() - interval '1 ms')
  update outbox set leased_until = null where leased_until > now()`;
