/** Work that has begun and that nobody may stop half-way. */
export type UnderWay = {
  track<Value>(work: Promise<Value>): Promise<Value>;
  /** Resolves when nothing is left, whatever came of it and however long that lasts. */
  done(): Promise<void>;
};

export function createUnderWay(): UnderWay {
  const works = new Set<Promise<unknown>>();
  return {
    track(work) {
      const forget = () => void works.delete(work);
      works.add(work);
      work.then(forget, forget);
      return work;
    },
    async done() {
      while (works.size > 0) await Promise.allSettled(works);
    },
  };
}
