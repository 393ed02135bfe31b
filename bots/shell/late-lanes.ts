import type { Taken } from '#db/outbox/index.ts';

/** Lanes that wait, by when something of theirs was last put back: a count that only grows. */
export type Behind = ReadonlyMap<string, number>;

/** What becomes of rows: there are older ones elsewhere, or there are none. */
type Then = {
  readonly late: (name: string, jobs: readonly Taken[]) => void;
  readonly free: (job: Taken) => void;
};

/** Rows that wait for an answer about their lane; of several that are under way, only the last knows of all rows. */
export function createAsked() {
  const asked = new Map<string, { readonly jobs: Taken[]; readonly nth: number }>();
  let count = 0;
  const end = (names: readonly string[], nth: number) =>
    names.flatMap((name) => {
      const found = asked.get(name);
      if (found?.nth !== nth) return [];
      asked.delete(name);
      return [[name, found.jobs] as const];
    });
  return {
    size: () => asked.size,
    of: (name: string) => asked.get(name)?.jobs,
    ask: (names: readonly string[], found: Promise<readonly string[]>, { late, free }: Then): void => {
      const nth = ++count;
      for (const name of names) asked.set(name, { jobs: asked.get(name)?.jobs ?? [], nth });
      const answer = (others: readonly string[]): void => {
        for (const [name, jobs] of end(names, nth))
          if (others.includes(name)) late(name, jobs);
          else jobs.forEach(free);
      };
      found.then(answer, () => answer(names));
    },
  };
}

/** Lanes that have rows in the table which this process does not hold. */
export function createBehind() {
  const behind = new Map<string, number>();
  let count = 0;
  const note = (name: string): void => void behind.set(name, ++count);
  return {
    note,
    behind: (): Behind => behind,
    setBehind: (names: readonly string[]) => {
      behind.clear();
      for (const name of names) note(name);
    },
    caughtUp: (asked: Behind, still: readonly string[]) => {
      for (const [name, nth] of asked)
        if (!still.includes(name) && behind.get(name) === nth) behind.delete(name);
    },
  };
}
