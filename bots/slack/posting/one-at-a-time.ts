/** Work about the same thing is done one after the other; different things side by side. */
export function oneAtATime() {
  const lines = new Map<string, Promise<unknown>>();
  return <Value>(key: string, work: () => Promise<Value>): Promise<Value> => {
    const mine = (lines.get(key) ?? Promise.resolve()).then(work);
    const last = mine.catch(() => {});
    lines.set(key, last);
    void last.then(() => {
      if (lines.get(key) === last) lines.delete(key);
    });
    return mine;
  };
}
