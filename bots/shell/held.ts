/** Rows that are ours now: taken, or done and not yet acknowledged. */
export type Held = {
  add(id: number): void;
  has(id: number): boolean;
  drop(ids: readonly number[]): void;
  all(): readonly number[];
  /** Resolves once nothing is held. */
  empty(): Promise<void>;
};

export function createHeld(): Held {
  const ids = new Set<number>();
  let waiting: (() => void)[] = [];
  return {
    add: (id) => void ids.add(id),
    has: (id) => ids.has(id),
    all: () => [...ids],
    drop: (gone) => {
      for (const id of gone) ids.delete(id);
      if (ids.size > 0) return;
      for (const wake of waiting) wake();
      waiting = [];
    },
    empty: () => (ids.size === 0 ? Promise.resolve() : new Promise((wake) => waiting.push(wake))),
  };
}
