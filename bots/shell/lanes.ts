import type { Taken } from '#db/outbox/index.ts';

/** What came of one effect: the next of its lane may follow, or the lane waits. */
export type Came = 'goes-on' | 'waits';

export type Lanes = {
  /** A row that was just committed. While older ones of its lane wait in the table, it waits there too. */
  push(job: Taken): void;
  /** A row that was taken from the table, which gives a lane's first only. */
  resume(job: Taken): void;
  /** Lanes with rows in the table that this process does not hold. */
  behind(): readonly string[];
  setBehind(names: readonly string[]): void;
  /** Lanes that run now. */
  readonly size: () => number;
};

export type LanesOptions = {
  /** Never rejects. */
  readonly run: (job: Taken) => Promise<Came>;
  /** What a lane that stopped has not done. */
  readonly giveBack: (jobs: readonly Taken[]) => void;
  readonly stopped: () => boolean;
};

/** Effects of one lane one after another, lanes side by side. */
export function createLanes({ run, giveBack, stopped }: LanesOptions): Lanes {
  const lanes = new Map<string, Taken[]>();
  const behind = new Set<string>();
  const work = async (name: string, jobs: Taken[]): Promise<void> => {
    let job = jobs[0];
    let came: Came = 'goes-on';
    while (job && !stopped()) {
      came = await run(job);
      if (came === 'waits') break;
      jobs.shift();
      job = jobs[0];
    }
    lanes.delete(name);
    if (came === 'waits') behind.add(name);
    giveBack(jobs);
  };
  const resume = (job: Taken): void => {
    const waiting = lanes.get(job.lane);
    if (waiting) {
      waiting.push(job);
      return;
    }
    const lane = [job];
    lanes.set(job.lane, lane);
    void work(job.lane, lane);
  };
  return {
    size: () => lanes.size,
    resume,
    push: (job) => (behind.has(job.lane) ? giveBack([job]) : resume(job)),
    behind: () => [...behind],
    setBehind: (names) => {
      behind.clear();
      for (const name of names) behind.add(name);
    },
  };
}
