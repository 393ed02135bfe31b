/** Milliseconds: as long as our Postgres sessions may idle in a transaction. PGlite itself has no such limit. */
const tenSeconds = 10_000;

/** A transaction that uses the database beside its `tx` waits for itself: this ends it, and says so. */
export function idleLimit(longest = tenSeconds) {
  let touch = (): void => {};
  const untilIdle = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const late = (): void =>
        reject(new Error('a transaction idled for too long: does it use more than its tx?'));
      const timer = setTimeout(late, longest);
      touch = () => void timer.refresh();
      work.finally(() => clearTimeout(timer)).then(resolve, reject);
    });
  return { touch: (): void => touch(), untilIdle };
}
