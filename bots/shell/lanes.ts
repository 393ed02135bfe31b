import type { Taken } from '#db/outbox/index.ts';

/** What came of one effect: the next of its lane may follow, or the lane waits. */
export type Came = 'goes-on' | 'waits';

export type Lanes = {
  push(job: Taken): void;
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
  const work = async (name: string, jobs: Taken[]): Promise<void> => {
    let job = jobs[0];
    while (job && !stopped() && (await run(job)) === 'goes-on') {
      jobs.shift();
      job = jobs[0];
    }
    lanes.delete(name);
    giveBack(jobs);
  };
  return {
    size: () => lanes.size,
    push: (job) => {
      const waiting = lanes.get(job.lane);
      if (waiting) {
        waiting.push(job);
        return;
      }
      const lane = [job];
      lanes.set(job.lane, lane);
      void work(job.lane, lane);
    },
  };
}
