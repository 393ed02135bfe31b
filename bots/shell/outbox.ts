import type { OutboxStore, Taken } from '#db/outbox/index.ts';
import { isOutage } from './database-errors.ts';
import { ChannelError } from './errors.ts';

/** Does one kind of effect. Rejects when it did not happen; it may be asked again with the same id. */
export type Handler = (job: Taken) => Promise<void>;

export type OutboxOptions = {
  readonly store: OutboxStore;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly report: (error: unknown, job: Taken) => void;
  readonly done?: (job: Taken, milliseconds: number) => void;
  readonly now: () => number;
  /** Channels that run here now: replies of others wait for the process that has them. */
  readonly channels: () => readonly string[];
  /** Kinds that are left to another process. */
  readonly leaves?: readonly string[];
};

export type Outbox = {
  /** Takes rows that were just committed, with a lease of ours: they are done at once, from memory. */
  push(jobs: readonly Taken[]): void;
  /** Looks now for rows that are due, rather than at the next round. */
  nudge(): void;
  start(): void;
  /** Finishes what is under way and gives the rest back. */
  stop(): Promise<void>;
  /** Nothing is waiting here. */
  idle(): Promise<void>;
};

const sweepEvery = 1_000;
const acknowledgeAfter = 50;
const acknowledgeAt = 128;
const mostTries = 12;
/** 1 s, 2 s, 4 s … 5 min. */
const backoff = (tries: number): number => Math.min(300_000, 1_000 * 2 ** Math.min(tries, 9));

/**
 * Effects after the commit. Those of one lane (a chat, a card) are done one after another in the order of their ids, lanes
 * side by side. The table is the recovery: what this process does not finish, it or another one finds there.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, handlers, report, done, now, channels, leaves = [] } = options;
  const lanes = new Map<string, Taken[]>();
  const held = new Set<number>();
  let finished: number[] = [];
  let acknowledging: NodeJS.Timeout | undefined;
  let sweeping: NodeJS.Timeout | undefined;
  let stopped = true;
  let busySweep = false;
  let sweepAgain = false;
  const idlers: (() => void)[] = [];

  const acknowledge = async (): Promise<void> => {
    clearTimeout(acknowledging);
    acknowledging = undefined;
    const ids = finished;
    finished = [];
    if (ids.length === 0) return;
    try {
      await store.remove(ids);
    } catch (error) {
      // Still leased; they come again once the lease is over, and are done twice at worst.
      report(error, { id: ids[0] ?? 0, lane: '', kind: 'acknowledge', payload: undefined, tries: 0 });
    }
    for (const id of ids) held.delete(id);
    if (held.size === 0) for (const wake of idlers.splice(0)) wake();
  };

  const finish = (job: Taken): void => {
    finished.push(job.id);
    if (finished.length >= acknowledgeAt) void acknowledge();
    else acknowledging ??= setTimeout(() => void acknowledge(), acknowledgeAfter);
  };

  const run = async (lane: string, jobs: Taken[]): Promise<void> => {
    for (let job = jobs[0]; job && !stopped; job = jobs[0]) {
      const began = now();
      try {
        await handle(handlers, job);
        finish(job);
        done?.(job, now() - began);
      } catch (error) {
        if (!(await failed(job, error))) return giveBack(lane, jobs);
      }
      jobs.shift();
    }
    giveBack(lane, jobs);
  };

  /** True when the row is put aside for good and its lane may go on. */
  const failed = async (job: Taken, error: unknown): Promise<boolean> => {
    report(error, job);
    const hopeless = isHopeless(error) || job.tries + 1 >= mostTries;
    const wait =
      error instanceof ChannelError && error.retryAfter !== undefined ? error.retryAfter : backoff(job.tries);
    await store
      .fail(job.id, { reason: reasonOf(error), retryIn: hopeless ? undefined : wait })
      .catch(() => {});
    held.delete(job.id);
    if (hopeless) return true;
    return false;
  };

  const giveBack = (lane: string, jobs: readonly Taken[]): void => {
    lanes.delete(lane);
    const ids = jobs.map(({ id }) => id).filter((id) => held.has(id));
    for (const id of ids) held.delete(id);
    if (ids.length > 0) void store.release(ids).catch(() => {});
    if (held.size === 0) for (const wake of idlers.splice(0)) wake();
  };

  const push = (jobs: readonly Taken[]): void => {
    const left = jobs.filter(({ kind }) => leaves.includes(kind)).map(({ id }) => id);
    if (left.length > 0) void store.release(left).catch(() => {});
    for (const job of jobs) {
      if (leaves.includes(job.kind)) continue;
      if (held.has(job.id)) continue;
      held.add(job.id);
      const waiting = lanes.get(job.lane);
      if (waiting) {
        waiting.push(job);
        continue;
      }
      const lane = [job];
      lanes.set(job.lane, lane);
      void run(job.lane, lane);
    }
  };

  const sweep = async (): Promise<void> => {
    if (busySweep) {
      sweepAgain = true;
      return;
    }
    busySweep = true;
    clearTimeout(sweeping);
    try {
      if (held.size > 0) await store.renew([...held]);
      push(await store.take({ channels: channels(), leaves }));
    } catch (error) {
      if (!isOutage(error)) report(error, { id: 0, lane: '', kind: 'sweep', payload: undefined, tries: 0 });
    }
    busySweep = false;
    if (stopped) return;
    sweeping = setTimeout(() => void sweep(), sweepAgain ? 0 : sweepEvery);
    sweepAgain = false;
  };

  return {
    push,
    nudge: () => {
      if (!stopped) void sweep();
    },
    start: () => {
      stopped = false;
      void sweep();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(sweeping);
      if (lanes.size > 0) await new Promise<void>((wake) => idlers.push(wake));
      await acknowledge();
    },
    idle: () => (held.size === 0 ? Promise.resolve() : new Promise<void>((wake) => idlers.push(wake))),
  };
}

async function handle(handlers: OutboxOptions['handlers'], job: Taken): Promise<void> {
  const handler = Object.hasOwn(handlers, job.kind) ? handlers[job.kind] : undefined;
  if (!handler) throw new ChannelError('rejected', `nobody here does ${job.kind}`);
  await handler(job);
}

/** The other side said no for good: asking again cannot help. */
const isHopeless = (error: unknown): boolean =>
  error instanceof ChannelError &&
  (error.code === 'forbidden' || error.code === 'rejected' || error.code === 'too-large');

/** Our own words only: what another system answered may hold personal data. */
const reasonOf = (error: unknown): string =>
  error instanceof ChannelError
    ? `${error.code}: ${error.message}`.slice(0, 300)
    : error instanceof Error
      ? error.name
      : 'unknown';
