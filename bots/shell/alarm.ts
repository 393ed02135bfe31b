export type Alarm = {
  /** It rings once; to set it again before that changes nothing. */
  set(): void;
  clear(): void;
};

/** Calls `ring` so many milliseconds after it was set, unless it is cleared before. */
export function createAlarm(milliseconds: number, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  const clear = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    clear,
    set: () => {
      timer ??= setTimeout(() => {
        clear();
        ring();
      }, milliseconds);
    },
  };
}

/** Does it in the next round of the event loop, once for all who ask before. */
export function soon(work: () => void): () => void {
  let planned = false;
  const round = (): void => {
    planned = false;
    work();
  };
  return () => {
    if (planned) return;
    planned = true;
    setImmediate(round);
  };
}
