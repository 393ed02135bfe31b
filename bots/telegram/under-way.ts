/** Work that has begun and that nobody may stop half-way. */
export type UnderWay = {
  track<Value>(work: Promise<Value>): Promise<Value>;
  /** Resolves when nothing is under way, whatever came of it. */
  settled(): Promise<void>;
};

export function underWay(): UnderWay {
  const works = new Set<Promise<unknown>>();
  return {
    track(work) {
      const forget = () => void works.delete(work);
      works.add(work);
      work.then(forget, forget);
      return work;
    },
    async settled() {
      while (works.size > 0) await Promise.allSettled(works);
    },
  };
}
