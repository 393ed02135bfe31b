import type { Done } from '#db/turns/index.ts';

/**
 * Deletes rows whose effect is done, many at a time: a statement a row would cost more than the row. While turns come,
 * they go with the write of the next batch and cost no statement at all.
 */
export type Acknowledger = DoneRows<readonly number[]> & {
  done(id: number): void;
  flush(): Promise<void>;
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

export type AcknowledgerOptions = {
  /** Must not reject: what it could not delete comes again once its lease is over. */
  readonly remove: (ids: readonly number[]) => Promise<void>;
  /** They are no longer ours. */
  readonly drop: (ids: readonly number[]) => void;
};

export function createAcknowledger({ remove, drop }: AcknowledgerOptions): Acknowledger {
  let finished: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const take = (): readonly number[] => {
    clearTimeout(timer);
    timer = undefined;
    const ids = finished;
    finished = [];
    return ids;
  };
  const flush = async (): Promise<void> => {
    const ids = take();
    if (ids.length > 0) await remove(ids);
  };
  const done = (id: number): void => {
    finished.push(id);
    if (finished.length >= at) void flush();
    else timer ??= setTimeout(() => void flush(), after);
  };
  return {
    done,
    flush,
    take,
    gone: drop,
    giveBack: (ids) => {
      for (const id of ids) done(id);
    },
  };
}
