import type { OutboxStore } from '#db/outbox/index.ts';
import type { Done } from '#db/turns/index.ts';

/** Effects that wait in one row of the database until the last of them is done. */
type Batch = {
  /** The row's. */
  readonly id: number;
  readonly ids: readonly number[];
  /** Not done yet. */
  readonly left: Set<number>;
  /** Done while the batch was being unpacked. */
  readonly meanwhile: number[];
  /** Milliseconds of this process. */
  readonly since: number;
  unpacking?: Promise<void>;
};

/** The rows of effects by the ids of the effects, whatever they are kept in. */
export type Together = {
  /** Effects that were just written as one row. */
  add(ids: readonly number[]): void;
  /** It is done: its row can go, or that of the batch it was the last of. */
  finish(id: number): void;
  /** Which of these rows are batches. */
  sorted(rows: readonly number[]): Done;
  /** What stood in these rows, which are gone. */
  gone(rows: readonly number[]): readonly number[];
  /** Makes rows of what is left of the batches of these effects; of all of them, or of those that are slow. */
  unpack(ids: readonly number[], which?: 'slow'): Promise<void>;
  /** These are rows of their own by now, and so is what was in a batch with them. */
  forget(ids: readonly number[]): void;
  has(id: number): boolean;
};

export type TogetherOptions = Pick<OutboxStore, 'unpack'> & {
  /** These are done and need no row any more. */
  readonly drop: (ids: readonly number[]) => void;
  /** This row can go. */
  readonly finished: (row: number) => void;
};

/**
 * Milliseconds that a batch may take: a process that dies has those of it done twice that were done already, and so of one
 * that is slow, or refused, each becomes a row.
 */
const patience = 1_000;

export function createTogether({ unpack, drop, finished }: TogetherOptions): Together {
  const open = new Map<number, Batch>();
  const batchesOf = (ids: readonly number[]) => new Set(ids.flatMap((id) => open.get(id) ?? []));
  const end = (batch: Batch): void => {
    for (const id of batch.ids) open.delete(id);
    drop(batch.ids.filter((id) => !batch.left.has(id)));
  };
  const finish = finisher(open, finished);
  const unpackOne = async (batch: Batch): Promise<void> => {
    try {
      await unpack(batch.id, [...batch.left]);
      end(batch);
    } finally {
      delete batch.unpacking;
      for (const id of batch.meanwhile.splice(0)) finish(id);
    }
  };
  return {
    finish,
    has: (id) => open.has(id),
    add: (ids) => {
      const batch = opened(ids);
      for (const id of ids) open.set(id, batch);
    },
    sorted: (rows) => ({
      rows: rows.filter((row) => !open.has(row)),
      batches: rows.filter((row) => open.has(row)),
    }),
    gone: (rows) => {
      const ids = rows.flatMap((row) => open.get(row)?.ids ?? row);
      for (const id of ids) open.delete(id);
      return ids;
    },
    unpack: async (ids, which) => {
      const batches = [...batchesOf(ids)].filter((batch) => isToBeUnpacked(batch, which));
      await Promise.all(batches.map((batch) => (batch.unpacking ??= unpackOne(batch))));
    },
    forget: (ids) => batchesOf(ids).forEach(end),
  };
}

const opened = (ids: readonly number[]): Batch => ({
  id: Math.min(...ids),
  ids,
  left: new Set(ids),
  meanwhile: [],
  since: performance.now(),
});

/** One all of which is done is on its way out. */
const isToBeUnpacked = ({ left, since }: Batch, which: 'slow' | undefined): boolean =>
  left.size > 0 && (which === undefined || performance.now() - since >= patience);

const finisher =
  (open: ReadonlyMap<number, Batch>, finished: (row: number) => void) =>
  (id: number): void => {
    const batch = open.get(id);
    if (batch?.unpacking) {
      batch.meanwhile.push(id);
      return;
    }
    batch?.left.delete(id);
    if (!batch || batch.left.size === 0) finished(batch?.id ?? id);
  };

/** The store as if each effect had a row of its own: what has to wait has one first. */
export const apart = (store: OutboxStore, together: Together): OutboxStore => ({
  ...store,
  take: async (who) => {
    const taken = await store.take(who);
    together.forget(taken.map(({ id }) => id));
    return taken;
  },
  renew: async (ids) => {
    await together.unpack(ids, 'slow');
    const rows = ids.filter((id) => !together.has(id));
    if (rows.length > 0) await store.renew(rows);
  },
  release: async (ids) => {
    await together.unpack(ids);
    await store.release(ids);
  },
  fail: async (id, failure) => {
    await together.unpack([id]);
    await store.fail(id, failure);
  },
});
