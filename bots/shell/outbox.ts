import { type Fresh, type OutboxStore, type Taken, unreadable } from '#db/outbox/index.ts';
import { createAcknowledger, type DoneRows } from './acknowledge.ts';
import { isOutage } from './database-errors.ts';
import { ChannelError, UnreadableError } from './errors.ts';
import { reasonOf, retryAfter } from './failing.ts';
import { createHaste, type Haste } from './haste.ts';
import { createHeld, type Held } from './held.ts';
import { type Came, createLanes, type Lanes } from './lanes.ts';
import { createLeases } from './leases.ts';
import { createSweep } from './sweep.ts';
import { apart, createTogether, type Together } from './together.ts';

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
  /**
   * Takes rows that were just committed, with a lease of ours: they are done at once, from memory. Lots of them that
   * wait `together` as one row are named in its order.
   */
  push(jobs: readonly Taken[], together?: readonly (readonly number[])[]): void;
  /** Rows of these lanes were written, and nobody has them in memory: they are taken now, before any that come later. */
  recover(lanes: readonly string[]): void;
  /** Looks now for rows that are due, rather than at the next round. */
  nudge(): void;
  /** What was put off in this lane is tried now: whoever it is for is here. */
  readonly hasten: Haste['hasten'];
  start(): Promise<void>;
  /** Finishes what is under way and gives the rest back. */
  stop(): Promise<void>;
  /** Nothing is waiting here. */
  idle(): Promise<void>;
  readonly doneRows: DoneRows;
  /** Lanes, of these, that have such a row to be done soon, here or in another process. */
  awaits(lanes: readonly string[], fresh: Fresh): Promise<ReadonlySet<string>>;
  /** Whether what is done here in this lane has been under way for so many milliseconds. */
  readonly hangs: Lanes['hangs'];
};

/** Kinds that queue the answer somebody waits for: it is looked for once their own row is gone. */
const answered: ReadonlySet<string> = new Set([
  'decide',
  'change-address',
  'keep-photo',
  'payout',
  'payout-query',
]);
/** Milliseconds, longer than a row that is done stays. */
const soon = 100;

/**
 * Effects after the commit. Those of one lane (a chat, a card) are done one after another in the order of their ids, lanes
 * side by side. The table is the recovery: what this process does not finish, it or another one finds there.
 */
export function createOutbox(given: OutboxOptions): Outbox {
  const held = createHeld();
  const { together, acknowledger, ...options } = rowsBehind(given, held);
  const { store } = options;
  let stopped = true;
  const dueIn = (milliseconds: number): void => sweep.within(milliseconds);
  const isBehind = (lane: string): boolean => lanes.behind().has(lane);
  const haste = createHaste({ hasten: store.hasten, lanes: () => lanes, look: () => sweep.now() });
  const lanes = createLanes({
    run: runner(options, held, { finish: together.finish, dueIn, isBehind, haste }),
    stopped: () => stopped,
    giveBack: (jobs) => release(store, held, jobs) && dueIn(soon),
  });
  const sweep = createSweep(looker(options, held, lanes));
  return {
    push: afterwards(together.add, pusher(options, held, inOrder(store, held, lanes))),
    recover: recoverer(store, held, { fallBehind: lanes.fallBehind, look: sweep.now }),
    nudge: sweep.now,
    hasten: haste.hasten,
    idle: held.empty,
    doneRows: doneRows(acknowledger, together),
    awaits: awaiting(store, held, lanes),
    hangs: lanes.hangs,
    start: async () => {
      stopped = false;
      // What another process left is older than what comes now.
      lanes.setBehind(await store.lanes());
      sweep.start();
    },
    stop: async () => {
      stopped = true;
      sweep.stop();
      await acknowledger.flush();
      if (lanes.size() > 0) await held.empty();
      await acknowledger.close();
      await store.given();
    },
  };
}

const afterwards =
  (add: Together['add'], push: (jobs: readonly Taken[]) => void): Outbox['push'] =>
  (jobs, lots = []) => {
    lots.forEach(add);
    push(jobs);
  };

/** What the effects held here are kept in, until they are done. */
function rowsBehind(options: OutboxOptions, held: Held) {
  const { unpack } = options.store;
  const finished = (row: number): void => acknowledger.done(row);
  const together = createTogether({ unpack, drop: held.drop, finished });
  const gone = (rows: readonly number[]): void => held.drop(together.gone(rows));
  const acknowledger = createAcknowledger({ remove: remover(options, together, gone), drop: gone });
  return { ...options, together, acknowledger, store: createLeases(apart(options.store, together)) };
}

/** Each row once, however often it comes; what is left to another process goes back. */
const pusher =
  ({ store, leaves = [] }: OutboxOptions, held: Held, take: (jobs: readonly Taken[]) => void) =>
  (jobs: readonly Taken[]): void => {
    const [left, ours] = split(jobs, ({ kind }) => leaves.includes(kind));
    release(store, held, left, 'even those not held');
    const fresh = ours.filter(({ id }) => !held.has(id));
    for (const { id } of fresh) held.add(id);
    take(fresh);
  };

type Recovering = { readonly fallBehind: Lanes['fallBehind']; readonly look: () => void };

/** A lease that could not be given up now ends by itself. */
const recoverer =
  (store: OutboxStore, held: Held, { fallBehind, look }: Recovering): Outbox['recover'] =>
  (names) => {
    fallBehind(names);
    void store.giveUp(names, held.all()).then(look, () => undefined);
  };

/** What was just committed follows what another process has of its lane. */
const inOrder =
  (store: OutboxStore, held: Held, lanes: Lanes) =>
  (jobs: readonly Taken[]): void => {
    const names = [...new Set(jobs.filter(({ elsewhere }) => elsewhere).map(({ lane }) => lane))];
    if (names.length > 0) lanes.ask(names, store.lanesOfOthers(names, held.all()));
    for (const job of jobs) lanes.push(job);
  };

/** A lane that was put back is looked for in the table; one that was refused, or hangs, is awaited by nobody. */
const awaiting =
  (store: OutboxStore, held: Held, lanes: Lanes): Outbox['awaits'] =>
  async (names, fresh) => {
    const here = names.filter((name) => lanes.has(name, ({ kind }) => fresh.kinds.includes(kind)));
    const open = names.filter((name) => !here.includes(name));
    const there = open.length > 0 ? await store.lanesOfOthers(open, held.all(), fresh) : [];
    return new Set([...here, ...there]);
  };

/** Keeps what is ours, takes what is due, and notes which lanes have caught up. */
function looker(options: OutboxOptions, held: Held, lanes: Lanes): () => Promise<void> {
  const { store, report, channels, leaves = [] } = options;
  const resume = pusher(options, held, (jobs) => {
    for (const job of jobs) lanes.resume(job);
  });
  return async () => {
    try {
      const mine = held.staying();
      if (mine.length > 0) await store.renew(mine);
      resume(await store.take({ channels: channels(), leaves }));
      const behind = new Map(lanes.behind());
      if (behind.size > 0) lanes.caughtUp(behind, await store.lanes([...behind.keys()]));
    } catch (error) {
      if (!isOutage(error)) report(error, nobody('sweep'));
    }
  };
}

/**
 * Rows that could not be deleted while the database is away stay ours, and are deleted as soon as it is back: else they
 * would be done twice. For any other reason they come again once their lease is over.
 */
const remover =
  ({ store, report }: OutboxOptions, together: Together, gone: (rows: readonly number[]) => void) =>
  async (rows: readonly number[]): Promise<boolean> => {
    try {
      await store.remove(together.sorted(rows));
    } catch (error) {
      report(error, nobody('acknowledge'));
      if (isOutage(error)) return false;
    }
    gone(rows);
    return true;
  };

/** What a turn's write deletes, by the tables it is in. */
const doneRows = ({ take, gone, giveBack }: DoneRows<readonly number[]>, together: Together): DoneRows => ({
  take: () => together.sorted(take()),
  gone: ({ rows, batches }) => gone([...rows, ...batches]),
  giveBack: ({ rows, batches }) => giveBack([...rows, ...batches]),
});

/** What is told of a job: it is done, or to be tried again in so many milliseconds. */
type Ended = {
  readonly finish: (id: number) => void;
  readonly dueIn: (milliseconds: number) => void;
  readonly isBehind: (lane: string) => boolean;
  readonly haste: Haste;
};

const runner =
  (options: OutboxOptions, held: Held, { finish, dueIn, isBehind, haste }: Ended) =>
  async (job: Taken): Promise<Came> => {
    const began = options.now();
    try {
      if (job.payload === unreadable) throw new UnreadableError();
      await handlerOf(options, job)(job);
    } catch (error) {
      return failed(options, held, { job, error, dueIn, haste });
    }
    finish(job.id);
    haste.done(job.lane);
    if (answered.has(job.kind) || job.found || isBehind(job.lane)) dueIn(soon);
    options.done?.(job, options.now() - began);
    return 'goes-on';
  };

type Failure = Pick<Ended, 'dueIn' | 'haste'> & { readonly job: Taken; readonly error: unknown };

/** A row that is hopeless is put aside and its lane goes on; any other is tried again later, and its lane waits for it. */
async function failed(
  { store, report }: OutboxOptions,
  held: Held,
  { job, error, dueIn, haste }: Failure,
): Promise<Came> {
  report(error, job);
  const retryIn = retryAfter(error, job.tries);
  held.leave([job.id]);
  await store.fail(job.id, { reason: reasonOf(error), retryIn }).catch(() => report(error, nobody('fail')));
  held.drop([job.id]);
  if (retryIn !== undefined) dueIn(retryIn);
  await haste.putOff(job.lane).catch(() => report(error, nobody('fail')));
  return retryIn === undefined ? 'goes-on' : 'waits';
}

/** Whether there was any. */
function release(
  store: OutboxStore,
  held: Held,
  jobs: readonly Taken[],
  which?: 'even those not held',
): boolean {
  const ids = jobs.map(({ id }) => id).filter((id) => which !== undefined || held.has(id));
  // A lease that could not be given back ends by itself.
  if (ids.length > 0) void store.release(ids).catch(() => undefined);
  held.drop(ids);
  return ids.length > 0;
}

function split<T>(all: readonly T[], isFirst: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}

const nobody = (kind: string): Taken => ({ id: 0, lane: '', kind, payload: undefined, tries: 0 });

function handlerOf({ handlers }: OutboxOptions, { kind }: Taken): Handler {
  const handler = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined;
  if (!handler) throw new ChannelError('rejected', `nobody here does ${kind}`);
  return handler;
}
