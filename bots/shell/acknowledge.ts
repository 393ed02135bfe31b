import type { Done } from '#db/turns/index.ts';

/**
 * Deletes rows whose effect is done, many at a time: a statement a row would cost more than the row. While turns come,
 * they go with the write of the next batch and cost no statement at all.
 */
export type Acknowledger = DoneRows<readonly number[]> & {
  done(id: number): void;
  flush(): Promise<void>;
  /** The same for the last time: what cannot be deleted now comes again. */
  close(): Promise<void>;
};

/** What is done, for a write that deletes it; then `gone`, or `giveBack` when the write failed. */
export type DoneRows<Rows = Done> = {
  take(): Rows;
  gone(rows: Rows): void;
  giveBack(rows: Rows): void;
};

/** Milliseconds and rows after which a batch goes, whichever comes first. */
const after = 50;
const at = 256;
/** Milliseconds until a database that was away is asked again. */
const pause = 500;

export type AcknowledgerOptions = {
  /** False when the database is away: it is asked again. Must not reject. */
  readonly remove: (ids: readonly number[]) => Promise<boolean>;
  /** They are no longer ours. */
  readonly drop: (ids: readonly number[]) => void;
};

export function createAcknowledger({ remove, drop }: AcknowledgerOptions): Acknowledger {
  let finished: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let isAway = false;
  const take = (): readonly number[] => {
    clearTimeout(timer);
    timer = undefined;
    const ids = finished;
    finished = [];
    return ids;
  };
  const flush = async (): Promise<void> => {
    const ids = take();
    if (ids.length === 0) return;
    isAway = !(await remove(ids));
    if (!isAway) return;
    if (closed) return drop(ids);
    finished = [...ids, ...finished];
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pause);
  };
  const done = (id: number): void => {
    finished.push(id);
    if (finished.length >= at && !isAway) void flush();
    else timer ??= setTimeout(() => void flush(), after);
  };
  return {
    done,
    flush,
    close: () => {
      closed = true;
      return flush();
    },
    take,
    gone: drop,
    giveBack: (ids) => ids.forEach(done),
  };
}
