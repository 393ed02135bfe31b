import type { Position, Rows, Stored, TurnStore, TurnsWrite } from '#db/turns/index.ts';
import type { DoneRows } from './acknowledge.ts';
import type { Inbound } from './channel.ts';
import { isConflict, isOutage } from './database-errors.ts';

/** What one turn changes, decided in memory. */
export type Decided = {
  readonly state: unknown;
  /** Something of a person is in the state. */
  readonly personal?: boolean;
  readonly queued: TurnsWrite['queued'];
  readonly rows: Rows;
};

export type BatcherOptions = {
  readonly store: TurnStore;
  /** Pure; throws only on a defect of ours. */
  readonly decide: (state: unknown, inbound: Inbound) => Decided;
  /** What is kept when a turn cannot be done: the position stays, the customer gets one line. */
  readonly park: (state: unknown, inbound: Inbound, reason: string) => Decided;
  /** Called after the commit, with the ids of what was queued. */
  readonly committed: (ids: readonly number[], queued: TurnsWrite['queued']) => void;
  /** Outbox rows whose effect is done: they are deleted with the batch. */
  readonly doneRows: DoneRows;
  readonly observe?: (batch: { readonly turns: number; readonly split: boolean }) => void;
  readonly report: (error: unknown, inbound: Inbound) => void;
  /** For the pause before a conflict is tried again, 0 to 1. */
  readonly random: () => number;
};

export type Batcher = {
  /** Resolves once the turn is durable (or was before); rejects when the database cannot be reached: try again later. */
  accept(inbound: Inbound): Promise<void>;
  /** Resolves once nothing is under way. */
  drain(): Promise<void>;
};

type Entry = {
  readonly inbound: Inbound;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/** Turns a batch at most; measured: more adds latency and no throughput. */
const batchSize = 64;
/** Batches under way at once: while one commits, the next one is decided. */
const lanes = 2;
const conflictTries = 50;
const otherTries = 3;

/**
 * Group commit: while a batch is in flight the next one collects, with no timer, so that an idle system handles one turn
 * at once and a busy one pays one commit a batch. A conversation is never in two batches at the same time.
 */
export function createBatcher(options: BatcherOptions): Batcher {
  const queue = createQueue();
  let running = 0;
  let idle: (() => void)[] = [];
  let scheduled = false;

  const pump = (): void => {
    scheduled = false;
    while (running < lanes) {
      const batch = queue.take();
      if (batch.length === 0) break;
      running++;
      void run(options, batch).finally(() => {
        queue.free(batch);
        running--;
        pump();
      });
    }
    if (running > 0 || queue.size() > 0) return;
    for (const wake of idle) wake();
    idle = [];
  };

  return {
    accept: (inbound) =>
      new Promise<void>((resolve, reject) => {
        queue.put({ inbound, resolve, reject });
        if (scheduled) return;
        scheduled = true;
        setImmediate(pump);
      }),
    drain: () =>
      running === 0 && queue.size() === 0 ? Promise.resolve() : new Promise((wake) => idle.push(wake)),
  };
}

/** Deliveries that wait for a batch, in their order; those of a conversation that is in one wait for its end. */
function createQueue() {
  let waiting: Entry[] = [];
  const busy = new Set<string>();
  return {
    size: () => waiting.length,
    put: (entry: Entry) => void waiting.push(entry),
    free: (batch: readonly Entry[]) => {
      for (const { inbound } of batch) busy.delete(inbound.conversation);
    },
    take: (): readonly Entry[] => {
      const batch: Entry[] = [];
      const rest: Entry[] = [];
      for (const entry of waiting)
        (batch.length < batchSize && !busy.has(entry.inbound.conversation) ? batch : rest).push(entry);
      waiting = rest;
      for (const { inbound } of batch) busy.add(inbound.conversation);
      return batch;
    },
  };
}

async function run(options: BatcherOptions, batch: readonly Entry[]): Promise<void> {
  try {
    await commit(options, batch);
    options.observe?.({ turns: batch.length, split: false });
    for (const { resolve } of batch) resolve();
  } catch {
    // Whatever it was: alone, each turn shows whether it was its own.
    if (batch.length > 1) options.observe?.({ turns: batch.length, split: true });
    for (const entry of batch) await alone(options, entry);
  }
}

/** One turn by itself, re-read at each try; a poison message is parked and stops nobody else. */
async function alone(options: BatcherOptions, entry: Entry): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await commit(options, [entry]);
      return entry.resolve();
    } catch (error) {
      if (isOutage(error)) return entry.reject(error);
      if (tries < (isConflict(error) ? conflictTries : otherTries)) {
        await pause(options.random() * 4 * tries);
        continue;
      }
      options.report(error, entry.inbound);
      return parkOrReject(options, entry, error);
    }
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function parkOrReject(options: BatcherOptions, entry: Entry, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const parking = {
    ...options,
    decide: (state: unknown, inbound: Inbound) => options.park(state, inbound, reason),
  };
  try {
    await commit(parking, [entry]);
    entry.resolve();
  } catch (failure) {
    entry.reject(failure);
  }
}

/** Two round trips: read what the batch touches, decide it all in memory, write it as one statement. */
async function commit(options: BatcherOptions, batch: readonly Entry[]): Promise<void> {
  const inbounds = batch.map(({ inbound }) => inbound);
  const keys = [...new Set(inbounds.map(({ conversation }) => conversation))];
  const { states, seen } = await options.store.read(
    keys,
    inbounds.map(({ id }) => id),
  );
  const write = decideAll(options, inbounds, states, seen);
  if (write.seen.length === 0) return;
  const done = options.doneRows.take();
  try {
    const ids = await options.store.write({ ...write, done });
    options.doneRows.gone(done);
    options.committed(ids, write.queued);
  } catch (error) {
    options.doneRows.giveBack(done);
    throw error;
  }
}

/** Several turns of one conversation are folded in their order; a redelivery is left out. */
function decideAll(
  options: BatcherOptions,
  inbounds: readonly Inbound[],
  states: ReadonlyMap<string, Stored>,
  seen: ReadonlySet<string>,
): Omit<TurnsWrite, 'done'> {
  const positions = new Map<string, Omit<Position, 'key'>>();
  const done = new Set(seen);
  const applied: string[] = [];
  const queued: TurnsWrite['queued'][number][] = [];
  const rows: Record<string, unknown[]> = {};
  for (const inbound of inbounds) {
    if (done.has(inbound.id)) continue;
    done.add(inbound.id);
    applied.push(inbound.id);
    const stored = states.get(inbound.conversation);
    const before = positions.get(inbound.conversation) ?? {
      version: stored?.version ?? 0,
      state: stored?.state,
    };
    const decided = decideOne(options, before.state, inbound);
    const { state, personal = false } = decided;
    positions.set(inbound.conversation, { version: before.version, state, personal });
    queued.push(...decided.queued);
    for (const table in decided.rows)
      rows[table] = [...(rows[table] ?? []), ...(decided.rows[table as keyof Rows] ?? [])];
  }
  const sorted = [...positions].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    positions: sorted.map(([key, position]) => ({ key, ...position })),
    seen: applied,
    queued,
    rows: rows as Rows,
  };
}

/** A defect of ours parks the turn at once: it would be one again. */
function decideOne({ decide, park, report }: BatcherOptions, state: unknown, inbound: Inbound): Decided {
  try {
    return decide(state, inbound);
  } catch (error) {
    report(error, inbound);
    return park(state, inbound, error instanceof Error ? error.message : String(error));
  }
}
