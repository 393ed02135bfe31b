import type { Position, Read, Rows, TurnStore, TurnsWrite, Written } from '#db/turns/index.ts';
import type { DoneRows } from './acknowledge.ts';
import { createAlarm, soon } from './alarm.ts';
import type { Inbound } from './channel.ts';
import { isConflict, isOutage } from './database-errors.ts';
import { createQueue, type Entry } from './deliveries.ts';
import { asksAnew, isOfPerson, mayWait, type Patience, waitingChats } from './patience.ts';

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
  readonly committed: (written: Written, queued: TurnsWrite['queued']) => void;
  /** Turns a batch at most. */
  readonly size: number;
  /** Outbox rows whose effect is done: they are deleted with the batch. */
  readonly doneRows: DoneRows;
  /** What these chats were to be told was written, but nobody here has it in memory: it is to be looked for. */
  readonly recover?: (conversations: readonly string[]) => void;
  /** Without it no line waits for the answer to the one before. */
  readonly patience?: Patience;
  readonly observe?: (batch: { readonly turns: number; readonly split: boolean }) => void;
  readonly report: (error: unknown, inbound: Inbound) => void;
  /** For the pause before a conflict is tried again, 0 to 1. */
  readonly random: () => number;
};

export type Batcher = {
  /** Resolves once the turn is durable (or was before); rejects when the database cannot be reached: try again later. */
  accept(inbound: Inbound): Promise<void>;
  /** Something of this chat was answered: what waits for it may go on. */
  wake(conversation: string): void;
  /** Resolves once nothing is under way. */
  drain(): Promise<void>;
};

/** Batches under way at once: while one commits, the next one is decided. */
const lanes = 2;
/** How full a batch is that is worth it beside another; fewer turns wait for that one's end, and then pay one commit together. */
const worthwhile = 3 / 4;
/** But for no longer than this, in milliseconds: a batch that is held up holds up nobody else. */
const longestWait = 5;
const conflictTries = 50;
const otherTries = 3;

/**
 * Group commit: while a batch is in flight the next one collects, so that an idle system handles one turn at once and a
 * busy one pays one commit a batch. A conversation is never in two batches at the same time.
 */
export function createBatcher(options: BatcherOptions): Batcher {
  const queue = createQueue(options.size, () => schedule());
  let running = 0;
  const idle: (() => void)[] = [];
  const enough = Math.ceil(options.size * worthwhile);

  const pump = (least = enough): void => {
    while (running === 0 || (running < lanes && queue.size() >= least)) {
      const batch = queue.take();
      if (batch.length === 0) break;
      running++;
      void run(options, batch).then(({ waiting, refused }) => {
        if (refused.size > 0) refuse(queue.refuse(refused), refused);
        queue.free(batch);
        queue.putBack(waiting);
        running--;
        late.clear();
        pump();
      });
    }
    if (running === 1 && queue.size() > 0) late.set();
    if (running > 0 || queue.size() > 0) return;
    for (const wake of idle.splice(0)) wake();
  };

  const late = createAlarm(longestWait, () => pump(1));

  const schedule = soon(() => pump());

  return {
    wake: queue.wake,
    accept: (inbound) =>
      new Promise<void>((resolve, reject) =>
        queue.put({ inbound, came: performance.now(), resolve, reject }),
      ),
    drain: () =>
      running === 0 && queue.size() === 0 ? Promise.resolve() : new Promise((wake) => idle.push(wake)),
  };
}

/** What is not done: lines that wait for an answer, and chats whose lines come again as the database is away. */
type Left = { readonly waiting: readonly Entry[]; readonly refused: ReadonlyMap<string, unknown> };

const nothingRefused: Left['refused'] = new Map();

/** A connection that broke is replaced: the batch is tried once `more` before anybody is told. */
async function run(options: BatcherOptions, batch: readonly Entry[], more = true): Promise<Left> {
  try {
    const waiting = await commit(options, batch);
    options.observe?.({ turns: batch.length, split: false });
    for (const entry of batch) if (!waiting.includes(entry)) entry.resolve();
    return { waiting, refused: nothingRefused };
  } catch (error) {
    if (isOutage(error)) return more ? run(options, batch, false) : refuseAll(batch, error);
    // Whatever it was: alone, each turn shows whether it was its own.
    if (batch.length > 1) options.observe?.({ turns: batch.length, split: true });
    return oneByOne(options, batch);
  }
}

function refuseAll(batch: readonly Entry[], error: unknown): Left {
  const refused = new Map(batch.map(({ inbound }) => [inbound.conversation, error]));
  refuse(batch, refused);
  return { waiting: [], refused };
}

/** What is refused comes again, and so must all that was written after it in its chat: else it would come before. */
function refuse(entries: readonly Entry[], refused: Left['refused']): void {
  for (const entry of entries) entry.reject(refused.get(entry.inbound.conversation));
}

/** What comes after a line that waits, or is refused, does so as well. */
async function oneByOne(options: BatcherOptions, batch: readonly Entry[]): Promise<Left> {
  const waiting: Entry[] = [];
  const refused = new Map<string, unknown>();
  for (const entry of batch) {
    const { conversation } = entry.inbound;
    const follows =
      isOfPerson(entry.inbound) && waiting.some(({ inbound }) => inbound.conversation === conversation);
    if (refused.has(conversation)) refuse([entry], refused);
    else if (follows) waiting.push(entry);
    else {
      const came = await alone(options, entry);
      if (came.waits) waiting.push(entry);
      if (came.refused !== undefined) refused.set(conversation, came.refused);
    }
  }
  refuse(
    waiting.filter(({ inbound }) => refused.has(inbound.conversation)),
    refused,
  );
  return { waiting: waiting.filter(({ inbound }) => !refused.has(inbound.conversation)), refused };
}

/** It waits for an answer, or was refused for that reason, or is done. */
type Came = { readonly waits?: true; readonly refused?: unknown };

/** One turn by itself, re-read at each try; a poison message is parked and stops nobody else. */
async function alone(options: BatcherOptions, entry: Entry): Promise<Came> {
  for (let tries = 1; ; tries++) {
    try {
      const [waiting] = await commit(options, [entry]);
      if (waiting) return { waits: true };
      entry.resolve();
      return {};
    } catch (error) {
      if (isOutage(error)) return rejected(entry, error);
      if (tries < (isConflict(error) ? conflictTries : otherTries)) {
        await pause(options.random() * 4 * tries);
        continue;
      }
      options.report(error, entry.inbound);
      return parkOrReject(options, entry, error);
    }
  }
}

function rejected(entry: Entry, error: unknown): Came {
  entry.reject(error);
  return { refused: error };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function parkOrReject(options: BatcherOptions, entry: Entry, error: unknown): Promise<Came> {
  const reason = error instanceof Error ? error.message : String(error);
  const { patience: _patience, ...rest } = options;
  const parking = {
    ...rest,
    decide: (state: unknown, inbound: Inbound) => options.park(state, inbound, reason),
  };
  try {
    await commit(parking, [entry]);
    entry.resolve();
    return {};
  } catch (failure) {
    return rejected(entry, failure);
  }
}

/** What was remembered and turns out to be out of date is read, once. Gives what waits. */
async function commit(options: BatcherOptions, batch: readonly Entry[]): Promise<readonly Entry[]> {
  const lines = batch.map(({ inbound }) => inbound);
  const read = await options.store.read(lines);
  try {
    return await write(options, batch, read);
  } catch (error) {
    if (!read.isRemembered || !isConflict(error)) throw error;
    return write(options, batch, await options.store.read(lines));
  }
}

/** At most two round trips: what the batch touches was read; it is all decided in memory, and written as one statement. */
async function write(
  options: BatcherOptions,
  batch: readonly Entry[],
  { states, seen }: Read,
): Promise<readonly Entry[]> {
  const waits = options.patience ? await waitingChats(options.patience, batch, states) : undefined;
  const { waiting, ...change } = decideAll(options, batch, { states, seen, waits });
  // It was written all the same, and the answer got lost on its way.
  const written = batch.filter(({ unsure, inbound }) => unsure && seen.has(inbound.id));
  if (written.length > 0) options.recover?.(written.map(({ inbound }) => inbound.conversation));
  if (change.seen.length === 0) return waiting;
  const done = options.doneRows.take();
  try {
    const ids = await options.store.write({ ...change, done });
    options.doneRows.gone(done);
    options.committed(ids, change.queued);
    return waiting;
  } catch (error) {
    options.doneRows.giveBack(done);
    if (isOutage(error)) for (const entry of batch) entry.unsure = true;
    throw error;
  }
}

type Known = Pick<Read, 'states' | 'seen'> & {
  /** Chats whose next line waits. */
  readonly waits: ReadonlySet<string> | undefined;
};

/** Several turns of one conversation are folded in their order; a redelivery is left out. */
function decideAll(
  options: BatcherOptions,
  batch: readonly Entry[],
  { states, seen, waits }: Known,
): Omit<TurnsWrite, 'done'> & { readonly waiting: readonly Entry[] } {
  const positions = new Map<string, Omit<Position, 'key'>>();
  const done = new Set(seen);
  const applied: string[] = [];
  const queued: TurnsWrite['queued'][number][] = [];
  const rows: Record<string, unknown[]> = {};
  const asked = new Set(waits);
  const waiting: Entry[] = [];
  for (const entry of batch) {
    const { inbound } = entry;
    if (done.has(inbound.id)) continue;
    if (asked.has(inbound.conversation) && mayWait(entry)) {
      waiting.push(entry);
      continue;
    }
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
    const turn = { chat: inbound.conversation, before: before.state, after: state };
    if (options.patience && asksAnew(options.patience, turn)) asked.add(inbound.conversation);
    queued.push(...decided.queued);
    for (const table in decided.rows)
      rows[table] = [...(rows[table] ?? []), ...(decided.rows[table as keyof Rows] ?? [])];
  }
  return { positions: byKey(positions), seen: applied, queued, rows: rows as Rows, waiting };
}

const byKey = (positions: ReadonlyMap<string, Omit<Position, 'key'>>): TurnsWrite['positions'] =>
  [...positions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, position]) => ({ key, ...position }));

/** A defect of ours parks the turn at once: it would be one again. */
function decideOne({ decide, park, report }: BatcherOptions, state: unknown, inbound: Inbound): Decided {
  try {
    return decide(state, inbound);
  } catch (error) {
    report(error, inbound);
    return park(state, inbound, error instanceof Error ? error.message : String(error));
  }
}
