import type { Database } from '../client/index.ts';
import type { Sealer } from '../sealed.ts';
import { type Done, payloadCell, readDocument } from '../turns/index.ts';
import { endLeases, giveUp, release, renew } from './leases-sql.ts';
import { lanesAmong, lanesOfOthers, oldest } from './looks-sql.ts';
import { fail, hasten, remove, take, unpack } from './sql.ts';

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
  take(who: Who): Promise<readonly Taken[]>;
  renew(ids: readonly number[]): Promise<void>;
  remove(done: Done): Promise<void>;
  release(ids: readonly number[]): Promise<void>;
  /** Ends the leases of these lanes' rows, but for `ours`. */
  giveUp(lanes: readonly string[], ours: readonly number[]): Promise<void>;
  /** Ends every lease: for who knows that nobody else works here. */
  endLeases(): Promise<void>;
  /** `retryIn` in milliseconds; without it the row is put aside for a person to look at. */
  fail(id: number, failure: { readonly reason: string; readonly retryIn: number | undefined }): Promise<void>;
  /** What was put off in this lane is due now. */
  hasten(lane: string): Promise<void>;
  /** Makes a row of each of these effects, with the lease their batch has; the others of it are done. */
  unpack(batch: number, ids: readonly number[]): Promise<void>;
  /** Those of the lanes, or of all, that have rows which may still be done. */
  lanes(among?: readonly string[]): Promise<readonly string[]>;
  /** Those of the lanes that have rows which may still be done, of these kinds if any are named, but for `ours`. */
  lanesOfOthers(among: readonly string[], ours: readonly number[], fresh?: Fresh): Promise<readonly string[]>;
  /** Age of the oldest row that is due, in seconds; 0 when there is none. */
  oldest(): Promise<number>;
};

type Who = { readonly channels: readonly string[]; readonly leaves: readonly string[] };

export function outboxStore({ query }: Pick<Database, 'query'>, sealer: Sealer): OutboxStore {
  return {
    async take(who) {
      const rows = await takeDue(query, who);
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
    remove: async ({ rows, batches }) => void (await query(remove, [rows, batches])),
    unpack: async (batch, ids) => void (await query(unpack, [batch, ids])),
    release: async (ids) => void (await query(release, [ids])),
    giveUp: async (lanes, ours) => void (await query(giveUp, [lanes, ours])),
    endLeases: async () => void (await query(endLeases)),
    fail: async (id, { reason, retryIn }) => void (await query(fail, [id, reason, retryIn ?? null])),
    hasten: async (lane) => void (await query(hasten, [lane])),
    lanes: async (among) => (await query(lanesAmong, [among ?? null])).map(({ lane }) => lane as string),
    lanesOfOthers: async (among, ours, fresh) =>
      (await query(lanesOfOthers, [among, ours, fresh?.kinds ?? null, fresh?.within ?? null])).map(
        ({ lane }) => lane as string,
      ),
    oldest: async () => Number((await query(oldest))[0]?.age ?? 0),
  };
}

type TakenRow = Omit<Taken, 'payload' | 'id'> & { readonly id: unknown; readonly payload: string };

/** What came out of a batch that was left behind is only seen by the next statement. */
async function takeDue(query: Database['query'], who: Who): Promise<readonly TakenRow[]> {
  const rows = await query<TakenRow>(take, [who.channels, who.leaves]);
  const taken = rows.filter(({ id }) => id !== null);
  return taken.length === rows.length ? rows : [...taken, ...(await takeDue(query, who))];
}
