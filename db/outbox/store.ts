import type { Database } from '../client/index.ts';
import type { Sealer } from '../sealed.ts';
import { leaseSeconds, payloadCell, readDocument, unreadable } from '../turns/index.ts';

export { unreadable };

/** A row that is ours to do now. */
export type Taken = {
  readonly id: number;
  readonly lane: string;
  readonly kind: string;
  /** `unreadable` when what was kept cannot be opened. */
  readonly payload: unknown;
  readonly tries: number;
  /** Another process wrote its lane last, and may not have done all of it. */
  readonly elsewhere?: true;
  /** It was found in the table: more of its lane may wait there. */
  readonly found?: true;
};

/** Rows of these kinds, the oldest of which was queued no longer than so many milliseconds ago. */
export type Fresh = { readonly kinds: readonly string[]; readonly within: number };

export type OutboxStore = {
  /**
   * Rows that are due, of each lane the first only, with a lease on them. Left for others: the `leaves` kinds, and
   * replies of chats whose channel is not among `channels`.
   */
  take(who: {
    readonly channels: readonly string[];
    readonly leaves: readonly string[];
  }): Promise<readonly Taken[]>;
  renew(ids: readonly number[]): Promise<void>;
  remove(ids: readonly number[]): Promise<void>;
  release(ids: readonly number[]): Promise<void>;
  /** `retryIn` in milliseconds; without it the row is put aside for a person to look at. */
  fail(id: number, failure: { readonly reason: string; readonly retryIn: number | undefined }): Promise<void>;
  /** Those of the lanes, or of all, that have rows which may still be done. */
  lanes(among?: readonly string[]): Promise<readonly string[]>;
  /** Those of the lanes that have rows which may still be done, of these kinds if any are named, but for `ours`. */
  lanesOfOthers(among: readonly string[], ours: readonly number[], fresh?: Fresh): Promise<readonly string[]>;
  /** Age of the oldest row that is due, in seconds; 0 when there is none. */
  oldest(): Promise<number>;
};

const lease = `now() + interval '${leaseSeconds} seconds'`;

const free = `o.failed_at is null and (o.leased_until is null or o.leased_until < now())
  and (o.kind <> 'reply' or split_part(o.lane, ':', 1) = any($1::text[])) and o.kind <> all($2::text[])`;
const isHead = `not exists (select 1 from outbox p
  where p.lane = o.lane and p.id < o.id and p.failed_at is null and p.kind <> 'timer')`;
const some = 'limit 128 for update skip locked';

/**
 * Claimed by state, never by `id > last` (ids are not in commit order), and only at the head of a lane: a lane's order
 * is kept whoever takes it. Rows of other lanes are skipped while somebody else looks at them. Timers and what is to
 * be tried again are found by when they are due; all else is done as it comes, so that what is left of it are the few
 * that a process which is gone had, and that no index but the lanes' need know of.
 */
const take = `with due as (
    select o.id from outbox o where ${free} and o.later and o.due <= now()
      and (o.kind = 'timer' or ${isHead}) order by o.due ${some}),
  left_over as (
    select o.id from outbox o where ${free} and not o.later and o.kind <> 'timer' and ${isHead} ${some})
  update outbox set leased_until = ${lease}
  where id in (select id from due union all select id from left_over)
  returning id, lane, kind, payload, tries`;

/** A row that is removed at this moment needs no lease; to wait for it would be a deadlock when both want two rows. */
const renew = `update outbox set leased_until = ${lease} where id in (
    select o.id from unnest($1::bigint[]) u join outbox o on o.id = u for update of o skip locked)`;
const remove = 'delete from outbox using unnest($1::bigint[]) u where id = u';
const release = 'update outbox set leased_until = null from unnest($1::bigint[]) u where id = u';
const fail = `update outbox set tries = tries + 1, error = $2, leased_until = null,
    due = case when $3::double precision is null then due else now() + $3::double precision * interval '1 ms' end,
    later = true,
    failed_at = case when $3::double precision is null then now() end
  where id = $1`;
const lanesAmong = `select distinct lane from outbox
  where failed_at is null and kind <> 'timer' and ($1::text[] is null or lane = any($1::text[]))`;
/** A lane that was refused, or hangs, waits for longer than anybody waits for an answer. */
const lanesOfOthers = `select lane from outbox
  where failed_at is null and kind <> 'timer' and lane = any($1::text[]) and id <> all($2::bigint[])
  group by lane having $3::text[] is null or (max(tries) = 0
    and min(due) filter (where kind = any($3::text[])) > now() - $4::double precision * interval '1 ms')`;
const oldest = `select coalesce(extract(epoch from now() - least(
    (select min(due) from outbox where failed_at is null and later and due <= now()),
    (select min(due) from outbox where failed_at is null and not later and kind <> 'timer')
  )), 0)::double precision as age`;

export function outboxStore({ query }: Pick<Database, 'query'>, sealer: Sealer): OutboxStore {
  return {
    async take({ channels, leaves }) {
      const rows = await query<Omit<Taken, 'payload'> & { readonly id: unknown; readonly payload: string }>(
        take,
        [channels, leaves],
      );
      return rows
        .map(({ id, lane, kind, payload, tries }) => ({
          id: Number(id),
          lane,
          kind,
          payload: readDocument(sealer, payloadCell(lane), payload),
          tries,
          found: true as const,
        }))
        .sort((a, b) => a.id - b.id);
    },
    renew: async (ids) => void (await query(renew, [ids])),
    remove: async (ids) => void (await query(remove, [ids])),
    release: async (ids) => void (await query(release, [ids])),
    fail: async (id, { reason, retryIn }) => void (await query(fail, [id, reason, retryIn ?? null])),
    lanes: async (among) => (await query(lanesAmong, [among ?? null])).map(({ lane }) => lane as string),
    lanesOfOthers: async (among, ours, fresh) =>
      (await query(lanesOfOthers, [among, ours, fresh?.kinds ?? null, fresh?.within ?? null])).map(
        ({ lane }) => lane as string,
      ),
    oldest: async () => Number((await query(oldest))[0]?.age ?? 0),
  };
}
