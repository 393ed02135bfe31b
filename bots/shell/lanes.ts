import type { Taken } from '#db/outbox/index.ts';
import { type Behind, createAsked, createBehind } from './late-lanes.ts';

/** What came of one effect: the next of its lane may follow, or the lane waits. */
export type Came = 'goes-on' | 'waits';

export type Lanes = {
  /** A row that was just committed. While older ones of its lane wait in the table, it waits there too. */
  push(job: Taken): void;
  /** Rows of these lanes wait until it is known which of them have older rows that are not ours: those wait in the table. */
  ask(names: readonly string[], late: Promise<readonly string[]>): void;
  /** A row that was taken from the table, which gives a lane's first only. */
  resume(job: Taken): void;
  /** Lanes with rows in the table that this process does not hold. */
  behind(): Behind;
  setBehind(names: readonly string[]): void;
  /** These have some, too. */
  fallBehind(names: readonly string[]): void;
  /** Of those that were `behind`, these are `still`; what was put back since then stays as it is. */
  caughtUp(behind: Behind, still: readonly string[]): void;
  /** Whether a row like that is done now, or waits here for its turn. */
  has(name: string, like: (job: Taken) => boolean): boolean;
  /** Whether what is done now in this lane has been under way for so many milliseconds. */
  hangs(name: string, milliseconds: number): boolean;
  /** Lanes that run now. */
  readonly size: () => number;
};

export type LanesOptions = {
  /** Never rejects. */
  readonly run: (job: Taken) => Promise<Came>;
  /** What a lane that stopped, or is behind, has not done. */
  readonly giveBack: (jobs: readonly Taken[]) => void;
  readonly stopped: () => boolean;
};

/** A lane that runs: its rows, the first of which is under way since then, in milliseconds of this process. */
type Lane = { readonly jobs: Taken[]; since: number };

/** Effects of one lane one after another, lanes side by side. */
export function createLanes(options: LanesOptions): Lanes {
  const { giveBack } = options;
  const lanes = new Map<string, Lane>();
  const asked = createAsked();
  const { note, ...late } = createBehind();
  const putBack = (name: string, jobs: readonly Taken[]): void => {
    note(name);
    giveBack(jobs);
  };
  const leave = (name: string, { jobs }: Lane, came: Came): void => {
    lanes.delete(name);
    if (came === 'waits') putBack(name, jobs);
    else if (jobs.length > 0) giveBack(jobs);
  };
  const resume = (job: Taken): void => {
    const waiting = lanes.get(job.lane);
    if (waiting) return void waiting.jobs.push(job);
    const lane = { jobs: [job], since: performance.now() };
    lanes.set(job.lane, lane);
    void workOff(options, lane, leave);
  };
  const push = (job: Taken): void => {
    const waiting = asked.of(job.lane);
    if (late.behind().has(job.lane)) putBack(job.lane, [job]);
    else if (waiting) waiting.push(job);
    else resume(job);
  };
  return {
    ...late,
    fallBehind: (names) => names.forEach(note),
    size: () => lanes.size + asked.size(),
    has: (name, like) => [lanes.get(name)?.jobs, asked.of(name)].some((jobs) => jobs?.some(like)),
    hangs: (name, milliseconds) =>
      performance.now() - (lanes.get(name)?.since ?? Number.POSITIVE_INFINITY) >= milliseconds,
    resume,
    push,
    ask: (names, found) => asked.ask(names, found, { late: putBack, free: push }),
  };
}

/** Takes what is done out of the list; what is left was not. */
async function workOff({ run, stopped }: LanesOptions, lane: Lane, leave: Leave): Promise<void> {
  const { jobs } = lane;
  let came: Came = 'goes-on';
  let job = jobs[0];
  const name = job?.lane ?? '';
  while (job && came === 'goes-on' && !stopped()) {
    lane.since = performance.now();
    came = await run(job);
    if (came === 'goes-on') jobs.shift();
    job = jobs[0];
  }
  leave(name, lane, came);
}

type Leave = (name: string, lane: Lane, came: Came) => void;
