/** Deletes rows whose effect is done, many at a time: a statement a row would cost more than the row. */
export type Acknowledger = {
  done(id: number): void;
  flush(): Promise<void>;
};

/** Milliseconds and rows after which a batch goes, whichever comes first. */
const after = 50;
const at = 128;

/** `remove` must not reject: what it could not delete comes again once its lease is over. */
export function createAcknowledger(remove: (ids: readonly number[]) => Promise<void>): Acknowledger {
  let finished: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const ids = finished;
    finished = [];
    if (ids.length > 0) await remove(ids);
  };
  return {
    flush,
    done: (id) => {
      finished.push(id);
      if (finished.length >= at) void flush();
      else timer ??= setTimeout(() => void flush(), after);
    },
  };
}
