/** What has been begun and is not done yet. */
export type UnderWay = {
  track<Value>(work: Promise<Value>): Promise<Value>;
  /** Resolves when nothing is left, however long that lasts. */
  done(): Promise<void>;
};

export function createUnderWay(): UnderWay {
  const all = new Set<Promise<unknown>>();
  return {
    track(work) {
      const tracked = work.finally(() => all.delete(tracked));
      all.add(tracked);
      return tracked;
    },
    async done() {
      while (all.size > 0) await Promise.allSettled(all);
    },
  };
}
