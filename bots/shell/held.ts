/** Rows that are ours now: taken, or done and not yet acknowledged. */
export type Held = {
  add(id: number): void;
  has(id: number): boolean;
  /** Theirs is a lease that ends now: it is renewed no more, though they are ours until they are dropped. */
  leave(ids: readonly number[]): void;
  drop(ids: readonly number[]): void;
  all(): readonly number[];
  /** Those whose lease goes on. */
  staying(): readonly number[];
  /** Resolves once nothing is held. */
  empty(): Promise<void>;
};

export function createHeld(): Held {
  const ids = new Set<number>();
  const leaving = new Set<number>();
  let waiting: (() => void)[] = [];
  return {
    add: (id) => void ids.add(id),
    has: (id) => ids.has(id),
    leave: (some) => {
      for (const id of some) if (ids.has(id)) leaving.add(id);
    },
    all: () => [...ids],
    staying: () => [...ids].filter((id) => !leaving.has(id)),
    drop: (gone) => {
      for (const id of gone) {
        ids.delete(id);
        leaving.delete(id);
      }
      if (ids.size > 0) return;
      for (const wake of waiting) wake();
      waiting = [];
    },
    empty: () => (ids.size === 0 ? Promise.resolve() : new Promise((wake) => waiting.push(wake))),
  };
}
